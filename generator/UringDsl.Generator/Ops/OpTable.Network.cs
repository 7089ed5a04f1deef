using System.Collections.Generic;
using static UringDsl.Generator.Ops.SharedFlags;
using static UringDsl.Generator.Ops.SharedOperands;

namespace UringDsl.Generator.Ops;

// Sockets: making and naming them.
internal static partial class OpTable
{
    private static IEnumerable<OpSpec> NetworkRows => [.. SocketRows, .. MessageRows];

    private static IEnumerable<OpSpec> SocketRows =>
    [
        Row("Socket", 45, "5.19", "Makes a socket, like socket.") with
        {
            Attributes = [ByHand("Socket") with { Summary = "It begins a chain; alone it is refused." }],
            Operands =
            [
                Number("domain", "int", SqeField.File, "address family: 1 local, 2 IPv4, 10 IPv6"),
                Number("type", "int", SqeField.Offset, "1 stream, 2 datagram; with SOCK_NONBLOCK (0x800) or SOCK_CLOEXEC (0x80000)"),
                Number("protocol", "int", SqeField.Length, "protocol, 0 for the usual one"),
                Target,
            ],
            DirectResult = DirectResult.Slot,
            MustBeZero = SqeFields.Address | SqeFields.OperationFlags | SqeFields.BufferIndex | SqeFields.IoPriority,
            Result = ResultKind.Descriptor,
            ResultText = DescriptorText,
            Chain = new() { Note = "With a given slot, SOCKET, BIND, LISTEN and a multishot ACCEPT form one chain." },
            Constraints = ["A direct target excludes SOCK_CLOEXEC (EINVAL).", "The limit of open files is read while the submission is prepared."],
        },
        Row("Bind", 56, "6.11", "Names a socket, like bind.") with
        {
            Attributes = [ByHand("Bind")],
            Operands = [Socket, PeerAddress("the socket address"), PeerAddressLength],
            File = FileUse.SlotOrDescriptor,
            MustBeZero = SqeFields.Length | SqeFields.OperationFlags | SqeFields.BufferIndex | SqeFields.FileIndex | SqeFields.Address3
                | SqeFields.Padding | SqeFields.IoPriority,
            Constraints = ["A socket that has a name already is EINVAL.", "A path of the local family is made by a worker thread."],
        },
        Row("Listen", 57, "6.11", "Makes a socket accept connections, like listen.") with
        {
            Attributes = [ByHand("Listen")],
            Operands = [Socket, Count("backlog", "int", SqeField.Length, "how many connections may wait")],
            File = FileUse.SlotOrDescriptor,
            MustBeZero = SqeFields.Offset | SqeFields.Address | SqeFields.OperationFlags | SqeFields.BufferIndex | SqeFields.FileIndex
                | SqeFields.IoPriority,
        },
        Row("Accept", 13, "5.5", "Accepts one connection, or with multishot every one, like accept4.") with
        {
            Attributes = [ByHand("Accept", "Accepted")],
            Operands =
            [
                Socket with { Summary = "the listening socket, a slot or a descriptor" },
                OptionalResult("address", OperandKind.SocketAddress, "where the peer's address goes, or 0", SqeField.Address),
                OptionalResult("addressLength", OperandKind.Structure, "an int that holds the room and gets the length, or 0", SqeField.Address2),
                FlagWord("acceptFlags", "flags of accept4: SOCK_NONBLOCK (0x800), SOCK_CLOEXEC (0x80000)"),
                IoFlagsWord with { Summary = "flags of the operation in the priority word, <see cref=\"AcceptFlags\"/>" },
                Target,
            ],
            File = FileUse.SlotOrDescriptor,
            DirectResult = DirectResult.Slot,
            DirectSince = "5.15",
            Flags =
            [
                OpFlag("NonBlock", "SOCK_NONBLOCK", 0x800),
                OpFlag("CloseOnExec", "SOCK_CLOEXEC", 0x80000),
                IoFlag("Multishot", "IORING_ACCEPT_MULTISHOT", 1, "5.19"),
                IoFlag("DontWait", "IORING_ACCEPT_DONTWAIT", 2, "6.10"),
                IoFlag("PollFirst", "IORING_ACCEPT_POLL_FIRST", 4, "6.10"),
            ],
            Multishot = new("5.19", SqeField.IoPriority, 1) { NeedsAllocatedTarget = true },
            MustBeZero = SqeFields.Length | SqeFields.BufferIndex,
            Result = ResultKind.Descriptor,
            ResultText = DescriptorText,
            CqeFlags = CqeFlagSet.More | CqeFlagSet.SocketNonEmpty,
            Chain = new() { NextStart = NextStart.Terminated, Note = "After a one-shot accept into a given slot the next member may use that slot." },
            Constraints =
            [
                "A direct target excludes SOCK_CLOEXEC (EINVAL).",
                "A multishot takes direct descriptors into allocated slots only; every connection overwrites the same address.",
                "EMFILE leaves the connection in the backlog; with a full slot table the connection is accepted, dropped and reported as ENFILE.",
                "The limit of open files is read while the submission is prepared and holds for the life of a multishot.",
            ],
        },
        Row("Connect", 16, "5.5", "Connects a socket, like connect.") with
        {
            Attributes = [ByHand("Connect")],
            Operands = [Socket, PeerAddress("the peer's address"), PeerAddressLength],
            File = FileUse.SlotOrDescriptor,
            MustBeZero = SqeFields.Length | SqeFields.OperationFlags | SqeFields.BufferIndex | SqeFields.FileIndex | SqeFields.IoPriority,
            Constraints = ["Cancelling leaves a TCP handshake in progress until the socket is closed."],
        },
        Row("Shutdown", 34, "5.11", "Ends one or both directions of a connection, like shutdown.") with
        {
            Attributes = [ByHand("Shutdown")],
            Operands = [Socket, Number("how", "int", SqeField.Length, "0 receiving, 1 sending, 2 both")],
            File = FileUse.SlotOrDescriptor,
            MustBeZero = SqeFields.Offset | SqeFields.Address | SqeFields.OperationFlags | SqeFields.BufferIndex | SqeFields.FileIndex
                | SqeFields.IoPriority,
            IsWorkerOnly = true,
            ResultText = "0; ENOTCONN when the socket is not connected",
            Constraints = ["It ends an armed receive with 0 and an armed accept with EINVAL."],
        },
    ];

    private static IEnumerable<OpSpec> FormRows =>
    [
        Row("SetSocketOption", 46, "6.7", "Sets an option of a socket, like setsockopt.") with
        {
            Attributes = [new("SetSocketOption")],
            FormOf = "UringCmd",
            Operands = [Socket, .. OptionOperands, OptionSource with { Types = ["int", "SendBuffer", "ReadOnlySpan<byte>"] }, OptionLength],
            Constants = [(SqeField.CommandOperation, "(uint)SocketOperation.SetOption")],
            File = FileUse.SlotOrDescriptor,
        },
        Row("GetSocketOption", 46, "6.7", "Reads an option of a socket, like getsockopt.") with
        {
            Attributes = [new("GetSocketOption") { Completion = "SocketOption" }],
            FormOf = "UringCmd",
            Operands = [Socket, .. OptionOperands, RoomForOption, OptionLength],
            Constants = [(SqeField.CommandOperation, "(uint)SocketOperation.GetOption")],
            File = FileUse.SlotOrDescriptor,
            Result = ResultKind.Bytes,
            ResultText = "length of the value",
            Constraints =
            [
                "Of level SOL_SOCKET only: others are EOPNOTSUPP.",
                $"A value of more than {OptionBytes} bytes is cut off, unless a parameter ReceiveBuffer value takes it.",
            ],
        },
        Row("SocketBytesReadable", 46, "6.6", "Asks how many bytes wait in the receive queue.") with
        {
            Attributes = [new("SocketBytesReadable")],
            FormOf = "UringCmd",
            Operands = [Socket],
            Constants = [(SqeField.CommandOperation, "(uint)SocketOperation.BytesReadable")],
            File = FileUse.SlotOrDescriptor,
            Result = ResultKind.Bytes,
            ResultText = "bytes",
            Constraints = [NoLocalSocket],
        },
        Row("SocketBytesUnsent", 46, "6.6", "Asks how many bytes wait in the send queue.") with
        {
            Attributes = [new("SocketBytesUnsent")],
            FormOf = "UringCmd",
            Operands = [Socket],
            Constants = [(SqeField.CommandOperation, "(uint)SocketOperation.BytesUnsent")],
            File = FileUse.SlotOrDescriptor,
            Result = ResultKind.Bytes,
            ResultText = "bytes",
            Constraints = [NoLocalSocket],
        },
        Row("TransmitTimestamps", 46, "6.17", "Reports when sent bytes have left, from a socket with SO_TIMESTAMPING, again and again.") with
        {
            Attributes = [new("TransmitTimestamps") { Completion = "TransmitTimestamp", IsLarge = true }],
            FormOf = "UringCmd",
            Operands = [Socket],
            Constants = [(SqeField.CommandOperation, "(uint)SocketOperation.TransmitTimestamp")],
            File = FileUse.SlotOrDescriptor,
            Multishot = new("6.17", SqeField.OperationFlags, 0) { IsMandatory = true },
            Result = ResultKind.Value,
            ResultText = "the key of what was sent, with OPT_ID; kind and source stand in the upper half of the flags, the time in the larger completion",
            CqeFlags = CqeFlagSet.More | CqeFlagSet.Large,
            Chain = new() { NextStart = NextStart.Terminated },
            Constraints = ["A ring of small completions is EINVAL.", "It takes what is in the socket's error queue, which then nobody else finds there."],
        },
        Row("SocketName", 46, "6.19", "Asks for the address of a socket, or of its peer, like getsockname and getpeername.") with
        {
            Attributes =
            [
                new("GetSocketName")
                {
                    Summary = "Asks for the address of a socket, like getsockname.",
                    Completion = "SocketName", Feature = "SocketNames", Fixed = [("peer", "0")],
                },
                new("GetPeerName")
                {
                    Summary = "Asks for the address of a socket's peer, like getpeername.",
                    Completion = "SocketName", Feature = "SocketNames", Fixed = [("peer", "1")],
                },
            ],
            FormOf = "UringCmd",
            Operands =
            [
                Socket,
                Written("address", OperandKind.Structure, "where the address goes").ReservedFor(NameBytes),
                Written("addressLength", OperandKind.Structure, "an int that holds the room and gets the length", SqeField.Address3).ReservedFor(NameBytes)
                    with { Of = "address" },
                Number("peer", "uint", SqeField.OptionLength, "1 for the peer's, 0 for its own"),
            ],
            Constants = [(SqeField.CommandOperation, "(uint)SocketOperation.GetName")],
            File = FileUse.SlotOrDescriptor,
            MustBeZero = SqeFields.Length | SqeFields.OperationFlags | SqeFields.IoPriority,
        },
        Row("MsgRingFile", 40, "6.0", "Passes a direct descriptor to another ring.") with
        {
            Attributes = [ByHand("HandOver")],
            FormOf = "MsgRing",
            Operands =
            [
                File with { Name = "ring", Summary = "the other ring, a slot or a descriptor" },
                new("source", "Slot", SqeField.Address3, OperandKind.Slot, "the slot of this ring that is passed"),
                Target with { Summary = "where it goes in the other ring: a slot, or allocated" },
                Key("targetUserData", SqeField.Offset, "user data of the completion over there"),
                FlagWord("messageFlags", "<see cref=\"MessageRingFlags.CqeSkip\"/>, or 0", "0"),
            ],
            Constants = [(SqeField.Address, "(ulong)MessageRingCommand.SendFile")],
            File = FileUse.SlotOrDescriptor,
            DirectResult = DirectResult.TargetRing,
            Flags = [OpFlag("CqeSkip", "IORING_MSG_RING_CQE_SKIP", 1, "6.0")],
            MustBeZero = SqeFields.Length | SqeFields.BufferIndex | SqeFields.Personality | SqeFields.IoPriority,
            Result = ResultKind.Descriptor,
            ResultText = "0 for a given slot, the slot for an allocated one; the completion over there says the same",
            Constraints = ["To itself is EINVAL.", "A full table over there is ENFILE.", MessageNotSeen],
        },
    ];

    private const int NameBytes = 112; // sockaddr_un, the longest

    private const string NoLocalSocket = "A socket of the local family is EOPNOTSUPP.";

    private static IEnumerable<OperandSpec> OptionOperands =>        [
        Number("level", "int", SqeField.Level, "level of the option, <c>SOL_*</c>").As("Level", "int"),
        Number("name", "int", SqeField.OptionName, "the option, <c>SO_*</c>").As("Name", "int"),
    ];

    private static OperandSpec OptionSource =>
        Source("value", "the value; it is read when the operation runs", HeldUntil.Completed, SqeField.OptionValue);

    private const int OptionBytes = 16; // any number, a timeval, a linger

    private static OperandSpec RoomForOption =>
        OptionSource.ReservedFor(OptionBytes) with { IsWritten = true, Types = ["ReceiveBuffer"], Summary = "where the value goes" };

    private static OperandSpec OptionLength => BufferLength.DerivedFrom("value") with { Field = SqeField.OptionLength, Summary = "bytes of the value" };

    private static OperandSpec PeerAddress(string summary) => Copied("address", OperandKind.SocketAddress, summary);

    private static OperandSpec PeerAddressLength =>
        new("addressLength", "uint", SqeField.Address2, OperandKind.Length, "bytes of the address, by value");

    private static OperandSpec OptionalResult(string name, OperandKind kind, string summary, SqeField field) =>
        Written(name, kind, summary, field) with { Presence = OperandPresence.Defaulted, IsOptionalAddress = true };
}
