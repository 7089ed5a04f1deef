using System.Globalization;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.CompilerServices;
using UringDsl.Runtime.Tests.Faults;
using UringDsl.Runtime.Tests.Support;
using UringDsl.Runtime.Tests.ZeroCopy;

namespace UringDsl.Runtime.Tests.Watching;

/// <summary>The instruments of a running ring, read on another thread than its own.</summary>
[Collection(Rings.Name)]
public class MeterTests
{
    [Fact]
    public async Task The_instruments_say_what_the_counters_say_while_the_ring_runs()
    {
        const int Connections = 5, Rounds = 20, Bytes = 3000;
        IPEndPoint endPoint = FreePort.EndPoint();
        using Readings readings = new(typeof(EchoHandler));
        readings.Collect();
        Assert.Equal(0, readings.Rings);
        using (RunningHandler running = EchoServers.Start(direct: true, endPoint))
        {
            using Clients clients = new(await Clients.Connect(endPoint, Connections));
            for (int round = 0; round < Rounds; round++) await Task.WhenAll(clients.All.Select(client => client.Echo(Bytes)));
            RingStatistics statistics = running.Settled;
            readings.Collect();
            Assert.Equal(1, readings.Rings);
            Assert.Equal((double)Connections * Rounds * Bytes, readings.Of("uring.receive.bytes"));
            Assert.Equal((double)Connections * Rounds * Bytes, readings.Of("uring.send.bytes"));
            Assert.Equal(Connections, readings.Of("uring.connections"));
            Assert.InRange(readings.Of("uring.enters"), 1, statistics.Enters);
            Assert.InRange(readings.Of("uring.completions"), (Connections * 2) + 1, statistics.Completions);
            Assert.InRange(readings.Of("uring.cq.depth.most"), 1, statistics.CompletionEntries);
            Assert.InRange(readings.Of("uring.cq.usage"), 0, 100);
            Assert.True(readings.Of("uring.enter.completions") > 0 && readings.Of("uring.enter.submissions") > 0);
            Assert.Equal(1024, readings.Of("uring.buffers.free", "uring.buffer_ring", "Inbound"));
            Assert.InRange(readings.Of("uring.buffers.lowest_free"), 0, 1023);
            Assert.Equal(0, readings.Of("uring.sends.queued"));
            Assert.Equal(0, readings.Of("uring.zero_copy.lag", "le", "+Inf")); // The only one of a ring that has had no notification.
            Assert.Equal(statistics.OperationsInFlight, readings.Of("uring.operations"));
            Assert.Equal(readings.Instruments.Select(instrument => instrument.Name).Order(), readings.Names.Order()); // Each of them has said something.
            Assert.All(readings.Instruments, instrument => Assert.False(string.IsNullOrEmpty(instrument.Description) || string.IsNullOrEmpty(instrument.Unit)));
        }
        readings.Collect();
        Assert.Equal(0, readings.Rings); // It has ended.
    }

    [Fact]
    public async Task Two_rings_are_told_apart()
    {
        IPEndPoint first = FreePort.EndPoint(), second = FreePort.EndPoint();
        using Readings readings = new(typeof(EchoHandler));
        using RunningHandler one = EchoServers.Start(direct: true, first), two = EchoServers.Start(direct: true, second);
        using Clients clients = new(await Clients.Connect(first, 3));
        Wait.Until(() => one.Statistics.ConnectionsOpen == 3, () => "they are open");
        readings.Collect();
        Assert.Equal(2, readings.Rings);
        Assert.Equal(3, readings.SumOf("uring.connections"));
    }

    [Fact]
    public async Task Rearms_have_a_cause_and_a_queue_that_overflowed_was_full()
    {
        const int Connections = 100;
        IPEndPoint endPoint = FreePort.EndPoint();
        using Readings readings = new(typeof(EchoHandler));
        using RunningHandler running = EchoServers.Start(direct: true, endPoint, new RingOptions { SubmissionEntries = 8, CompletionEntries = 8 });
        using Clients clients = new(await Clients.Connect(endPoint, Connections));
        Wait.Until(() => running.Statistics.ConnectionsOpen == Connections, () => $"{running.Statistics.ConnectionsOpen} are open");
        for (int round = 0; round < 50 && running.Statistics.RearmsAfterOverflow == 0; round++)
        {
            await Task.WhenAll(clients.All.Select(client => client.Echo(600)));
        }
        readings.Collect();
        Assert.True(readings.Of("uring.rearms", "uring.cause", "overflow") > 0);
        Assert.Equal(0, readings.Of("uring.rearms", "uring.cause", "exhaustion"));
        Assert.True(readings.Of("uring.cq.overflows") > 0);
        Assert.Equal(8, readings.Of("uring.cq.depth.most"));
    }

    [Fact]
    public async Task The_lag_of_a_notification_is_measured()
    {
        const int Length = 1 << 20;
        using Readings readings = new(typeof(Sender));
        using SenderStage stage = new();
        (TestClient client, Connection connection) = await stage.Connect();
        SendBuffer buffer = SendBuffer.CopyOf(new ClientPattern(0).Bytes(0, Length));
        stage.On(sender => sender.SendAlways(connection, buffer));
        await client.Expect(Length);
        stage.Until(sender => sender.Releases.Count == 1, "the memory is released");
        LagHistogram lag = stage.Statistics.NotificationLag;
        Assert.Equal(stage.Running.Settled.ZeroCopySends, lag.Count);
        Assert.True(lag.LongestMicroseconds > 0 && lag.PercentileMicroseconds(0.5) > 0);
        readings.Collect();
        Assert.Equal(lag.Count, readings.Of("uring.zero_copy.lag", "le", "+Inf"));
        foreach (int bucket in new[] { 0, 10, LagHistogram.Buckets - 2 })
        {
            string bound = LagHistogram.BoundOf(bucket).ToString(CultureInfo.InvariantCulture);
            Assert.Equal(Enumerable.Range(0, bucket + 1).Sum(i => lag[i]), readings.Of("uring.zero_copy.lag", "le", bound));
        }
        Assert.Equal(Length, readings.Of("uring.zero_copy.bytes", "uring.outcome", "copied")); // The loopback device copies.
        Assert.Equal(0, readings.Of("uring.zero_copy.bytes", "uring.outcome", "zero_copied"));
        Assert.Equal(0, readings.Of("uring.zero_copy.outstanding"));
    }

    [Theory]
    [InlineData(UserData.SendOperation, 0, 1u, true)]
    [InlineData(UserData.CloseOperation, 0, 1u, true)]
    [InlineData(StaleHandler.ReceiveOperation, 1, 1u, true)]
    [InlineData(StaleHandler.ListenOperation, 7, 1u, true)]
    [InlineData(UserData.SendOperation, 0, 2u, false)]
    [InlineData(StaleHandler.ReceiveOperation, 0, 2u, false)]
    public async Task What_the_state_of_a_connection_rules_out_is_counted_as_such(byte operation, int step, uint generation, bool isImpossible)
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        StaleHandler handler = new(endPoint);
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        running.AllowsViolations = true;
        using Clients clients = new(await Clients.Connect(endPoint, 1));
        await clients.All[0].Echo(100);
        Wait.Until(() => running.Statistics.OperationsInFlight == 3, () => "the echo is over"); // The accept, the receive and the wake-up.
        running.On(() => RingAccess.Inject(RingAccess.LoopOf(handler), UserData.Pack(operation, step, generation, 0), -(int)Errno.EIO));
        Wait.Until(() => running.Statistics.StaleCompletions == 1, () => "it is counted");
        Assert.Equal(isImpossible ? 1 : 0, running.Statistics.InvariantViolations);
        using Readings readings = new(typeof(StaleHandler));
        readings.Collect();
        Assert.Equal(isImpossible ? 1 : 0, readings.Of("uring.invariant_violations"));
    }
}
