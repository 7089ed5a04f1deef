using System.Runtime.InteropServices;

namespace UringDsl.Abi;

/// <summary>Extended argument of io_uring_enter (5.11), <c>struct io_uring_getevents_arg</c>: 24 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Size = 24)]
public struct GetEventsArg
{
    /// <summary>Address of a signal mask, or 0.</summary>
    public ulong SignalMask;
    /// <summary>Bytes of the signal mask: 8.</summary>
    public uint SignalMaskSize;
    /// <summary>How long to collect completions before fewer than wanted will do (6.12); else 0.</summary>
    public uint MinimumWaitMicroseconds;
    /// <summary>Address of a <see cref="Abi.Timespec"/>, or 0 to wait without limit. The kernel reads it during the call.</summary>
    public ulong Timespec;
}
