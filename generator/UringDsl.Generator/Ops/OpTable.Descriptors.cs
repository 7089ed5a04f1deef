using System.Collections.Generic;
using static UringDsl.Generator.Ops.SharedFlags;
using static UringDsl.Generator.Ops.SharedOperands;

namespace UringDsl.Generator.Ops;

// Descriptors and slots, provided buffers, epoll, and what passes between rings.
internal static partial class OpTable
{
    private static IEnumerable<OpSpec> DescriptorRows =>
    [
        Row("Close", 19, "5.6", "Closes a descriptor or a slot.") with
        {
            Attributes = [ByHand("Close")],
            Operands = [File with { Field = SqeField.FileOrFileIndex, Summary = "a descriptor, or a slot (5.15)" }],
            File = FileUse.SlotByIndex,
            RefusedSqeFlags = SqeFlagSet.BufferSelect | SqeFlagSet.FixedFile,
            MustBeZero = SqeFields.Offset | SqeFields.Address | SqeFields.Length | SqeFields.OperationFlags | SqeFields.BufferIndex
                | SqeFields.IoPriority,
            ResultText = "0; EBADF for an empty slot",
            Constraints =
            [
                "A slot goes to file_index as slot + 1 with descriptor 0; IOSQE_FIXED_FILE is EBADF.",
                "Both a descriptor and a slot, or a slot outside the table, are EINVAL.",
                "It does not cancel operations in flight.",
                "A ring cannot be closed this way (EBADF).",
            ],
        },
        Row("FilesUpdate", 20, "5.6", "Fills or clears slots of the fixed-file table.") with
        {
            Attributes = [new("FilesUpdate")],
            Operands =
            [
                new(
                    "descriptors", "nint", SqeField.Address,
                    OperandKind.Structure, "array of int, -1 clears; with allocation the slots are written back")
                { Held = HeldUntil.Completed, IsWritten = true, Types = ["ReadOnlySpan<Descriptor>"] },
                Count("count", "uint", SqeField.Length, "number of entries").DerivedFrom("descriptors"),
                Number("firstSlot", "uint", SqeField.Offset, "first slot, or <see cref=\"UringConstants.FileIndexAllocate\"/>"),
            ],
            RefusedSqeFlags = SqeFlagSet.BufferSelect | SqeFlagSet.FixedFile,
            DirectResult = DirectResult.FillsTable,
            MustBeZero = SqeFields.OperationFlags | SqeFields.FileIndex | SqeFields.IoPriority,
            Result = ResultKind.Count,
            ResultText = "entries updated",
            Constraints = ["Without a table it is ENXIO.", "IOSQE_FIXED_FILE is EINVAL."],
        },
        Row("FixedFdInstall", 54, "6.8", "Makes an ordinary descriptor of a slot; the slot stays open.") with
        {
            Attributes = [new("InstallDescriptor") { Completion = Opened }],
            Operands =
            [
                new("slot", "Slot", SqeField.File, OperandKind.Slot, "the slot"),
                FlagWord("installFlags", "0, or <see cref=\"UringConstants.InstallNoCloseOnExec\"/>", "0")
                    with { PropertyType = "InstallFlags" },
            ],
            File = FileUse.SlotOnly,
            RequiredSqeFlags = SqeFlagSet.FixedFile,
            Flags = [OpFlag("NoCloseOnExec", "IORING_FIXED_FD_NO_CLOEXEC", 1, "6.8")],
            MustBeZero = SqeFields.Offset | SqeFields.Address | SqeFields.Length | SqeFields.BufferIndex | SqeFields.FileIndex
                | SqeFields.Address3 | SqeFields.IoPriority | SqeFields.Personality,
            Result = ResultKind.Descriptor,
            ResultText = "the new descriptor",
            Constraints = ["Other credentials are EPERM."],
        },
        Row("Pipe", 62, "6.16", "Makes a pipe, like pipe2.") with
        {
            Attributes =
            [
                new("Pipe")
                {
                    Completion = "PipeEnds",
                    Remarks = ["Direct takes two neighbouring slots of those that are reserved; without such a pair it is ENFILE."],
                },
            ],
            Operands =
            [
                Written("descriptors", OperandKind.Structure, "two ints: the reading end, then the writing end").ReservedFor(8),
                FlagWord("pipeFlags", "flags of pipe2, <c>O_*</c>") with { PropertyType = "PipeFlags" },
                Target with { Summary = "where the ends go; a given slot takes its neighbour as well" },
            ],
            UnusedFile = 0,
            DirectResult = DirectResult.TwoSlots,
            Flags =
            [
                OpFlag("Notification", "O_NOTIFICATION_PIPE", 0x80, "6.16"),
                OpFlag("NonBlock", "O_NONBLOCK", 0x800, "6.16"),
                OpFlag("Direct", "O_DIRECT", 0x4000, "6.16"),
                OpFlag("CloseOnExec", "O_CLOEXEC", 0x80000, "6.16"),
            ],
            MustBeZero = SqeFields.File | SqeFields.Offset | SqeFields.Address3 | SqeFields.IoPriority,
            Constraints = [NoCloseOnExec],
        },
        Row("EpollCtl", 29, "5.6", "Changes what an epoll instance watches, like epoll_ctl.") with
        {
            Attributes = [new("EpollControl")],
            Operands =
            [
                PlainFile("epoll", SqeField.File, "the epoll instance"),
                Number("operation", "int", SqeField.Length, "1 add, 2 delete, 3 modify").As("Operation", "EpollOperation"),
                PlainFile("target", SqeField.Offset, "the descriptor that is watched"),
                Copied("epollEvent", OperandKind.Structure, "an <c>epoll_event</c>") with { Types = ["EpollEvent"] },
            ],
            File = FileUse.DescriptorOnly,
            MustBeZero = SqeFields.BufferIndex | SqeFields.FileIndex | SqeFields.IoPriority,
            Constraints =
            [
                "The kernel marks it as deprecated.",
                "IOSQE_FIXED_FILE is ignored, not refused: the number is taken for a descriptor.",
            ],
        },
        Row("EpollWait", 59, "6.15", "Waits for events of an epoll instance, like epoll_wait.") with
        {
            Attributes = [new("EpollWait")],
            Operands =
            [
                File with { Name = "epoll", Summary = "the epoll instance, a slot or a descriptor" },
                Written("events", OperandKind.Structure, "array of <c>epoll_event</c>") with { Types = ["ReceiveBuffer"] },
                Count("maximumCount", "uint", SqeField.Length, "entries of the array").DerivedFrom("events")
                    with { Unit = "global::UringDsl.Abi.EpollEvent.NativeSize" },
            ],
            File = FileUse.SlotOrDescriptor,
            MustBeZero = SqeFields.Offset | SqeFields.OperationFlags | SqeFields.BufferIndex | SqeFields.FileIndex | SqeFields.IoPriority,
            Result = ResultKind.Count,
            ResultText = "events",
            Constraints = [NoTimeout],
        },
        Row("ProvideBuffers", 31, "5.7", "Adds buffers to a group, one submission at a time; a buffer ring replaces it.") with
        {
            Attributes = [new("ProvideBuffers")],
            Operands =
            [
                Destination("address", "where the first buffer begins; each is the kernel's until the completion that consumes it")
                    with { Kind = OperandKind.Address },
                BufferLength with { Summary = "bytes of each buffer" },
                Count("count", "int", SqeField.File, "number of buffers"),
                Group,
                Number("firstId", "ushort", SqeField.Offset, "id of the first buffer"),
            ],
            MustBeZero = SqeFields.OperationFlags | SqeFields.FileIndex | SqeFields.IoPriority,
            Constraints = ["A group that is a buffer ring is EINVAL.", "Ids beyond 65535 are E2BIG."],
        },
        Row("RemoveBuffers", 32, "5.7", "Removes buffers from a group.") with
        {
            Attributes = [new("RemoveBuffers")],
            Operands = [Count("count", "int", SqeField.File, "number of buffers"), Group],
            MustBeZero = SqeFields.Offset | SqeFields.Address | SqeFields.Length | SqeFields.OperationFlags | SqeFields.FileIndex
                | SqeFields.IoPriority,
            Result = ResultKind.Count,
            ResultText = "buffers removed; ENOENT for an unknown group",
        },
        Row("MsgRing", 40, "5.18", "Posts a completion to another ring.") with
        {
            Attributes = [ByHand("Message")],
            Operands =
            [
                File with { Name = "ring", Summary = "the other ring, a slot or a descriptor" },
                Key("targetUserData", SqeField.Offset, "user data of the completion over there"),
                Number("result", "int", SqeField.Length, "result of the completion over there"),
                FlagWord("messageFlags", "<see cref=\"MessageRingFlags.PassFlags\"/>, or 0", "0"),
                FlagWord(
                    "targetFlags", "flags of the completion over there, with <see cref=\"MessageRingFlags.PassFlags\"/> (6.3)", "0", SqeField.FileIndex),
            ],
            Constants = [(SqeField.Address, "(ulong)MessageRingCommand.Data")],
            File = FileUse.SlotOrDescriptor,
            Flags = [OpFlag("PassFlags", "IORING_MSG_RING_FLAGS_PASS", 2, "6.3")],
            MustBeZero = SqeFields.BufferIndex | SqeFields.Personality | SqeFields.Address3 | SqeFields.IoPriority,
            Constraints =
            [
                "What is no ring, or a ring still disabled, is EBADFD.",
                "EOVERFLOW when the completion queue over there could not take it.",
                MessageNotSeen,
            ],
        },
        Row("UringCmd", 46, "5.19", "A command of the file's driver; sockets have a few.") with
        {
            Attributes = [new("Command")],
            Operands =
            [
                File,
                Number("command", "uint", SqeField.CommandOperation, "the command; <see cref=\"SocketOperation\"/> on a socket").As("Operation", "int"),
                OptionalOf(Source("address", "what the command takes there")
                    with { Kind = OperandKind.Structure, Types = ["SendBuffer", "ReceiveBuffer"] }),
                OptionalOf(BufferLength, "what the command takes there").DerivedFrom("address"),
                FlagWord("commandFlags", "<see cref=\"UringCommandFlags\"/>", "0") with { PropertyType = "UringCommandFlags" },
                OptionalOf(
                    RegisteredBuffer, "<see cref=\"FixedBuffer.BufferIndex\"/> of a registered buffer, with <see cref=\"UringCommandFlags.FixedBuffer\"/>"),
                Number("argument", "ulong", SqeField.Address3, "first eight bytes of the command's own data", "0"),
            ],
            File = FileUse.SlotOrDescriptor,
            BufferSelect = BufferSelectUse.MultishotOnly,
            BufferSelectSince = "6.18",
            Flags = [OpFlag("FixedBuffer", "IORING_URING_CMD_FIXED", 1, "6.3"), OpFlag("Multishot", "IORING_URING_CMD_MULTISHOT", 2, "6.18")],
            Multishot = new("6.18", SqeField.OperationFlags, 2) { NeedsBufferSelect = true },
            RefusedSqeFlags = SqeFlagSet.None,
            MustBeZero = SqeFields.IoPriority,
            Result = ResultKind.Value,
            ResultText = "what the command says",
            CqeFlags = CqeFlagSet.More | CqeFlagSet.Large,
            Constraints =
            [
                "An unknown command of a socket is EOPNOTSUPP.",
                "Provided buffers without multishot are EINVAL.",
                "Some commands need the large entries.",
            ],
        },
    ];

    private static OperandSpec Group => new("bufferGroup", "ushort", SqeField.BufferGroup, OperandKind.BufferGroup, "the group");
}
