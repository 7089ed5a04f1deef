using System;
using System.Collections.Generic;
using System.Diagnostics.Metrics;
using System.Linq;

namespace UringDsl.Runtime.Tests.Watching;

/// <summary>What the instruments of the rings of one handler say, read as a collector reads them.</summary>
internal sealed class Readings : IDisposable
{
    private readonly string _handler;
    private readonly MeterListener _listener = new();
    private readonly List<(string Name, double Value, Dictionary<string, object?> Tags)> _read = [];

    public Readings(Type handler)
    {
        _handler = handler.FullName!;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name != "UringDsl") return;
            Instruments.Add(instrument);
            listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.Start();
    }

    public List<Instrument> Instruments { get; } = [];

    /// <summary>Collects anew.</summary>
    public void Collect()
    {
        _read.Clear();
        _listener.RecordObservableInstruments();
    }

    public IEnumerable<string> Names => _read.Select(reading => reading.Name).Distinct();

    /// <summary>The one reading of an instrument with this tag, if it has one.</summary>
    public double Of(string name, string? tag = null, string? value = null) =>
        _read.Single(reading => reading.Name == name && (tag is null || Equals(reading.Tags[tag], value))).Value;

    public double SumOf(string name) => _read.Where(reading => reading.Name == name).Sum(reading => reading.Value);

    public int Rings => _read.Where(reading => reading.Name == "uring.enters").Select(reading => reading.Tags["uring.ring"]).Distinct().Count();

    public void Dispose() => _listener.Dispose();

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        Dictionary<string, object?> named = new(tags.ToArray());
        if (Equals(named["uring.handler"], _handler)) _read.Add((instrument.Name, value, named));
    }
}
