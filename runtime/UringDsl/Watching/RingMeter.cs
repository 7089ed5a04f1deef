using System;
using System.Collections.Generic;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Threading;

namespace UringDsl.Core;

/// <summary>
/// The counters of every ring that runs in this process, as observable instruments of a meter named <c>UringDsl</c>. A ring only writes plain
/// numbers; they are read when somebody collects, on the collector's thread.
/// </summary>
internal static class RingMeter
{
    private static readonly Meter s_meter = new("UringDsl", typeof(RingMeter).Assembly.GetName().Version?.ToString(3));
    private static readonly Lock s_lock = new();
    private static WatchedRing[] s_rings = [];
    private static int s_lastId;

    static RingMeter()
    {
        AddQueues();
        AddTraffic();
        AddTrouble();
        AddBuffers();
        AddZeroCopy();
    }

    public static WatchedRing Add(string handler, RingStatistics statistics)
    {
        WatchedRing ring = new(Interlocked.Increment(ref s_lastId), handler, statistics);
        statistics.RingId = ring.Id;
        lock (s_lock) s_rings = [.. s_rings, ring];
        return ring;
    }

    public static void Remove(WatchedRing ring)
    {
        lock (s_lock) s_rings = Array.FindAll(s_rings, other => other != ring);
    }

    private static void AddQueues()
    {
        Count("uring.enters", "{call}", "Calls of io_uring_enter.", static ring => ring.Enters);
        Count("uring.submissions", "{entry}", "Submission queue entries handed to the kernel.", static ring => ring.Submissions);
        Count("uring.completions", "{entry}", "Completions taken from the queue.", static ring => ring.Completions);
        Gauge("uring.enter.submissions", "{entry}", "Submissions per enter since the start.", static ring => Per(ring.Submissions, ring.Enters));
        Gauge("uring.enter.completions", "{entry}", "Completions per enter since the start.", static ring => Per(ring.Completions, ring.Enters));
        Level("uring.cq.depth", "{entry}", "Completions that the last turn found in the queue.", static ring => ring.CompletionsReady);
        Gauge("uring.cq.depth.most", "{entry}", "The most completions that a turn has found.", static ring => ring.MostCompletionsReady);
        Gauge("uring.cq.usage", "%", "How full the last turn found the completion queue.", static ring => ring.CompletionUsagePercent);
        Count("uring.cq.overflows", "{episode}", "Times that the kernel found the completion queue full.", static ring => ring.Overflows);
        Level("uring.operations", "{operation}", "Operations in flight.", static ring => ring.OperationsInFlight);
        Count("uring.sq.wakeups", "{call}", "Times that a sleeping SQ thread was woken.", static ring => ring.SqWakeups);
    }

    private static void AddTraffic()
    {
        Level("uring.connections", "{connection}", "Connections open.", static ring => ring.ConnectionsOpen);
        Count("uring.connections.opened", "{connection}", "Connections opened.", static ring => ring.ConnectionsOpened);
        Count("uring.receives", "{receive}", "Receives with data.", static ring => ring.Receives);
        Count("uring.receive.bytes", "By", "Bytes received.", static ring => ring.BytesReceived);
        Count("uring.sends", "{send}", "Send operations that completed.", static ring => ring.Sends);
        Count("uring.send.bytes", "By", "Bytes sent.", static ring => ring.BytesSent);
        Level("uring.sends.queued", "{send}", "Sends that the ring holds.", static ring => ring.SendsQueued);
        Count("uring.sends.short", "{send}", "Sends that the kernel cut short and that were continued.", static ring => ring.ShortSends);
        Cases("uring.rearms", "{rearm}", "Operations armed again, by cause.", "uring.cause",
            ("overflow", static ring => ring.RearmsAfterOverflow),
            ("no_buffers", static ring => ring.RearmsAfterNoBuffers),
            ("exhaustion", static ring => ring.RearmsAfterExhaustion),
            ("table_full", static ring => ring.RearmsAfterTableFull),
            ("pause", static ring => ring.RearmsAfterPause),
            ("one_shot", static ring => ring.OneShotAccepts + ring.OneShotReceives + ring.OneShotTimers));
    }

    private static void AddTrouble()
    {
        Count("uring.completions.stale", "{entry}", "Completions whose owner was gone, dropped.", static ring => ring.StaleCompletions);
        Count("uring.invariant_violations", "{entry}", "Completions that their connection's state rules out.", static ring => ring.InvariantViolations);
        Count("uring.buffers.illegal_uses", "{use}", "Buffers used after they had been given away.", static ring => ring.IllegalBufferUses);
        Count("uring.handler.exceptions", "{exception}", "Exceptions that a handler let out.", static ring => ring.HandlerExceptions);
        Count("uring.connections.aborted", "{connection}", "Connections that were aborted.", static ring => ring.Aborts);
        Count("uring.connections.slow", "{connection}", "Connections aborted because their peer did not read.", static ring => ring.SlowConsumers);
        Count("uring.receives.paused", "{receive}", "Receives paused because sends queued up.", static ring => ring.Pauses);
        Count("uring.receives.no_buffers", "{receive}", "Receives that found no free buffer (ENOBUFS).", static ring => ring.NoBuffers);
        Count("uring.datagrams.lost", "{send}", "Datagrams that the kernel refused.", static ring => ring.DatagramsLost);
    }

    private static void AddBuffers()
    {
        s_meter.CreateObservableUpDownCounter("uring.buffers.free", static () => EachBufferRing(static buffers => buffers.Free),
            "{buffer}", "Buffers that the kernel can fill.");
        s_meter.CreateObservableGauge("uring.buffers.lowest_free", static () => EachBufferRing(static buffers => buffers.LowestFree),
            "{buffer}", "The fewest free buffers since the start.");
    }

    private static void AddZeroCopy()
    {
        Cases("uring.zero_copy.bytes", "By", "Bytes of zero-copy sends, by what their notification said.", "uring.outcome",
            ("zero_copied", static ring => ring.BytesZeroCopied),
            ("copied", static ring => ring.BytesZeroCopyCopied));
        Level("uring.zero_copy.outstanding", "{notification}", "Notifications still to come.", static ring => ring.NotificationsOutstanding);
        Count("uring.zero_copy.demotions", "{connection}", "Times that a connection went back to ordinary sends.", static ring => ring.ZeroCopyDemotions);
        s_meter.CreateObservableCounter("uring.zero_copy.lag", Lags, "{notification}",
            "Notifications that came within \"le\" microseconds of the send's result.");
    }

    private static double Per(long count, long calls) => calls > 0 ? (double)count / calls : 0;

    private static void Count(string name, string unit, string description, Func<RingStatistics, long> read) =>
        s_meter.CreateObservableCounter(name, () => Each(read), unit, description);

    private static void Level(string name, string unit, string description, Func<RingStatistics, long> read) =>
        s_meter.CreateObservableUpDownCounter(name, () => Each(read), unit, description);

    private static void Gauge(string name, string unit, string description, Func<RingStatistics, double> read) =>
        s_meter.CreateObservableGauge(name, () => Each(read), unit, description);

    private static void Cases(string name, string unit, string description, string tag, params (string Value, Func<RingStatistics, long> Read)[] cases) =>
        s_meter.CreateObservableCounter(name, () => EachCase(tag, cases), unit, description);

    private static IEnumerable<Measurement<T>> Each<T>(Func<RingStatistics, T> read)
        where T : struct
    {
        foreach (WatchedRing ring in Volatile.Read(ref s_rings)) yield return new Measurement<T>(read(ring.Statistics), ring.Tags);
    }

    private static IEnumerable<Measurement<long>> EachCase(string tag, (string Value, Func<RingStatistics, long> Read)[] cases)
    {
        foreach (WatchedRing ring in Volatile.Read(ref s_rings))
        {
            foreach ((string value, Func<RingStatistics, long> read) in cases)
            {
                yield return new Measurement<long>(read(ring.Statistics), [.. ring.Tags, new(tag, value)]);
            }
        }
    }

    private static IEnumerable<Measurement<long>> EachBufferRing(Func<BufferRingStatistics, long> read)
    {
        foreach (WatchedRing ring in Volatile.Read(ref s_rings))
        {
            foreach (BufferRingStatistics buffers in ring.Statistics.BufferRings)
            {
                yield return new Measurement<long>(read(buffers), [.. ring.Tags, new("uring.buffer_ring", buffers.Name)]);
            }
        }
    }

    /// <summary>Each bucket counts those of the smaller ones, too: so collectors take percentiles of it. A ring without notifications has one series.</summary>
    private static IEnumerable<Measurement<long>> Lags()
    {
        const int Last = LagHistogram.Buckets - 1;
        foreach (WatchedRing ring in Volatile.Read(ref s_rings))
        {
            LagHistogram lag = ring.Statistics.NotificationLag;
            long within = 0;
            for (int i = lag.Count == 0 ? Last : 0; i <= Last; i++)
            {
                within += lag[i];
                string bound = i == Last ? "+Inf" : LagHistogram.BoundOf(i).ToString(CultureInfo.InvariantCulture);
                yield return new Measurement<long>(within, [.. ring.Tags, new("le", bound)]);
            }
        }
    }
}
