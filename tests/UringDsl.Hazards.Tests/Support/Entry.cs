using System.Net.Sockets;
using UringDsl.Abi;

namespace UringDsl.Hazards.Tests.Support;

/// <summary>Entries for the kernel, prepared correctly; a test changes what it wants to have wrong.</summary>
internal static class Entry
{
    public static Sqe Nop(int result = 0)
    {
        Sqe sqe = default;
        Prep.Nop(ref sqe, result == 0 ? 0 : (uint)NopFlags.InjectResult, result);
        return sqe;
    }

    /// <summary>It fails when it runs, as an operation on a bad descriptor does.</summary>
    public static Sqe Fails() => Nop(-(int)Errno.EBADF);

    public static Sqe Receive(int file, Block buffer, MsgFlags flags = MsgFlags.None)
    {
        Sqe sqe = default;
        Prep.Recv(ref sqe, new Descriptor(file), buffer.Address, (uint)buffer.Length, (uint)flags, 0);
        return sqe;
    }

    /// <summary>A receive into a provided buffer.</summary>
    public static Sqe ReceiveSelected(int file, RawBuffers buffers, ushort flags = 0) => Receive(file, default) with
    {
        IoPriority = flags,
        Flags = SqeFlags.BufferSelect,
        BufferGroup = buffers.Group,
    };

    public static Sqe ReceiveMultishot(int file, RawBuffers buffers) => ReceiveSelected(file, buffers, RecvSendFlags.RecvMultishot);

    public static Sqe Send(int file, Block data, MsgFlags flags = MsgFlags.None)
    {
        Sqe sqe = default;
        Prep.Send(ref sqe, new Descriptor(file), data.Address, (uint)data.Length, (uint)flags, 0);
        return sqe;
    }

    public static Sqe SendZeroCopy(int file, Block data, MsgFlags flags = MsgFlags.None)
    {
        Sqe sqe = default;
        Prep.SendZc(ref sqe, new Descriptor(file), data.Address, (uint)data.Length, (uint)flags, RecvSendFlags.ReportUsage);
        return sqe;
    }

    public static Sqe Read(int file, Block buffer, ulong offset = ulong.MaxValue)
    {
        Sqe sqe = default;
        Prep.Read(ref sqe, new Descriptor(file), buffer.Address, (uint)buffer.Length, offset);
        return sqe;
    }

    public static Sqe Write(int file, Block data, ulong offset = ulong.MaxValue)
    {
        Sqe sqe = default;
        Prep.Write(ref sqe, new Descriptor(file), data.Address, (uint)data.Length, offset);
        return sqe;
    }

    public static Sqe Accept(int listener)
    {
        Sqe sqe = default;
        Prep.Accept(ref sqe, new Descriptor(listener), 0, 0, 0, 0, DirectTarget.None);
        return sqe;
    }

    public static Sqe AcceptMultishot(int listener) => Accept(listener) with { IoPriority = AcceptFlags.Multishot };

    public static Sqe Shutdown(int file, SocketShutdown how = SocketShutdown.Both)
    {
        Sqe sqe = default;
        Prep.Shutdown(ref sqe, new Descriptor(file), (int)how);
        return sqe;
    }

    public static Sqe Close(RingFile file)
    {
        Sqe sqe = default;
        Prep.Close(ref sqe, file);
        return sqe;
    }

    public static Sqe Connect(int file, Block address)
    {
        Sqe sqe = default;
        Prep.Connect(ref sqe, new Descriptor(file), address.Address, (uint)address.Length);
        return sqe;
    }

    public static Sqe Poll(int file, PollFlags flags = PollFlags.None)
    {
        Sqe sqe = default;
        Prep.PollAdd(ref sqe, new Descriptor(file), (uint)PollEvents.In, (uint)flags);
        return sqe;
    }

    public static Sqe Timeout(nint timespec, TimeoutFlags flags = TimeoutFlags.None, uint count = 0)
    {
        Sqe sqe = default;
        Prep.Timeout(ref sqe, timespec, count, (uint)flags);
        return sqe;
    }

    public static Sqe RemoveTimeout(ulong target)
    {
        Sqe sqe = default;
        Prep.TimeoutRemove(ref sqe, target);
        return sqe;
    }

    public static Sqe LinkTimeout(nint timespec)
    {
        Sqe sqe = default;
        Prep.LinkTimeout(ref sqe, timespec, 0);
        return sqe;
    }

    public static Sqe Cancel(ulong target, CancelFlags flags = CancelFlags.None)
    {
        Sqe sqe = default;
        Prep.AsyncCancel(ref sqe, target, (uint)flags);
        return sqe;
    }

    public static Sqe CancelFile(RingFile file, CancelFlags flags = CancelFlags.All)
    {
        Sqe sqe = default;
        Prep.CancelFile(ref sqe, file, (uint)flags);
        return sqe;
    }
}
