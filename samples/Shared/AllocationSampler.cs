using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using UringDsl;

/// <summary>
/// What the rings' threads allocate on the managed heap while they serve: each of them is asked for its own count, since that of the process
/// has the runtime's compiler in it. It starts with the first look that finds messages, and once more with the first that finds a connection
/// closed: by then every path has run, and starting and compiling are outside. What counts is the median from one look to the next, since the
/// .NET runtime grows a table of its own (that of casts) now and then on whichever thread finds it full: what each message costs is in every look.
/// What is rarer is in the total alone.
/// </summary>
/// <param name="group">The running servers.</param>
/// <param name="statistics">A server's counters.</param>
internal sealed class AllocationSampler<TServer>(RingGroup<TServer> group, Func<TServer, RingStatistics> statistics)
    where TServer : class
{
    private const int MostLooks = 1000;

    private readonly Sample[] _samples = new Sample[group.Handlers.Count]; // by worker; a ring's own until it has answered
    private readonly Queue<double> _perMessage = new(MostLooks);           // by look that found more messages than the one before, the last ones
    private int _asked;
    private Sample _first, _last;

    /// <summary>Messages received between the first look and the last.</summary>
    public long Messages => _last.Messages - _first.Messages;

    public long AllocatedBytes => _last.AllocatedBytes - _first.AllocatedBytes;

    /// <summary>The median in bytes; null before the second look.</summary>
    public double? PerMessage => _perMessage.Count == 0 ? null : _perMessage.Order().ElementAt(_perMessage.Count / 2);

    /// <summary>Takes what the rings have answered to the look before, and asks them again.</summary>
    public void Look()
    {
        if (Volatile.Read(ref _asked) > 0) return;
        Sample now = new(_samples.Sum(ring => ring.AllocatedBytes), _samples.Sum(ring => ring.Messages), _samples.Sum(ring => ring.Closed));
        if (_first.Messages == 0 || (_first.Closed == 0 && now.Closed > 0))
        {
            _first = now;
            _perMessage.Clear();
        }
        else if (now.Messages > _last.Messages)
        {
            if (_perMessage.Count == MostLooks) _perMessage.Dequeue();
            _perMessage.Enqueue((double)(now.AllocatedBytes - _last.AllocatedBytes) / (now.Messages - _last.Messages));
        }
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

    private readonly record struct Sample(long AllocatedBytes, long Messages, long Closed);
}
