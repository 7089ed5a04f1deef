using System.Collections.Generic;
using System.Collections.Immutable;
using static UringDsl.Generator.Ops.SharedFlags;
using static UringDsl.Generator.Ops.SharedOperands;

namespace UringDsl.Generator.Ops;

// Reading, writing and what else is done to an open file.
internal static partial class OpTable
{
    private const string Transferred = "Transferred";

    private static ChainSpec Transfer => new() { ShortTransfer = ShortTransfer.Breaks };

    private static IEnumerable<OpSpec> FileRows =>
    [
        Rw("Readv", 1, "5.1", "Reads at an offset into several buffers, like preadv2.") with
        {
            Attributes = [new("ReadVectored") { Completion = Transferred }],
            Operands = [File, Vectors with { Types = ["ReceiveBuffer[]"] }, VectorCount, FileOffset, RwFlagsWord, IoPriorityValue],
            BufferSelect = BufferSelectUse.Optional,
            BufferSelectSince = "5.7",
            RefusedSqeFlags = SqeFlagSet.None,
            ResultText = "bytes read, 0 at the end of the file",
            CqeFlags = CqeFlagSet.Buffer | CqeFlagSet.BufferMore,
            Constraints =
            [
                "At most 1024 vectors; exactly one with a provided buffer.",
                "A ring that polls the device takes O_DIRECT files only.",
            ],
        },
        Rw("Writev", 2, "5.1", "Writes at an offset from several buffers, like pwritev2.") with
        {
            Attributes = [new("WriteVectored") { Completion = Transferred }],
            Operands = [File, Vectors with { Types = ["SendBuffer[]"] }, VectorCount, FileOffset, RwFlagsWord, IoPriorityValue],
            ResultText = "bytes written, possibly fewer than asked",
            Constraints = ["At most 1024 vectors."],
        },
        Row("Fsync", 3, "5.1", "Makes a file's data durable, like fsync, fdatasync or a sync of a range.") with
        {
            Attributes = [new("Fsync")],
            Operands =
            [
                File,
                FlagWord("fsyncFlags", "0, or <see cref=\"UringConstants.FsyncDataOnly\"/>", "0") with { PropertyType = "FsyncFlags" },
                FileOffset with { PrepDefault = "0", Default = "0", Summary = "where the range begins" },
                OptionalOf(BufferLength, "bytes of the range; 0 to the end of the file"),
            ],
            File = FileUse.SlotOrDescriptor,
            Flags = [OpFlag("DataOnly", "IORING_FSYNC_DATASYNC", 1)],
            MustBeZero = SqeFields.Address | SqeFields.BufferIndex | SqeFields.FileIndex | SqeFields.IoPriority,
            IsWorkerOnly = true,
            Constraints = ["Not ordered after earlier writes unless a link orders it."],
        },
        Rw("ReadFixed", 4, "5.1", "Reads at an offset into a registered buffer.") with
        {
            Attributes = [new("ReadFixed") { Completion = Transferred }],
            Operands =
            [
                File,
                Destination("buffer", RegisteredAddress) with { Types = ["FixedBuffer"] },
                BufferLength.DerivedFrom("buffer"),
                FileOffset,
                RegisteredBuffer.DerivedFrom("buffer"),
                RwFlagsWord,
                IoPriorityValue,
            ],
            ResultText = "bytes read, 0 at the end of the file",
            Constraints = [OutsideRegistered, RegisteredLifetime],
        },
        Rw("WriteFixed", 5, "5.1", "Writes at an offset from a registered buffer.") with
        {
            Attributes = [new("WriteFixed") { Completion = Transferred }],
            Operands =
            [
                File,
                Source("buffer", RegisteredAddress) with { Types = ["FixedBuffer"] },
                BufferLength.DerivedFrom("buffer"),
                FileOffset,
                RegisteredBuffer.DerivedFrom("buffer"),
                RwFlagsWord,
                IoPriorityValue,
            ],
            ResultText = "bytes written, possibly fewer than asked",
            Constraints = [OutsideRegistered, RegisteredLifetime],
        },
        Row("SyncFileRange", 8, "5.2", "Writes a range of a file out, like sync_file_range.") with
        {
            Attributes = [new("SyncFileRange")],
            Operands =
            [
                File,
                FileOffset with { Presence = OperandPresence.Required, Summary = "where the range begins" },
                BufferLength with { Summary = "bytes of the range" },
                FlagWord("syncFlags", "what to wait for, <c>SYNC_FILE_RANGE_*</c>") with { PropertyType = "SyncRangeFlags" },
            ],
            File = FileUse.SlotOrDescriptor,
            Flags =
            [
                OpFlag("WaitBefore", "SYNC_FILE_RANGE_WAIT_BEFORE", 1),
                OpFlag("Write", "SYNC_FILE_RANGE_WRITE", 2),
                OpFlag("WaitAfter", "SYNC_FILE_RANGE_WAIT_AFTER", 4),
            ],
            MustBeZero = SqeFields.Address | SqeFields.BufferIndex | SqeFields.FileIndex | SqeFields.IoPriority,
            IsWorkerOnly = true,
        },
        Row("Fallocate", 17, "5.6", "Reserves or releases space of a file, like fallocate.") with
        {
            Attributes = [new("Fallocate")],
            Operands =
            [
                File,
                Number("mode", "uint", SqeField.Length, "mode of fallocate, 0 to reserve", null).As("Mode", "FallocateMode", "0"),
                FileOffset with { Presence = OperandPresence.Required, Summary = "where the range begins" },
                LongLength("length", SqeField.Address, "bytes of the range"),
            ],
            File = FileUse.SlotOrDescriptor,
            MustBeZero = SqeFields.OperationFlags | SqeFields.BufferIndex | SqeFields.FileIndex | SqeFields.IoPriority,
            IsWorkerOnly = true,
        },
        Rw("Read", 22, "5.6", "Reads at an offset, like pread.") with
        {
            Attributes = [new("Read") { Completion = Transferred, More = AttributeSpec.ReadingAgain }],
            Operands =
            [
                File,
                Destination("buffer", "where the data goes; 0 with a provided buffer"),
                BufferLength.DerivedFrom("buffer"),
                FileOffset,
                RwFlagsWord,
                IoPriorityValue,
            ],
            BufferSelect = BufferSelectUse.Optional,
            BufferSelectSince = "5.7",
            RefusedSqeFlags = SqeFlagSet.None,
            ResultText = "bytes read, 0 at the end of the file",
            CqeFlags = CqeFlagSet.Buffer | CqeFlagSet.BufferMore,
            Constraints = ["The priority word is an I/O priority: flags of the network operations are refused there, or taken for a priority."],
        },
        Rw("Write", 23, "5.6", "Writes at an offset, like pwrite.") with
        {
            Attributes = [new("Write") { Completion = Transferred }],
            Operands = [File, Source("buffer", "the data"), BufferLength.DerivedFrom("buffer"), FileOffset, RwFlagsWord, IoPriorityValue],
            ResultText = "bytes written, possibly fewer than asked",
            Constraints = ["Two writes at the file position that are in flight together race for it."],
        },
        Row("Fadvise", 24, "5.6", "Tells how a range of a file will be used, like posix_fadvise.") with
        {
            Attributes = [new("Fadvise")],
            Operands =
            [
                File,
                FileOffset with { Presence = OperandPresence.Required, Summary = "where the range begins" },
                BufferLength with { Summary = "bytes of the range; 0 to the end of the file", Presence = OperandPresence.Defaulted, Default = "0" },
                Number("advice", "uint", SqeField.OperationFlags, "0 normal, 1 random, 2 sequential, 3 will need, 4 do not need, 5 no reuse")
                    .As("Advice", "FileAdvice"),
                LongLength("longLength", SqeField.Address, "bytes of the range when they exceed 32 bits (6.11); it wins over the other", "0"),
            ],
            File = FileUse.SlotOrDescriptor,
            MustBeZero = SqeFields.BufferIndex | SqeFields.FileIndex | SqeFields.IoPriority,
        },
        Row("Madvise", 25, "5.6", "Tells how a range of memory will be used, like madvise.") with
        {
            Attributes = [new("Madvise")],
            Operands =
            [
                Source("address", "where the range begins; it stays mapped") with { Kind = OperandKind.Address },
                BufferLength with { Summary = "bytes of the range" },
                Number("advice", "uint", SqeField.OperationFlags, "what madvise takes, <c>MADV_*</c>").As("Advice", "MemoryAdvice"),
                LongLength("longLength", SqeField.Offset, "bytes of the range when they exceed 32 bits (6.11); it wins over the other", "0"),
            ],
            MustBeZero = SqeFields.BufferIndex | SqeFields.FileIndex | SqeFields.IoPriority,
            IsWorkerOnly = true,
        },
        Row("Splice", 30, "5.7", "Moves bytes between a pipe and another file, like splice.") with
        {
            Attributes = [new("Splice") { Completion = Transferred }],
            Operands =
            [
                SpliceInput,
                LongLength("sourceOffset", SqeField.SpliceOffsetIn, "position in the source; -1 (all bits) for a pipe or the file position")
                    .As("SourceOffset", "long", "ulong.MaxValue"),
                File with { Name = "target", Summary = "the file written to, a slot or a descriptor" },
                FileOffset with
                {
                    Name = "targetOffset",
                    Property = "TargetOffset",
                    Summary = "position in the target; -1 (all bits) for a pipe or the file position",
                },
                BufferLength,
                FlagWord("spliceFlags", SpliceFlagsText, "0") with { PropertyType = "SpliceFlags" },
            ],
            File = FileUse.SlotOrDescriptor,
            Flags = SpliceFlags,
            MustBeZero = SqeFields.IoPriority,
            Result = ResultKind.Bytes,
            ResultText = "bytes moved, possibly fewer than asked",
            Chain = Transfer,
            IsWorkerOnly = true,
            Constraints = ["One of the two files is a pipe."],
        },
        Row("Tee", 33, "5.8", "Copies bytes from one pipe to another without consuming them, like tee.") with
        {
            Attributes = [new("Tee") { Completion = Transferred }],
            Operands =
            [
                SpliceInput with { Summary = "the pipe read from, a slot or a descriptor" },
                File with { Name = "target", Summary = "the pipe written to, a slot or a descriptor" },
                BufferLength,
                FlagWord("spliceFlags", SpliceFlagsText, "0") with { PropertyType = "SpliceFlags" },
            ],
            File = FileUse.SlotOrDescriptor,
            Flags = SpliceFlags,
            MustBeZero = SqeFields.Offset | SqeFields.Address | SqeFields.IoPriority,
            Result = ResultKind.Bytes,
            ResultText = "bytes copied, possibly fewer than asked",
            Chain = Transfer,
            IsWorkerOnly = true,
        },
        Row("ReadMultishot", 49, "6.7", "Reads again and again from a pipe, an eventfd, a terminal or a tun device into provided buffers.") with
        {
            Operands =
            [
                File,
                new("bufferGroup", "ushort", SqeField.BufferGroup, OperandKind.BufferGroup, "group that the buffers come from"),
                FileOffset with { PrepDefault = "ulong.MaxValue", Summary = "0, or -1 (all bits)" },
                RwFlagsWord,
            ],
            File = FileUse.SlotOrDescriptor,
            Flags = RwFlags,
            BufferSelect = BufferSelectUse.Required,
            RequiredSqeFlags = SqeFlagSet.BufferSelect,
            RefusedSqeFlags = SqeFlagSet.None,
            Multishot = new("6.7", SqeField.OperationFlags, 0) { NeedsBufferSelect = true },
            MustBeZero = SqeFields.Address | SqeFields.Length | SqeFields.IoPriority,
            Result = ResultKind.Bytes,
            ResultText = "bytes read; 0 at the end ends it",
            CqeFlags = CqeFlagSet.Buffer | CqeFlagSet.More | CqeFlagSet.BufferMore,
            Chain = new() { NextStart = NextStart.Terminated },
            Constraints =
            [
                "A regular file is refused with EBADFD.",
                "At the end of the stream a partly used incremental buffer comes without the flag that says so.",
            ],
        },
        Row("Ftruncate", 55, "6.9", "Sets the length of a file, like ftruncate.") with
        {
            Attributes = [new("Ftruncate")],
            Operands = [File, LongLength("length", SqeField.Offset, "the new length in bytes")],
            File = FileUse.SlotOrDescriptor,
            MustBeZero = SqeFields.Address | SqeFields.Length | SqeFields.OperationFlags | SqeFields.BufferIndex | SqeFields.FileIndex
                | SqeFields.Address3 | SqeFields.IoPriority,
            IsWorkerOnly = true,
        },
        Rw("ReadvFixed", 60, "6.15", "Reads at an offset into several pieces of one registered buffer.") with
        {
            Attributes = [new("ReadVectoredFixed") { Completion = Transferred }],
            Operands = FixedVectors,
            ResultText = "bytes read, 0 at the end of the file",
            Constraints = [OutsideRegistered, RegisteredLifetime],
        },
        Rw("WritevFixed", 61, "6.15", "Writes at an offset from several pieces of one registered buffer.") with
        {
            Attributes = [new("WriteVectoredFixed") { Completion = Transferred }],
            Operands = FixedVectors,
            ResultText = "bytes written, possibly fewer than asked",
            Constraints = [OutsideRegistered, RegisteredLifetime],
        },
    ];

    private const string RegisteredAddress = "address inside the registered buffer";
    private const string OutsideRegistered = "A range outside the registered buffer, or an unknown index, is EFAULT.";
    private const string RegisteredLifetime = "Unregistering a buffer in flight only drops a reference; the memory stays until the last completion.";
    private const string SpliceFlagsText = "flags of splice, <c>SPLICE_F_*</c>";

    private static OperandSpec Vectors =>
        Copied("vectors", OperandKind.Vectors, "array of <see cref=\"IoVector\"/>") with { HeldBehind = HeldUntil.Completed };

    private static OperandSpec VectorCount => Count("vectorCount", "uint", SqeField.Length, "number of vectors").DerivedFrom("vectors");

    private static ImmutableArray<OperandSpec> FixedVectors =>
        [File, Vectors with { Types = ["FixedBuffer[]"] }, VectorCount, FileOffset, RegisteredBuffer.DerivedFrom("vectors"), RwFlagsWord, IoPriorityValue];

    private static OperandSpec SpliceInput =>
        new("source", "RingFile", SqeField.SpliceFileIn, OperandKind.File, "the file read from, a slot or a descriptor");

    private static OpSpec Rw(string name, byte number, KernelVersion since, string summary) => Row(name, number, since, summary) with
    {
        File = FileUse.SlotOrDescriptor,
        Flags = RwFlags,
        Result = ResultKind.Bytes,
        Chain = Transfer,
        HasIoPriority = true,
    };
}
