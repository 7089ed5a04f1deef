using System.Runtime.InteropServices;

namespace UringDsl.Abi;

/// <summary>A span or a point of time, <c>struct __kernel_timespec</c>: 16 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Size = 16)]
public struct Timespec
{
    /// <summary>Whole seconds, not negative.</summary>
    public long Seconds;
    /// <summary>0 to 999999999.</summary>
    public long Nanoseconds;
}
