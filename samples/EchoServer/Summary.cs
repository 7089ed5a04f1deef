using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using UringDsl;

/// <summary>The table at the end.</summary>
internal sealed class Summary(IReadOnlyList<RingStatistics> rings, AllocationSampler<IEchoServer> allocations)
{
    private const int NameColumns = 38;
    private const string NotMeasured = "not measured";

    private readonly List<(string Name, string Value)> _rows = [];

    public void Add(string name, string value) => _rows.Add((name, value));

    public void WriteTo(TextWriter output)
    {
        long messages = Sum(ring => ring.Receives);
        Add("connections", Count(Sum(ring => ring.ConnectionsOpened)));
        Add("messages received", Count(messages));
        Add("bytes received", Count(Sum(ring => ring.BytesReceived)));
        Add("bytes sent", Count(Sum(ring => ring.BytesSent)));
        Add("io_uring_enter calls per message", PerMessage(Sum(ring => ring.Enters), messages));
        Add("bytes allocated per message", (allocations.PerReceive is { } bytes ? Fraction(bytes) : NotMeasured)
            + $" (the median of looks; the rings' threads, once warm: {Count(allocations.AllocatedBytes)} bytes in {Count(allocations.Receives)} messages)");
        Add("armed again after an overflow", Count(Sum(ring => ring.RearmsAfterOverflow)));
        Add("armed again when buffers came back", Count(Sum(ring => ring.RearmsAfterNoBuffers)));
        Add("armed again when sends had drained", Count(Sum(ring => ring.RearmsAfterPause)));
        Add("armed again when descriptors came back", Count(Sum(ring => ring.RearmsAfterExhaustion)));
        Add("armed again when the table had room", Count(Sum(ring => ring.RearmsAfterTableFull)));
        Add("receives without a buffer (ENOBUFS)", Count(Sum(ring => ring.NoBuffers)));
        Add("completion queue overflows", Count(Sum(ring => ring.Overflows)));
        foreach ((string name, string value) in _rows) output.WriteLine($"{name.PadRight(NameColumns)}  {value}");
    }

    private long Sum(Func<RingStatistics, long> counter) => rings.Sum(counter);

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string PerMessage(long number, long messages) => messages == 0 ? NotMeasured : Fraction((double)number / messages);

    private static string Fraction(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
