using System.Collections.Generic;
using static UringDsl.Generator.Ops.SharedFlags;
using static UringDsl.Generator.Ops.SharedOperands;

namespace UringDsl.Generator.Ops;

// What is found by its path: opening, attributes, directories.
internal static partial class OpTable
{
    private const string Opened = "Opened";

    private static IEnumerable<OpSpec> PathRows =>
    [
        Row("Openat", 18, "5.6", "Opens a file, like openat.") with
        {
            Attributes = [new("Open") { Completion = Opened }],
            Operands =
            [
                Directory,
                Path("path", "the path"),
                FlagWord("openFlags", "access mode and flags of open, <c>O_*</c>") with { PropertyType = "OpenFlags" },
                Number("mode", "uint", SqeField.Length, "permissions of a new file").As("Mode", "int", "0"),
                Target,
            ],
            File = FileUse.DescriptorOnly,
            RefusedSqeFlags = SqeFlagSet.BufferSelect | SqeFlagSet.FixedFile,
            DirectResult = DirectResult.Slot,
            DirectSince = "5.15",
            MustBeZero = SqeFields.BufferIndex | SqeFields.IoPriority,
            Result = ResultKind.Descriptor,
            ResultText = DescriptorText,
            Constraints = [FixedDirectory, NoCloseOnExec],
        },
        Row("Openat2", 28, "5.6", "Opens a file with rules about how the path is resolved, like openat2.") with
        {
            Attributes = [new("OpenHow") { Completion = Opened }],
            Operands =
            [
                Directory,
                Path("path", "the path"),
                Copied("how", OperandKind.Structure, "an <c>open_how</c> of 24 bytes", SqeField.Address2) with { Types = ["OpenHow"] },
                Target,
            ],
            Constants = [(SqeField.Length, "24")],
            File = FileUse.DescriptorOnly,
            RefusedSqeFlags = SqeFlagSet.BufferSelect | SqeFlagSet.FixedFile,
            DirectResult = DirectResult.Slot,
            DirectSince = "5.15",
            MustBeZero = SqeFields.BufferIndex | SqeFields.IoPriority,
            Result = ResultKind.Descriptor,
            ResultText = DescriptorText,
            Constraints = [FixedDirectory, NoCloseOnExec],
        },
        Row("Statx", 21, "5.6", "Reads the attributes of a file, like statx.") with
        {
            Attributes = [new("Statx") { Completion = "FileStatus" }],
            Operands =
            [
                Directory,
                Path("path", "the path; empty, with <c>AT_EMPTY_PATH</c>, for the directory's own attributes") with { Presence = OperandPresence.Defaulted },
                FlagWord("statxFlags", "how the path is resolved, <c>AT_*</c>") with { PropertyType = "StatxFlags" },
                Number("mask", "uint", SqeField.Length, "the attributes wanted, <c>STATX_*</c>").As("Mask", "StatxMask", "0x7FF"),
                Written("result", OperandKind.Structure, "a <c>statx</c> of 256 bytes", SqeField.Address2).ReservedFor(256),
            ],
            File = FileUse.DescriptorOnly,
            RefusedSqeFlags = SqeFlagSet.BufferSelect | SqeFlagSet.FixedFile,
            Flags =
            [
                OpFlag("NoFollow", "AT_SYMLINK_NOFOLLOW", 0x100),
                OpFlag("NoAutomount", "AT_NO_AUTOMOUNT", 0x800),
                OpFlag("EmptyPath", "AT_EMPTY_PATH", 0x1000),
                OpFlag("ForceSync", "AT_STATX_FORCE_SYNC", 0x2000),
                OpFlag("DontSync", "AT_STATX_DONT_SYNC", 0x4000),
            ],
            MustBeZero = SqeFields.BufferIndex | SqeFields.FileIndex | SqeFields.IoPriority,
            IsWorkerOnly = true,
            Constraints = [FixedDirectory],
        },
        PathRow("Renameat", 35, "5.11", "Renames a file, like renameat2.") with
        {
            Attributes = [new("Rename")],
            Operands = [OldDirectory, OldPath, NewDirectory, NewPath, RenameFlagsWord],
            Flags = [OpFlag("NoReplace", "RENAME_NOREPLACE", 1), OpFlag("Exchange", "RENAME_EXCHANGE", 2), OpFlag("Whiteout", "RENAME_WHITEOUT", 4)],
        },
        PathRow("Unlinkat", 36, "5.11", "Removes a file or an empty directory, like unlinkat.") with
        {
            Attributes = [new("Unlink")],
            Operands = [Directory, Path("path", "the path"), UnlinkFlagsWord],
            Flags = [OpFlag("RemoveDirectory", "AT_REMOVEDIR", 0x200)],
            MustBeZero = SqeFields.Offset | SqeFields.Length | SqeFields.BufferIndex | SqeFields.FileIndex | SqeFields.IoPriority,
        },
        PathRow("Mkdirat", 37, "5.15", "Makes a directory, like mkdirat.") with
        {
            Attributes = [new("MakeDirectory")],
            Operands = [Directory, Path("path", "the path"), DirectoryMode],
            MustBeZero = SqeFields.Offset | SqeFields.OperationFlags | SqeFields.BufferIndex | SqeFields.FileIndex | SqeFields.IoPriority,
        },
        PathRow("Symlinkat", 38, "5.15", "Makes a symbolic link, like symlinkat.") with
        {
            Attributes = [new("Symlink")],
            Operands =
            [
                Path("linkTarget", "what the link says"),
                Directory,
                Path("linkPath", "path of the link", SqeField.Address2),
            ],
            MustBeZero = SqeFields.Length | SqeFields.OperationFlags | SqeFields.BufferIndex | SqeFields.FileIndex | SqeFields.IoPriority,
        },
        PathRow("Linkat", 39, "5.15", "Makes a hard link, like linkat.") with
        {
            Attributes = [new("HardLink")],
            Operands = [OldDirectory, OldPath, NewDirectory, NewPath, HardLinkFlagsWord],
            Flags = [OpFlag("Follow", "AT_SYMLINK_FOLLOW", 0x400), OpFlag("EmptyPath", "AT_EMPTY_PATH", 0x1000)],
        },
        Row("Fsetxattr", 41, "5.19", "Sets an extended attribute of an open file, like fsetxattr.") with
        {
            Attributes = [new("FileSetXattr")],
            Operands = [File, AttributeName, AttributeValue, AttributeSize, XattrFlagsWord],
            File = FileUse.SlotOrDescriptor,
            Flags = XattrFlags,
            MustBeZero = SqeFields.IoPriority,
            IsWorkerOnly = true,
        },
        Row("Setxattr", 42, "5.19", "Sets an extended attribute of a path, like setxattr.") with
        {
            Attributes = [new("SetXattr")],
            Operands = [AttributeName, AttributeValue, Path("path", "the path", SqeField.Address3), AttributeSize, XattrFlagsWord],
            RefusedSqeFlags = SqeFlagSet.BufferSelect | SqeFlagSet.FixedFile,
            UnusedFile = 0,
            Flags = XattrFlags,
            MustBeZero = SqeFields.IoPriority,
            IsWorkerOnly = true,
            Constraints = ["IOSQE_FIXED_FILE is EBADF."],
        },
        Row("Fgetxattr", 43, "5.19", "Reads an extended attribute of an open file, like fgetxattr.") with
        {
            Attributes = [new("FileGetXattr") { Completion = Transferred }],
            Operands = [File, AttributeName, AttributeResult, AttributeSize],
            File = FileUse.SlotOrDescriptor,
            MustBeZero = SqeFields.OperationFlags | SqeFields.IoPriority,
            Result = ResultKind.Bytes,
            ResultText = "length of the value",
            IsWorkerOnly = true,
        },
        Row("Getxattr", 44, "5.19", "Reads an extended attribute of a path, like getxattr.") with
        {
            Attributes = [new("GetXattr") { Completion = Transferred }],
            Operands = [AttributeName, AttributeResult, Path("path", "the path", SqeField.Address3), AttributeSize],
            RefusedSqeFlags = SqeFlagSet.BufferSelect | SqeFlagSet.FixedFile,
            UnusedFile = 0,
            MustBeZero = SqeFields.OperationFlags | SqeFields.IoPriority,
            Result = ResultKind.Bytes,
            ResultText = "length of the value",
            IsWorkerOnly = true,
            Constraints = ["IOSQE_FIXED_FILE is EBADF."],
        },
    ];

    private const string DescriptorText = "the descriptor; 0 for a given slot; the slot for an allocated one";
    private const string FixedDirectory = "The directory is an ordinary descriptor: IOSQE_FIXED_FILE is EBADF.";
    private const string NoCloseOnExec = "A direct target excludes O_CLOEXEC (EINVAL).";

    private static OperandSpec OldDirectory =>
        Directory with { Name = "oldDirectory", Summary = "the directory of the old path; -100 is the working directory" };

    private static OperandSpec OldPath => Path("oldPath", "the old path");

    private static OperandSpec NewDirectory =>
        AnyDirectory("newDirectory", SqeField.Length, "the directory of the new path; -100 is the working directory");

    private static OperandSpec NewPath => Path("newPath", "the new path", SqeField.Address2);

    private static OperandSpec AttributeName => Path("name", "name of the attribute");

    private static OperandSpec AttributeValue => Source("value", "the value", HeldUntil.Submitted, SqeField.Address2);

    private static OperandSpec AttributeResult => Destination("value", "where the value goes", SqeField.Address2);

    private static OperandSpec AttributeSize => BufferLength.DerivedFrom("value") with { Summary = "bytes of the value" };

    private static OperandSpec RenameFlagsWord =>
        FlagWord("renameFlags", "flags of renameat2, <c>RENAME_*</c>", "0") with { PropertyType = "RenameFlags" };

    private static OperandSpec UnlinkFlagsWord =>
        FlagWord("unlinkFlags", "0, or <c>AT_REMOVEDIR</c> (0x200)", "0") with { PropertyType = "UnlinkFlags" };

    private static OperandSpec HardLinkFlagsWord =>
        FlagWord("linkFlags", "flags of linkat, <c>AT_*</c>", "0") with { PropertyType = "HardLinkFlags" };

    private static OperandSpec DirectoryMode =>
        Number("mode", "uint", SqeField.Length, "permissions of the directory").As("Mode", "int", "0x1FF");

    private static OperandSpec XattrFlagsWord => FlagWord("xattrFlags", "flags of setxattr, <c>XATTR_*</c>", "0") with { PropertyType = "XattrFlags" };

    private static OpSpec PathRow(string name, byte number, KernelVersion since, string summary) => Row(name, number, since, summary) with
    {
        File = FileUse.DescriptorOnly,
        RefusedSqeFlags = SqeFlagSet.BufferSelect | SqeFlagSet.FixedFile,
        MustBeZero = SqeFields.BufferIndex | SqeFields.FileIndex | SqeFields.IoPriority,
        IsWorkerOnly = true,
        Constraints = [FixedDirectory],
    };
}
