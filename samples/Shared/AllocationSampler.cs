using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using UringDsl;

/// <summary>
/// What the rings' threads allocate on the managed heap while they serve: each of them is asked for its own count, since that of the process
/// has the runtime's compiler in it. What counts is the median from one look to the next, since a server has to start, and the .NET runtime grows a
/// table of its own (that of casts) now and then on whichever thread finds it full: what each message costs is in every look. What is rarer is in the
/// total alone. That begins with the first look that finds a connection closed: by then every path has run.
/// </summary>
/// <param name="group">The running servers.</param>
/// <param name="statistics">A server's counters.</param>
internal sealed class AllocationSampler<TServer>(RingGroup<TServer> group, Func<TServer, RingStatistics> statistics)
    where TServer : class
{
    private const int MostLooks = 1000;
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    private readonly Sample[] _samples = new Sample[group.Handlers.Count]; // by worker; a ring's own until it has answered
    private readonly Queue<double> _perReceive = new(MostLooks);           // by look that found more receives than the one before, the last ones
    private int _asked;
    private Sample _first, _last;

    /// <summary>Receives between the first look and the last.</summary>
    public long Receives => _last.Receives - _first.Receives;

    public long AllocatedBytes => _last.AllocatedBytes - _first.AllocatedBytes;

    /// <summary>The median in bytes; null before the second look.</summary>
    public double? PerReceive => _perReceive.Count == 0 ? null : _perReceive.Order().ElementAt(_perReceive.Count / 2);

    /// <summary>Looks until it is asked to stop, and waits until every server has ended.</summary>
    /// <exception cref="Exception">What a server ended with.</exception>
    public void LookUntilTheEnd(CancellationToken stop)
    {
        while (!group.Join(s_interval))
        {
            if (!stop.IsCancellationRequested) Look();
        }
    }

    // Takes what the rings have answered to the look before, and asks them again.
    private void Look()
    {
        if (Volatile.Read(ref _asked) > 0) return;
        Sample now = new(_samples.Sum(ring => ring.AllocatedBytes), _samples.Sum(ring => ring.Receives), _samples.Sum(ring => ring.Closed));
        if (_last.Receives > 0 && now.Receives > _last.Receives)
        {
            if (_perReceive.Count == MostLooks) _perReceive.Dequeue();
            _perReceive.Enqueue((double)(now.AllocatedBytes - _last.AllocatedBytes) / (now.Receives - _last.Receives));
        }
        if (_first.Receives == 0 || (_first.Closed == 0 && now.Closed > 0)) _first = now;
        _last = now;
        _asked = _samples.Length;
        try
        {
            for (int i = 0; i < _samples.Length; i++)
            {
                int worker = i;
                group.Post(worker, server => Take(worker, statistics(server)));
            }
        }
        catch (InvalidOperationException)
        {
            return; // A ring has ended meanwhile: Join says why.
        }
    }

    private void Take(int worker, RingStatistics ring)
    {
        _samples[worker] = new Sample(GC.GetAllocatedBytesForCurrentThread(), ring.Receives, ring.ConnectionsClosed);
        Interlocked.Decrement(ref _asked);
    }

    private readonly record struct Sample(long AllocatedBytes, long Receives, long Closed);
}
