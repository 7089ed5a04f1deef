using System;
using System.Runtime.InteropServices;

namespace UringDsl.Abi;

/// <summary>
/// A change of an epoll instance, or one event of it. The kernel's <c>struct epoll_event</c> has 12 bytes on x86-64 and 16 elsewhere: this type
/// is converted, not copied.
/// </summary>
/// <param name="Events">What to watch for, or what has happened.</param>
/// <param name="Data">What comes back with the event: the user's own.</param>
public readonly record struct EpollEvent(PollEvents Events, ulong Data)
{
    /// <summary>Bytes of the kernel's structure on this machine: what EPOLL_WAIT needs for each event.</summary>
    public static int NativeSize => IsPacked ? 12 : 16;

    private static bool IsPacked => RuntimeInformation.ProcessArchitecture == Architecture.X64;

    private static int DataOffset => NativeSize - sizeof(ulong);

    /// <summary>The event at a position of what EPOLL_WAIT has filled.</summary>
    /// <param name="events">The memory.</param>
    /// <param name="index">Below the operation's result.</param>
    public static EpollEvent At(ReadOnlySpan<byte> events, int index)
    {
        ReadOnlySpan<byte> one = events.Slice(index * NativeSize, NativeSize);
        return new((PollEvents)MemoryMarshal.Read<uint>(one), MemoryMarshal.Read<ulong>(one[DataOffset..]));
    }

    internal void Write(Span<byte> native)
    {
        MemoryMarshal.Write(native, (uint)Events);
        MemoryMarshal.Write(native[DataOffset..], Data);
    }
}
