using System.Collections.Generic;
using System.Collections.Immutable;
using static UringDsl.Generator.Ops.SharedFlags;
using static UringDsl.Generator.Ops.SharedOperands;

namespace UringDsl.Generator.Ops;

// Sockets: sending and receiving.
internal static partial class OpTable
{
    private static IEnumerable<OpSpec> MessageRows =>
    [
        Sending("Send", 26, "5.6", "Sends from one buffer, like send and sendto.") with
        {
            Attributes = [ByHand("Send", "Sent")],
            Operands = [Socket, SendBuffer(HeldUntil.Completed), SendLength, MsgFlagsWord, IoFlagsWord, PeerToSendTo, PeerToSendToLength],
            Flags = [.. SendFlags, PollFirst, Bundle, Vectorized],
            BufferSelect = BufferSelectUse.Optional,
            BufferSelectSince = "6.10",
            RefusedSqeFlags = SqeFlagSet.None,
            CqeFlags = CqeFlagSet.Buffer | CqeFlagSet.More | CqeFlagSet.BufferMore,
            Constraints =
            [
                TooLong,
                "A registered buffer is refused; only the zero-copy operations take one.",
                "A bundle without provided buffers is a plain send on 6.18 and EINVAL up to 6.12; its length does not cap the total.",
                "A bundle sets WAITALL by itself.",
            ],
        },
        Sending("Sendmsg", 9, "5.3", "Sends what a message header describes, like sendmsg.") with
        {
            Attributes = [ByHand("SendMessage", Transferred)],
            Operands = [Socket, SentMessage(HeldUntil.Completed), MsgFlagsWord, IoFlagsWord],
            Constants = [(SqeField.Length, "1")],
            Flags = [.. SendFlags, PollFirst],
            MustBeZero = SqeFields.Offset | SqeFields.FileIndex,
            Constraints =
            [
                ControlReadAgain,
                "An error after partial progress is reported as the bytes that went out; the next operation gets the error.",
                "A bundle is refused.",
            ],
        },
        Sending("SendZc", 47, "6.0", "Sends from one buffer without copying it, like send and sendto.") with
        {
            Operands =
            [
                Socket,
                SendBuffer(HeldUntil.Notified),
                SendLength,
                MsgFlagsWord,
                IoFlagsWord,
                OptionalOf(RegisteredBuffer, RegisteredIfFlagged),
                PeerToSendTo,
                PeerToSendToLength,
            ],
            Flags = [.. SendFlags, PollFirst, IoFlag("FixedBuffer", "IORING_RECVSEND_FIXED_BUF", 4, "6.0"), ReportUsage, Vectorized],
            RefusedSqeFlags = SqeFlagSet.BufferSelect | SqeFlagSet.CqeSkipSuccess,
            MustBeZero = SqeFields.Address3 | SqeFields.Padding,
            ResultText = ZeroCopyResult,
            CqeFlags = CqeFlagSet.More | CqeFlagSet.Notification,
            Chain = ZeroCopyChain,
            Constraints = ZeroCopyConstraints,
        },
        Sending("SendmsgZc", 48, "6.1", "Sends what a message header describes without copying it, like sendmsg.") with
        {
            Operands =
            [
                Socket,
                SentMessage(HeldUntil.Notified),
                MsgFlagsWord,
                IoFlagsWord,
                OptionalOf(RegisteredBuffer, RegisteredIfFlagged),
            ],
            Constants = [(SqeField.Length, "1")],
            Flags = [.. SendFlags, PollFirst, IoFlag("FixedBuffer", "IORING_RECVSEND_FIXED_BUF", 4, "6.15"), ReportUsage],
            RefusedSqeFlags = SqeFlagSet.BufferSelect | SqeFlagSet.CqeSkipSuccess,
            MustBeZero = SqeFields.Offset | SqeFields.FileIndex | SqeFields.Address3 | SqeFields.Padding,
            ResultText = ZeroCopyResult,
            CqeFlags = CqeFlagSet.More | CqeFlagSet.Notification,
            Chain = ZeroCopyChain,
            Constraints = [ControlReadAgain, .. ZeroCopyConstraints],
        },
        Receiving("Recv", 27, "5.6", "Receives into one buffer, or with multishot again and again, like recv.") with
        {
            Attributes = [ByHand("Receive", "Received") with { Summary = "Into a `ReceiveBuffer` with `Transferred`, awaited with `ReceivedBuffer`." }],
            Operands =
            [
                Socket,
                Destination("buffer", "where the data goes; 0 with a provided buffer") with { IsOptionalAddress = true },
                BufferLength with { Summary = "bytes; in a multishot a cap per completion (6.17), before that 0" },
                MsgFlagsWord,
                IoFlagsWord,
                Count("totalLimit", "uint", SqeField.OptionLength, "bytes after which a multishot ends (6.17), 0 for no limit", "0"),
            ],
            Flags = [.. ReceiveFlags, PollFirst, ReceiveMultishot, Bundle],
            ResultText = "bytes; 0 at the end of the stream, for an empty datagram and for an empty buffer",
            Constraints =
            [
                "A multishot without provided buffers, or with WAITALL, is EINVAL.",
                "A total limit without multishot is EINVAL.",
                "An empty group is ENOBUFS at once, even when no data waits.",
                TooLong,
                "A registered buffer is refused.",
            ],
        },
        Receiving("Recvmsg", 10, "5.3", "Receives what a message header describes, or with multishot again and again, like recvmsg.") with
        {
            Attributes = [ByHand("ReceiveMessage", "ReceivedMessage")],
            Operands =
            [
                Socket,
                Written("message", OperandKind.MessageHeader, "a <see cref=\"MessageHeader\"/>; a one-shot writes it back, a multishot copies it")
                    with { HeldBehind = HeldUntil.Completed },
                MsgFlagsWord,
                IoFlagsWord,
            ],
            Constants = [(SqeField.Length, "1")],
            Flags = [.. ReceiveFlags, PollFirst, ReceiveMultishot],
            MustBeZero = SqeFields.Offset | SqeFields.FileIndex,
            ResultText = "bytes; in a multishot 16 bytes of io_uring_recvmsg_out, the name, the control data and the payload",
            Constraints =
            [
                "With a provided buffer the header names at most one vector.",
                "A multishot without provided buffers, with WAITALL or with a bundle is EINVAL.",
                "A provided buffer smaller than 16 bytes, the name and the control data is EFAULT.",
            ],
        },
        Row("RecvZc", 58, "6.15", "Receives again and again into memory that the network device writes directly.") with
        {
            Attributes =
            [
                new("ReceiveZeroCopy")
                {
                    Completion = "ReceivedZeroCopy", IsLarge = true, Feature = "ZeroCopyReceive",
                    Fixed = [("ioPriority", "global::UringDsl.Abi.RecvSendFlags.RecvMultishot")],
                },
            ],
            Operands =
            [
                Socket with { Summary = "the TCP socket, a slot or a descriptor" },
                Number("interfaceQueue", "uint", SqeField.FileIndex, "index of the registered hardware queue"),
                Count("totalLimit", "uint", SqeField.Length, "bytes after which it ends (6.16), 0 for no limit", "0"),
                IoFlagsWord with { PrepDefault = "RecvSendFlags.RecvMultishot" },
            ],
            File = FileUse.SlotOrDescriptor,
            Flags = [PollFirst with { Since = "6.15" }, ReceiveMultishot with { Since = "6.15" }],
            Multishot = new("6.15", SqeField.IoPriority, 2) { IsMandatory = true },
            MustBeZero = SqeFields.Offset | SqeFields.Address | SqeFields.OperationFlags | SqeFields.Address3,
            Result = ResultKind.Bytes,
            ResultText = "bytes; their place stands in the upper half of the completion",
            CqeFlags = CqeFlagSet.More | CqeFlagSet.Large,
            Chain = new() { NextStart = NextStart.Terminated },
            Constraints =
            [
                "Needs a registered hardware queue, deferred task running and completions of 32 bytes.",
                "The memory is the caller's until it goes back through the refill queue.",
            ],
        },
    ];

    private const string TooLong = "More than int.MaxValue bytes are EINVAL.";
    private const string ControlReadAgain = "Control data is read again whenever the operation is tried; it stays until the completion.";
    private const string RegisteredIfFlagged = "index of the registered buffer, with <see cref=\"RecvSendFlags.FixedBuffer\"/>";
    private const string ZeroCopyResult = "bytes sent; the result of the notification is a flag word, never an error";

    private static ImmutableArray<string> ZeroCopyConstraints =>
    [
        "A notification follows every first completion that carries F_MORE, most errors too; one that a chain cancels posts it without F_MORE.",
        "Skipping the completion, or words after the third address, are EINVAL without a notification.",
        "A transport that cannot (the local family) is EOPNOTSUPP; pages count against RLIMIT_MEMLOCK, beyond it ENOMEM.",
    ];

    private static ChainSpec ZeroCopyChain => new()
    {
        ShortTransfer = ShortTransfer.BreaksWithWaitAll,
        NextStart = NextStart.FirstCompletion,
    };

    private static OperandSpec SendLength =>
        BufferLength with { Summary = "bytes, or vectors with <see cref=\"RecvSendFlags.Vectorized\"/>; a cap with a provided buffer, 0 for all of it" };

    private static OperandSpec PeerToSendTo =>
        OptionalOf(Copied("destination", OperandKind.SocketAddress, "the peer's address for an unconnected socket (6.0), or 0", SqeField.Address2));

    private static OperandSpec PeerToSendToLength =>
        OptionalOf(new("destinationLength", "ushort", SqeField.AddressLength, OperandKind.Length, "bytes of that address"));

    private static OperandSpec SendBuffer(HeldUntil held) =>
        Source("buffer", "the data, or an array of <see cref=\"IoVector\"/> with <see cref=\"RecvSendFlags.Vectorized\"/>", held);

    private static OperandSpec SentMessage(HeldUntil payload) =>
        Copied("message", OperandKind.MessageHeader, "a <see cref=\"MessageHeader\"/>") with { HeldBehind = payload };

    private static OpSpec Sending(string name, byte number, KernelVersion since, string summary) => Row(name, number, since, summary) with
    {
        File = FileUse.SlotOrDescriptor,
        Result = ResultKind.Bytes,
        ResultText = "bytes that the socket took, possibly fewer than asked without WAITALL",
        Chain = new() { ShortTransfer = ShortTransfer.BreaksWithWaitAll },
    };

    private static OpSpec Receiving(string name, byte number, KernelVersion since, string summary) => Row(name, number, since, summary) with
    {
        File = FileUse.SlotOrDescriptor,
        BufferSelect = BufferSelectUse.Optional,
        BufferSelectSince = "5.7",
        RefusedSqeFlags = SqeFlagSet.None,
        Multishot = new("6.0", SqeField.IoPriority, 2) { NeedsBufferSelect = true, ExcludedOperationFlags = MsgWaitAll },
        MustBeZero = SqeFields.Offset,
        Result = ResultKind.Bytes,
        CqeFlags = CqeFlagSet.Buffer | CqeFlagSet.More | CqeFlagSet.SocketNonEmpty | CqeFlagSet.BufferMore,
        Chain = new()
        {
            ShortTransfer = ShortTransfer.BreaksWithWaitAll,
            NextStart = NextStart.Terminated,
            Note = "Without WAITALL the end of the stream (0) does not break a soft link.",
        },
    };
}
