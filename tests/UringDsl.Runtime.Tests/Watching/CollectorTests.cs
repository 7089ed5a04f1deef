using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics.Tracing;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Watching;

/// <summary>The instruments as dotnet-counters sees them: it asks the runtime's own event source for a meter, and reads the events.</summary>
[Collection(Rings.Name)]
public class CollectorTests
{
    [Fact]
    public async Task What_the_runtime_publishes_for_dotnet_counters_has_every_instrument_with_the_values_of_the_ring()
    {
        const int Connections = 3, Bytes = 2000;
        IPEndPoint endPoint = FreePort.EndPoint();
        using Readings readings = new(typeof(EchoHandler));
        using RunningHandler running = EchoServers.Start(direct: true, endPoint);
        using Clients clients = new(await Clients.Connect(endPoint, Connections));
        await Task.WhenAll(clients.All.Select(client => client.Echo(Bytes)));
        _ = running.Settled;
        using Session session = new();

        Wait.Until(() => session.Of("uring.connections") == Connections, () => $"the connections are published: {session}");
        Wait.Until(() => session.Of("uring.receive.bytes") == Connections * Bytes, () => $"the bytes are published: {session}");
        Wait.Until(() => session.Of("uring.buffers.lowest_free") is > 0 and < 1024, () => $"the buffers are published: {session}");
        Wait.Until(() => readings.Instruments.All(instrument => session.Has(instrument.Name)), () => $"every one is published: {session}");
        Assert.Empty(session.Complaints);
    }

    private sealed class Session : EventListener
    {
        private readonly ConcurrentDictionary<string, double> _values = new();
        private readonly ConcurrentQueue<string> _complaints = new();
        private EventSource? _source;

        public IEnumerable<string> Complaints => _complaints;

        public bool Has(string instrument) => _values.ContainsKey(instrument);

        public double? Of(string instrument) => _values.TryGetValue(instrument, out double value) ? value : null;

        public override string ToString() => $"{string.Join(", ", _values)}; {string.Join(", ", _complaints)}";

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            const EventKeywords TimeSeriesValues = (EventKeywords)2;
            if (eventSource.Name != "System.Diagnostics.Metrics") return;
            _source = eventSource;
            EnableEvents(eventSource, EventLevel.Informational, TimeSeriesValues, new Dictionary<string, string?>
            {
                ["SessionId"] = nameof(CollectorTests),
                ["Metrics"] = "UringDsl",
                ["RefreshInterval"] = "0.1",
                ["MaxTimeSeries"] = "1000",
                ["MaxHistograms"] = "10",
            });
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.EventSource != _source) return;
            string name = eventData.EventName!;
            if (name.EndsWith("ValuePublished", StringComparison.Ordinal)) Note(eventData);
            else if (name.EndsWith("Error", StringComparison.Ordinal) || name.EndsWith("LimitReached", StringComparison.Ordinal)) _complaints.Enqueue(name);
        }

        private void Note(EventWrittenEventArgs published)
        {
            string Field(string name) => (string)published.Payload![published.PayloadNames!.IndexOf(name)]!;
            if (!Field("tags").Contains($"uring.handler={typeof(EchoHandler).FullName}", StringComparison.Ordinal)) return;
            string value = Field(published.EventName == "GaugeValuePublished" ? "lastValue" : "value");
            _values[Field("instrumentName")] = double.Parse(value, CultureInfo.InvariantCulture);
        }
    }
}
