using UringDsl.Abi;

namespace UringDsl.Core;

internal sealed unsafe partial class CapabilityProbe
{
    private const int InternetFamily = 2, DatagramType = 2, CloseOnExec = 0x80000, SocketLevel = 1, TypeOption = 3;

    private bool TriesOperation(RingFeature feature)
    {
        Sqe sqe = default;
        switch (feature)
        {
            case RingFeature.MultishotAccept:
                Prep.Accept(ref sqe, Nothing, address: 0, addressLength: 0, acceptFlags: 0, AcceptFlags.Multishot, DirectTarget.None);
                return Knows(ref sqe);
            case RingFeature.PollFirst:
                Prep.Recv(ref sqe, Nothing, buffer: 0, length: 0, msgFlags: 0, RecvSendFlags.PollFirst);
                return Knows(ref sqe);
            case RingFeature.MultishotReceive:
                Prep.Recv(ref sqe, Nothing, buffer: 0, length: 0, msgFlags: 0, RecvSendFlags.RecvMultishot);
                sqe.Flags |= SqeFlags.BufferSelect;
                return Knows(ref sqe);
            case RingFeature.ReceiveLimits:
                Prep.Recv(ref sqe, Nothing, buffer: 0, length: 1, msgFlags: 0, RecvSendFlags.RecvMultishot, totalLimit: 1);
                sqe.Flags |= SqeFlags.BufferSelect;
                return Knows(ref sqe);
            case RingFeature.MultishotReceiveMessage:
                MessageHeader header = default; // Newer kernels read it before they look for the file.
                Prep.Recvmsg(ref sqe, Nothing, (nint)(&header), msgFlags: 0, RecvSendFlags.RecvMultishot);
                sqe.Flags |= SqeFlags.BufferSelect;
                return Knows(ref sqe);
            case RingFeature.ReportUsage:
                if (!_operations[(byte)Opcode.SendZc]) return false;
                sqe = new Sqe { Opcode = Opcode.SendZc, File = NoFile, IoPriority = RecvSendFlags.ReportUsage };
                return Knows(ref sqe);
            case RingFeature.VectorizedSends:
                IoVector vector = default;
                sqe = new Sqe { Opcode = Opcode.Send, File = NoFile, IoPriority = RecvSendFlags.Vectorized, Address = (ulong)&vector, Length = 1 };
                return Knows(ref sqe);
            case RingFeature.CancelByFile:
                sqe = new Sqe { Opcode = Opcode.AsyncCancel, File = NoFile, OperationFlags = (uint)(CancelFlags.Any | CancelFlags.All) };
                return Knows(ref sqe);
            case RingFeature.CancelBySlot:
                sqe = new Sqe { Opcode = Opcode.AsyncCancel, File = int.MaxValue, OperationFlags = (uint)(CancelFlags.File | CancelFlags.FixedFile) };
                return Knows(ref sqe);
            case RingFeature.CancelByOperation:
                CancelFlags flags = CancelFlags.Operation | CancelFlags.UserData;
                sqe = new Sqe { Opcode = Opcode.AsyncCancel, File = NoFile, Length = (uint)Opcode.Nop, OperationFlags = (uint)flags };
                return Knows(ref sqe);
            case RingFeature.MessageRingDescriptors or RingFeature.MessageRingFlags:
                return KnowsMessage(feature);
            case RingFeature.MultishotTimeout:
                Timespec time = new() { Seconds = int.MaxValue };
                sqe = new Sqe { Opcode = Opcode.Timeout, File = NoFile, Address = (ulong)&time, Length = 1, OperationFlags = (uint)TimeoutFlags.Multishot };
                return Knows(ref sqe); // It starts, and ends with the ring.
            case RingFeature.SocketCommands or RingFeature.SocketQueueCommands or RingFeature.SocketNames:
                return KnowsSocketCommand(feature);
            default:
                return false;
        }
    }

    private static RingFile Nothing => new(NoFile, isFixed: false);

    private bool Knows(ref Sqe sqe)
    {
        sqe.UserData = ++_trials;
        return _ring.Try(in sqe) is not -(int)Errno.EINVAL;
    }

    /// <summary>To a descriptor that is no ring: those that know the command say so (EBADFD).</summary>
    private bool KnowsMessage(RingFeature feature)
    {
        if (!_operations[(byte)Opcode.MsgRing]) return false;
        int file = NativeMethods.EventFile(0, CloseOnExec);
        if (file < 0) throw RingUnavailableException.FromErrno("eventfd", Kernel.LastError());
        Sqe sqe = new() { Opcode = Opcode.MsgRing, File = file };
        if (feature == RingFeature.MessageRingDescriptors) sqe.Address = (ulong)MessageRingCommand.SendFile;
        else sqe.OperationFlags = (uint)MessageRingFlags.PassFlags;
        bool isKnown = Knows(ref sqe);
        _ = NativeMethods.Close(file);
        return isKnown;
    }

    private bool KnowsSocketCommand(RingFeature feature)
    {
        if (!_operations[(byte)Opcode.UringCmd]) return false;
        int socket = NativeMethods.Socket(InternetFamily, DatagramType | CloseOnExec, 0);
        if (socket < 0) return false; // No network: then there are no socket commands either.
        int value = 0;
        Sqe sqe = new() { Opcode = Opcode.UringCmd, File = socket, CommandOperation = (uint)SocketOperation.BytesReadable };
        if (feature == RingFeature.SocketCommands)
        {
            sqe.CommandOperation = (uint)SocketOperation.GetOption;
            sqe.Level = SocketLevel;
            sqe.OptionName = TypeOption;
            sqe.OptionLength = sizeof(int);
            sqe.OptionValue = (ulong)&value;
        }
        int room = 0; // Nothing of the address fits, and that is fine.
        if (feature == RingFeature.SocketNames)
        {
            sqe.CommandOperation = (uint)SocketOperation.GetName;
            sqe.Address = (ulong)&value;
            sqe.Address3 = (ulong)&room;
        }
        sqe.UserData = ++_trials;
        bool isKnown = _ring.Try(in sqe) >= 0;
        _ = NativeMethods.Close(socket);
        return isKnown;
    }

    /// <summary>
    /// A pipe whose writing end is closed in slot 1, while a poll of slot 0 waits: its reader sees the end, or kernels before 6.13 hold the file.
    /// </summary>
    private bool ReleasesSlots()
    {
        const int NonBlocking = 0x800, Readable = 1;
        int* pipe = stackalloc int[2];
        if (NativeMethods.Pipe(pipe, CloseOnExec | NonBlocking) < 0) throw RingUnavailableException.FromErrno("pipe2", Kernel.LastError());
        int quiet = NativeMethods.EventFile(0, CloseOnExec);
        bool isReady = quiet >= 0 && PutIntoSlot(0, quiet) && PutIntoSlot(1, pipe[1]);
        _ = NativeMethods.Close(pipe[1]);
        Sqe poll = new() { Opcode = Opcode.PollAdd, Flags = SqeFlags.FixedFile, File = 0, OperationFlags = Readable, UserData = ++_trials };
        Sqe close = new() { Opcode = Opcode.Close, FileIndex = 2, UserData = ++_trials };
        bool isReleased = isReady && _ring.Try(in poll) is null && _ring.Try(in close) == 0 && IsAtEnd(pipe[0]);
        _ = NativeMethods.Close(pipe[0]);
        if (quiet >= 0) _ = NativeMethods.Close(quiet);
        return isReleased;
    }

    private bool PutIntoSlot(uint slot, int descriptor)
    {
        ResourceUpdate update = new() { Offset = slot, Data = (ulong)&descriptor };
        return _ring.Register(RegisterOpcode.RegisterFilesUpdate, &update, 1) >= 0;
    }

    /// <summary>The kernel lets go of a file when the system call returns, or soon after.</summary>
    private static bool IsAtEnd(int pipe)
    {
        const int SoonMilliseconds = 3;
        byte one;
        PollDescriptor descriptor = new() { File = pipe }; // Waiting for nothing but the end.
        return NativeMethods.Poll(&descriptor, 1, SoonMilliseconds) > 0 && NativeMethods.Read(pipe, &one, 1) == 0;
    }
}
