using System;
using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Faults;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Watching;

/// <summary>The events of a running ring, as a trace would collect them.</summary>
[Collection(Rings.Name)]
public class EventTests
{
    [Fact]
    public async Task A_trace_tells_of_a_ring_its_connections_and_its_overflow()
    {
        const int Connections = 100;
        IPEndPoint endPoint = FreePort.EndPoint();
        using Listener listener = new(EventLevel.Verbose, EventKeywords.All);
        RingStatistics statistics;
        using (RunningHandler running = EchoServers.Start(direct: true, endPoint, new RingOptions { SubmissionEntries = 8, CompletionEntries = 8 }))
        {
            using Clients clients = new(await Clients.Connect(endPoint, Connections));
            Wait.Until(() => running.Statistics.ConnectionsOpen == Connections, () => $"{running.Statistics.ConnectionsOpen} are open");
            for (int round = 0; round < 50 && running.Statistics.RearmsAfterOverflow == 0; round++)
            {
                await Task.WhenAll(clients.All.Select(client => client.Echo(600)));
            }
            statistics = running.Statistics;
        }
        EventWrittenEventArgs started = listener.Single("RingStarted");
        Assert.Equal(typeof(EchoHandler).FullName, started.Payload![1]);
        Assert.Equal(8, started.Payload[3]);
        Assert.Equal(started.Payload[0], listener.Single("RingEnded").Payload![0]);
        Assert.Equal(statistics.Overflows, listener.Count("CompletionQueueOverflow"));
        Assert.Equal(statistics.RearmsAfterOverflow, listener.All("Rearmed").Count(rearmed => Equals(rearmed.Payload![1], "overflow")));
        Assert.Equal(Connections, listener.Count("ConnectionOpened"));
        Assert.Equal(Connections, listener.Count("ConnectionClosed"));
        Assert.Equal(0, listener.Count("EventSourceMessage")); // It says here what is wrong with itself.
    }

    [Fact]
    public async Task Connections_are_told_only_when_they_are_asked_for()
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        using Listener listener = new(EventLevel.Verbose, (EventKeywords)2); // Not that of connections; none at all would mean every one.
        using (RunningHandler running = EchoServers.Start(direct: true, endPoint))
        {
            using Clients clients = new(await Clients.Connect(endPoint, 3));
            await clients.All[0].Echo(100);
        }
        Assert.Equal(1, listener.Count("RingStarted"));
        Assert.Equal(0, listener.Count("ConnectionOpened"));
    }

    [Fact]
    public async Task An_illegal_use_of_a_buffer_is_an_event_and_a_count()
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        using Listener listener = new(EventLevel.Error, EventKeywords.All);
        ReuseHandler handler = new(endPoint);
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        running.AllowsExceptions = true;
        using Clients clients = new(await Clients.Connect(endPoint, 1));
        clients.All[0].Socket.Send("twice"u8);
        Wait.Until(() => running.Statistics.IllegalBufferUses == 1, () => "it is counted");
        Wait.Until(() => running.Statistics.HandlerExceptions == 1, () => "it has thrown");
        Assert.Contains("used a second time", (string)listener.Single("IllegalBufferUse").Payload![1]!, StringComparison.Ordinal);
        Assert.Equal(nameof(InvalidOperationException), listener.Single("HandlerException").Payload![1]);
    }

    private sealed class Listener(EventLevel level, EventKeywords keywords) : EventListener
    {
        private readonly ConcurrentQueue<EventWrittenEventArgs> _written = new();
        private EventSource? _source;

        public EventWrittenEventArgs[] All(string name) => [.. _written.Where(written => written.EventName == name)];

        public int Count(string name) => All(name).Length;

        public EventWrittenEventArgs Single(string name) => Assert.Single(All(name));

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name != "UringDsl") return;
            _source = eventSource;
            EnableEvents(eventSource, level, keywords);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.EventSource == _source) _written.Enqueue(eventData);
        }
    }
}
