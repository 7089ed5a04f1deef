using System;
using System.Runtime.InteropServices;

namespace UringDsl.Abi;

/// <summary>A point of time of a file, <c>struct statx_timestamp</c>: 16 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Size = 16)]
public struct StatxTime
{
    /// <summary>Whole seconds since 1970 began, UTC; negative before.</summary>
    public long Seconds;
    /// <summary>0 to 999999999, forward in time.</summary>
    public uint Nanoseconds;

    /// <summary>The same, to a tick of 100 ns.</summary>
    public readonly DateTimeOffset Time => DateTimeOffset.UnixEpoch.AddSeconds(Seconds).AddTicks(Nanoseconds / TimeSpan.NanosecondsPerTick);
}
