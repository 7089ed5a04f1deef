using System;

namespace UringDsl.Runtime.Tests.Support;

/// <summary>
/// What one thread allocates on the managed heap from mark to mark. The .NET runtime grows tables of its own, that of casts for one, on whichever
/// thread finds them full: so the least stretch counts, since what each round costs is in all of them.
/// </summary>
internal sealed class AllocationMarks
{
    private long _last = -1;

    /// <summary>In bytes; null before the second mark.</summary>
    public long? Least { get; private set; }

    /// <summary>On the thread that is measured.</summary>
    public void Mark()
    {
        long now = GC.GetAllocatedBytesForCurrentThread();
        if (_last >= 0) Least = Math.Min(Least ?? long.MaxValue, now - _last);
        _last = now;
    }
}
