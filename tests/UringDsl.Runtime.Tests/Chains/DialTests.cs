using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Sockets;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Chains;

[Collection(Rings.Name)]
public class DialTests
{
    private static readonly TimeSpan s_long = TimeSpan.FromSeconds(30), s_short = TimeSpan.FromMilliseconds(100);

    [Theory]
    [InlineData(AddressFamily.InterNetwork)]
    [InlineData(AddressFamily.InterNetworkV6)]
    [InlineData(AddressFamily.Unix)]
    public async Task A_dial_that_succeeds_gives_a_connection_that_sends_and_receives(AddressFamily family)
    {
        ClientPattern pattern = new(7);
        Dialer dialer = new();
        using RunningHandler running = RunningHandler.Start(dialer);
        using PeerServer server = new(PeerServer.FreeEndPoint(family), async socket =>
        {
            byte[] request = await PeerServer.ReadExactly(socket, 5000);
            await socket.SendAsync(request);
            Assert.Empty(await PeerServer.ReadToEnd(socket));
        });
        Connection connection = await Connected(running, dialer, server.Address);
        running.On(() =>
        {
            dialer.Receive(connection);
            dialer.Send(connection, pattern.Bytes(0, 5000));
        });
        Wait.Until(() => running.On(() => dialer.Received.Count) == 5000, () => "the answer");
        running.On(() => pattern.Check([.. dialer.Received], 0));
        Assert.Equal([connection], running.On(() => dialer.Opened.ToArray()));
        running.On(() => dialer.Close(connection));
        running.WaitUntilIdle();
        Wait.Until(() => server.Served == 1, () => "the server sees the end");
        Assert.Equal([connection], running.On(() => dialer.Closed.ToArray()));
    }

    [Theory]
    [InlineData(AddressFamily.InterNetwork, Errno.ECONNREFUSED)]
    [InlineData(AddressFamily.InterNetworkV6, Errno.ECONNREFUSED)]
    [InlineData(AddressFamily.Unix, Errno.ECONNREFUSED)]
    public async Task A_dial_that_is_refused_says_so(AddressFamily family, Errno expected)
    {
        Dialer dialer = new();
        using RunningHandler running = RunningHandler.Start(dialer);
        PeerAddress nobody = PeerAddress.From(PeerServer.FreeEndPoint(family));
        Dialer.DialOutcome outcome = await running.On(() => dialer.DialAndWait(nobody, s_long)).Bounded();
        Assert.Equal((OutcomeKind.Failed, Dialer.DialStep.Connect, expected), (outcome.Kind, outcome.Step, outcome.Error));
        Assert.False(outcome.TryGetConnection(out Connection _));
        Assert.Equal(0, running.Settled.ConnectionsOpened);
    }

    [Theory]
    [InlineData(AddressFamily.InterNetwork)]
    [InlineData(AddressFamily.InterNetworkV6)]
    [InlineData(AddressFamily.Unix)]
    public async Task A_dial_that_nobody_answers_times_out(AddressFamily family)
    {
        Dialer dialer = new();
        using RunningHandler running = RunningHandler.Start(dialer);
        using Blackhole hole = await Blackhole.Dig(family);
        Dialer.DialOutcome outcome = await running.On(() => dialer.DialAndWait(hole.Address, s_short)).Bounded();
        Assert.True(outcome is { Kind: OutcomeKind.TimedOut, Step: Dialer.DialStep.Connect }, outcome.ToString());
        Assert.False(outcome.TryGetConnection(out Connection _));
        Wait.Until(() => running.Statistics.OperationsInFlight == 1, () => "only the wake-up is in flight"); // Its socket is closed.
    }

    [Fact]
    public async Task Two_hundred_dials_can_be_in_flight()
    {
        Dialer dialer = new();
        using RunningHandler running = RunningHandler.Start(dialer);
        using PeerServer server = new(socket => PeerServer.ReadToEnd(socket));
        Dialer.DialOutcome[] outcomes = await running.On(() =>
            Task.WhenAll(Enumerable.Range(0, 200).Select(_ => dialer.DialAndWait(server.Address, s_long)))).Bounded();
        Assert.All(outcomes, outcome => Assert.Equal(OutcomeKind.Completed, outcome.Kind));
        Assert.Equal(200, outcomes.Select(ConnectionOf).Distinct().Count());
        Assert.Equal(200, running.Statistics.ConnectionsOpen);
        running.On(() =>
        {
            foreach (Dialer.DialOutcome outcome in outcomes) dialer.Close(ConnectionOf(outcome));
        });
        running.WaitUntilIdle();
        Wait.Until(() => server.Served == 200, () => "the server sees every end");
    }

    [Fact]
    public async Task Dials_of_every_fate_at_once_each_get_their_own_outcome()
    {
        Dialer dialer = new();
        using RunningHandler running = RunningHandler.Start(dialer);
        using PeerServer server = new(socket => PeerServer.ReadToEnd(socket));
        using Blackhole hole = await Blackhole.Dig();
        PeerAddress nobody = PeerAddress.From(FreePort.EndPoint());
        PeerAddress[] peers = [server.Address, nobody, hole.Address];
        Dialer.DialOutcome[] outcomes = await running.On(() =>
            Task.WhenAll(Enumerable.Range(0, 90).Select(i => dialer.DialAndWait(peers[i % 3], i % 3 == 2 ? s_short : s_long)))).Bounded();
        OutcomeKind[] kinds = [OutcomeKind.Completed, OutcomeKind.Failed, OutcomeKind.TimedOut];
        Assert.All(outcomes.Index(), each => Assert.Equal(kinds[each.Index % 3], each.Item.Kind));
        Assert.Equal(30, running.Statistics.ConnectionsOpen);
    }

    [Theory]
    [InlineData(AddressFamily.InterNetwork)]
    [InlineData(AddressFamily.Unix)]
    public async Task Stopping_cancels_a_dial(AddressFamily family)
    {
        Dialer dialer = new();
        using RunningHandler running = RunningHandler.Start(dialer);
        using Blackhole hole = await Blackhole.Dig(family);
        Task<Dialer.DialOutcome> dialing = running.On(() => dialer.DialAndWait(hole.Address, s_long));
        running.Stop();
        Dialer.DialOutcome outcome = await dialing.Bounded();
        Assert.True(outcome.Kind == OutcomeKind.Cancelled, outcome.ToString());
    }

    [Fact]
    public async Task A_dial_that_fails_gives_its_slot_back()
    {
        SmallDialer dialer = new();
        using RunningHandler running = RunningHandler.Start(dialer);
        PeerAddress nobody = PeerAddress.From(FreePort.EndPoint());
        for (int i = 0; i < 500; i++)
        {
            SmallDialer.DialOutcome outcome = await running.On(() => dialer.DialAndWait(nobody, s_long)).Bounded();
            Assert.Equal((OutcomeKind.Failed, SmallDialer.DialStep.Connect, Errno.ECONNREFUSED), (outcome.Kind, outcome.Step, outcome.Error));
        }
    }

    [FeatureFact(RingFeature.SlotRelease)]
    public async Task A_dial_without_a_free_slot_fails_at_its_socket()
    {
        SmallDialer dialer = new();
        using RunningHandler running = RunningHandler.Start(dialer);
        using PeerServer server = new(socket => PeerServer.ReadToEnd(socket));
        List<Connection> open = [];
        for (int i = 0; i < SmallDialer.Slots; i++) open.Add(await Connected(running, dialer, server.Address));
        SmallDialer.DialOutcome outcome = await running.On(() => dialer.DialAndWait(server.Address, s_long)).Bounded();
        Assert.Equal((OutcomeKind.Failed, SmallDialer.DialStep.Socket, Errno.ENFILE), (outcome.Kind, outcome.Step, outcome.Error));
        running.On(() => dialer.Close(open[3]));
        Wait.Until(() => running.Statistics.ConnectionsOpen == SmallDialer.Slots - 1, () => "one is closed");
        Assert.Equal(open[3].Index, (await Connected(running, dialer, server.Address)).Index);
    }

    [Fact]
    public async Task A_dial_whose_outcome_nobody_takes_is_closed()
    {
        Dialer dialer = new();
        using RunningHandler running = RunningHandler.Start(dialer);
        using PeerServer server = new(socket => PeerServer.ReadToEnd(socket));
        running.On(() => { _ = dialer.Dial(server.Address, s_long); });
        await Task.Run(() => Wait.Until(() => server.Served == 1, () => "the server sees the end"));
        running.WaitUntilIdle();
    }

    [Fact]
    public async Task A_chain_without_an_awaiter_tells_its_method_once()
    {
        Dialer dialer = new();
        using RunningHandler running = RunningHandler.Start(dialer);
        using PeerServer server = new(socket => PeerServer.ReadToEnd(socket));
        using Blackhole hole = await Blackhole.Dig();
        running.On(() =>
        {
            dialer.Observed(server.Address, s_long);
            dialer.Observed(PeerAddress.From(FreePort.EndPoint()), s_long);
            dialer.Observed(hole.Address, s_short);
        });
        Wait.Until(() => running.On(() => dialer.Dialed.Count) == 3, () => "three outcomes");
        Dialer.ObservedOutcome[] dialed = running.On(() => dialer.Dialed.ToArray());
        Dialer.ObservedOutcome success = dialed.Single(outcome => outcome.Kind == OutcomeKind.Completed);
        Assert.True(success.TryGetConnection(out Connection made));
        Assert.Equal([made], running.On(() => dialer.Opened.ToArray()));
        Assert.Single(dialed, outcome => outcome is { Kind: OutcomeKind.Failed, Step: Dialer.ObservedStep.Connect, Error: Errno.ECONNREFUSED });
        Assert.Single(dialed, outcome => outcome is { Kind: OutcomeKind.TimedOut, Step: Dialer.ObservedStep.Connect });
        running.Stop();
        Assert.Equal(3, dialer.Dialed.Count);
    }

    private static async Task<Connection> Connected(RunningHandler running, Dialer dialer, PeerAddress peer)
    {
        Dialer.DialOutcome outcome = await running.On(() => dialer.DialAndWait(peer, s_long)).Bounded();
        Assert.True(outcome.Kind == OutcomeKind.Completed, outcome.ToString());
        return ConnectionOf(outcome);
    }

    private static async Task<Connection> Connected(RunningHandler running, SmallDialer dialer, PeerAddress peer)
    {
        SmallDialer.DialOutcome outcome = await running.On(() => dialer.DialAndWait(peer, s_long)).Bounded();
        Assert.True(outcome.TryGetConnection(out Connection connection), outcome.ToString());
        return connection;
    }

    private static Connection ConnectionOf(Dialer.DialOutcome outcome)
    {
        Assert.True(outcome.TryGetConnection(out Connection connection), outcome.ToString());
        return connection;
    }
}
