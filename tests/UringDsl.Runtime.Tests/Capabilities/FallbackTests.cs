using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Chains;
using UringDsl.Runtime.Tests.Operations;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Capabilities;

/// <summary>Where a feature is off, its fallback has really run, and where it is on, it has not.</summary>
[Collection(Rings.Name)]
public class FallbackTests
{
    private const int Connections = 20;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_multishot_accept_each_connection_has_its_own_ACCEPT(bool direct)
    {
        Assert.Equal(0, (await Echo(RingFeature.None, direct)).OneShotAccepts);
        Assert.Equal(Connections, (await Echo(RingFeature.MultishotAccept, direct)).OneShotAccepts);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_multishot_receive_each_piece_has_its_own_RECV(bool direct)
    {
        Assert.Equal(0, (await Echo(RingFeature.None, direct)).OneShotReceives);
        RingStatistics statistics = await Echo(RingFeature.MultishotReceive, direct);
        Assert.Equal(statistics.Receives, statistics.OneShotReceives);
        Assert.Equal(0, statistics.RearmsAfterOverflow);
    }

    [Theory]
    [InlineData(true, RingFeature.BindListen)]
    [InlineData(true, RingFeature.SocketCommands)]
    [InlineData(false, RingFeature.BindListen)]
    [InlineData(false, RingFeature.SocketCommands)]
    public async Task Without_BIND_or_socket_commands_system_calls_make_the_listener(bool direct, RingFeature feature)
    {
        bool hasBoth = RingCapabilities.Probe().Has(RingFeature.BindListen | RingFeature.SocketCommands);
        Assert.Equal(hasBoth ? 0 : 1, (await Echo(RingFeature.None, direct)).SystemCallListeners);
        Assert.Equal(1, (await Echo(feature, direct)).SystemCallListeners);
    }

    [Fact]
    public async Task Without_an_allocation_range_the_runtime_picks_the_slots()
    {
        RingStatistics statistics = await Echo(RingFeature.FileAllocationRange, direct: true);
        Assert.Equal(1, statistics.SystemCallListeners);
        Assert.Equal(Connections, statistics.ConnectionsClosed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_buffer_rings_each_RECV_has_a_buffer_of_its_own(bool direct)
    {
        RingStatistics statistics = await Echo(RingFeature.BufferRings, direct);
        Assert.Equal(statistics.Receives, statistics.OneShotReceives);
        BufferRingStatistics buffers = Assert.Single(statistics.BufferRings);
        Assert.Equal(8192, buffers.Entries); // 1024 that were declared, and 4096, one for each connection; up to a power of two.
    }

    [Theory]
    [InlineData(RingFeature.DirectDescriptors)]
    [InlineData(RingFeature.SlotRelease)]
    public async Task Without_slots_connections_are_descriptors_and_a_chain_has_its_socket_made(RingFeature without)
    {
        Dialer dialer = new();
        using RunningHandler running = RunningHandler.Start(dialer, options: new RingOptions { Disable = without });
        using PeerServer server = new(socket => PeerServer.ReadToEnd(socket));
        int before = OpenDescriptors.Count();
        Dialer.DialOutcome outcome = await running.On(() => dialer.DialAndWait(server.Address, TimeSpan.FromSeconds(30))).Bounded();
        Assert.True(outcome.TryGetConnection(out Connection connection), outcome.ToString());
        Assert.Equal(1, running.Statistics.SystemCallSockets);
        Assert.True(OpenDescriptors.Count() > before);
        running.On(() => dialer.Close(connection));
        running.WaitUntilConnectionsClosed(1);
    }

    [Fact]
    public async Task Without_a_time_in_the_wait_a_timer_ends_it()
    {
        Assert.Equal(0, (await StopWithDeadline(RingFeature.None)).TimerWaits);
        Assert.True((await StopWithDeadline(RingFeature.ExtendedWait)).TimerWaits > 0);
        // The SQ thread sleeps when the timer is written: somebody has to wake it.
        RingOptions polled = new() { Modes = RingModes.SqPoll, SqPollIdleMilliseconds = 1 };
        Assert.True((await StopWithDeadline(RingFeature.ExtendedWait, polled)).TimerWaits > 0);
    }

    [Fact]
    public async Task Without_skipping_every_step_posts_and_chains_and_cancellations_end_as_ever()
    {
        RingStatistics with = await Echo(RingFeature.None, direct: true), without = await Echo(RingFeature.SkipSuccess, direct: true);
        // Each connection ends with SHUTDOWN, which keeps its success to itself, and CLOSE.
        Assert.True(without.Completions - without.Receives - without.Sends >= with.Completions - with.Receives - with.Sends + Connections);
    }

    [Fact]
    public void Without_multishot_timers_each_shot_has_its_own_TIMEOUT()
    {
        foreach (RingFeature without in new[] { RingFeature.None, RingFeature.MultishotTimeout })
        {
            using Scene scene = new(new RingOptions { Disable = without });
            scene.On(o => o.Repeat(TimeSpan.FromMilliseconds(1), count: 4));
            scene.Until(o => o.Shots.Count == 4, "every shot");
            Assert.Equal([true, true, true, false], scene.Get(o => o.Shots.Select(shot => shot.IsArmed).ToArray()));
            Assert.Equal(without == RingFeature.None ? 0 : 3, scene.Statistics.OneShotTimers);
        }
    }

    /// <summary>A peer that does not read what it is sent: the stop waits for its time, and no longer.</summary>
    private static async Task<RingStatistics> StopWithDeadline(RingFeature without, RingOptions? with = null)
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        RingOptions options = (with ?? RingOptions.Default) with { Disable = without, StopTimeout = TimeSpan.FromMilliseconds(200) };
        using RunningHandler running = EchoServers.Start(direct: true, endPoint, options);
        using TestClient client = await TestClient.Connect(endPoint, receiveBuffer: 4096);
        Task sending = client.Send(20_000_000);
        Wait.Until(() => running.Statistics.Pauses > 0, () => "a pause");
        running.Stop();
        await Assert.ThrowsAnyAsync<System.Net.Sockets.SocketException>(() => sending);
        return running.Statistics;
    }

    /// <summary>Some connections that echo and end, and the counters after that.</summary>
    private static async Task<RingStatistics> Echo(RingFeature without, bool direct)
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        using RunningHandler running = EchoServers.Start(direct, endPoint, new RingOptions { Disable = without });
        using Clients clients = new(await Clients.Connect(endPoint, Connections));
        await Task.WhenAll(clients.All.Select(async client =>
        {
            await client.Echo(10_000);
            client.ShutdownSend();
            await client.ExpectEnd();
        }));
        running.WaitUntilConnectionsClosed(Connections);
        running.Stop();
        return running.Statistics;
    }
}
