using System;
using System.Linq;
using System.Net.Sockets;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Chains;

[Collection(Rings.Name)]
public class DeadlineTests
{
    private const int ResponseBytes = 1000, TooManyBytes = 32 << 20;

    private static readonly TimeSpan s_long = TimeSpan.FromSeconds(60), s_short = TimeSpan.FromMilliseconds(100);

    [Fact]
    public async Task No_deadline_of_three_fires()
    {
        DeadlineHandler handler = new();
        using RunningHandler running = RunningHandler.Start(handler);
        using PeerServer server = new(Answer);
        await Check(running, handler, server.Address, 1000, s_long, s_long, s_long, outcome =>
        {
            Assert.Equal(OutcomeKind.Completed, outcome.Kind);
            Assert.Equal((1000, ResponseBytes), (outcome.SendBytes, outcome.ReceiveBytes));
        });
    }

    [Fact]
    public async Task The_first_deadline_names_connect()
    {
        DeadlineHandler handler = new();
        using RunningHandler running = RunningHandler.Start(handler);
        using Blackhole hole = await Blackhole.Dig();
        await Check(running, handler, hole.Address, 1000, s_short, s_long, s_long, outcome =>
            Assert.Equal((OutcomeKind.TimedOut, DeadlineHandler.FetchStep.Connect, Errno.ETIME), (outcome.Kind, outcome.Step, outcome.Error)));
    }

    [Fact]
    public async Task The_second_deadline_names_send_and_the_bytes_that_went_out()
    {
        DeadlineHandler handler = new();
        using RunningHandler running = RunningHandler.Start(handler);
        using PeerServer server = new(Silence);
        await Check(running, handler, server.Address, TooManyBytes, s_long, s_short, s_long, outcome =>
        {
            Assert.Equal((OutcomeKind.TimedOut, DeadlineHandler.FetchStep.Send), (outcome.Kind, outcome.Step));
            Assert.InRange(outcome.SendBytes, 1, TooManyBytes - 1);
        });
    }

    [Fact]
    public async Task The_third_deadline_names_receive()
    {
        DeadlineHandler handler = new();
        using RunningHandler running = RunningHandler.Start(handler);
        using PeerServer server = new(Silence);
        await Check(running, handler, server.Address, 1000, s_long, s_long, s_short, outcome =>
        {
            Assert.Equal((OutcomeKind.TimedOut, DeadlineHandler.FetchStep.Receive, Errno.ETIME), (outcome.Kind, outcome.Step, outcome.Error));
            Assert.Equal((1000, 0), (outcome.SendBytes, outcome.ReceiveBytes));
        });
    }

    [Fact]
    public async Task Constant_deadlines_behind_hard_links_name_the_first_that_fired()
    {
        DeadlineHandler handler = new();
        using RunningHandler running = RunningHandler.Start(handler);
        using PeerServer server = new(Silence);
        DeadlineHandler.HardFetchOutcome outcome = await running.On(() =>
            handler.HardFetchAndWait(server.Address, SendBuffer.CopyOf(new byte[TooManyBytes]), ReceiveBuffer.Allocate(10))).Bounded();
        // The hard link starts the receive all the same; it has its own deadline, and the close runs in any case.
        Assert.Equal((OutcomeKind.TimedOut, DeadlineHandler.HardFetchStep.Send), (outcome.Kind, outcome.Step));
        Wait.Until(() => running.Statistics.OperationsInFlight == 1, () => "only the wake-up is in flight");
        outcome = await running.On(() =>
            handler.HardFetchAndWait(server.Address, SendBuffer.CopyOf(new byte[10]), ReceiveBuffer.Allocate(10))).Bounded();
        Assert.Equal((OutcomeKind.TimedOut, DeadlineHandler.HardFetchStep.Receive), (outcome.Kind, outcome.Step));
    }

    [Theory]
    [InlineData("connect", false)]
    [InlineData("send", false)]
    [InlineData("receive", false)]
    [InlineData("connect", true)]
    [InlineData("send", true)]
    [InlineData("receive", true)]
    public async Task It_is_given_up_or_stopped_in_every_state_and_leaves_nothing(string state, bool stops)
    {
        DeadlineHandler handler = new();
        using RunningHandler running = RunningHandler.Start(handler);
        using Blackhole hole = await Blackhole.Dig();
        using PeerServer server = new(Silence);
        byte[] request = new byte[state == "send" ? TooManyBytes : 1000];
        Task<DeadlineHandler.FetchOutcome>[] fetching = running.On(() => Enumerable.Range(0, 10).Select(_ => handler.FetchAndWait(
            state == "connect" ? hole.Address : server.Address, SendBuffer.CopyOf(request), ReceiveBuffer.Allocate(10), s_long, s_long, s_long)).ToArray());
        if (state != "connect") await Task.Run(() => Wait.Until(() => server.Served == 10, () => "ten connections"));
        if (stops) running.Stop();
        else Assert.Equal(10, (await running.On(handler.GiveUpAndWait).Bounded()).Result);
        foreach (DeadlineHandler.FetchOutcome outcome in await Task.WhenAll(fetching).Bounded())
        {
            bool isCut = state == "send" && outcome is { Kind: OutcomeKind.Partial, Step: DeadlineHandler.FetchStep.Send };
            Assert.True(isCut || outcome.Kind == OutcomeKind.Cancelled, outcome.ToString());
        }
        if (!stops) Wait.Until(() => running.Statistics.OperationsInFlight == 1, () => "only the wake-up is in flight");
    }

    [Fact]
    public async Task Five_hundred_at_once_end_in_any_order_and_each_has_its_own_answer()
    {
        DeadlineHandler handler = new();
        using RunningHandler running = RunningHandler.Start(handler);
        using PeerServer server = new(async socket =>
        {
            byte[] request = await PeerServer.ReadExactly(socket, 4);
            await Task.Delay(request[0] * 7 % 50); // The order of the answers is not that of the requests.
            await socket.SendAsync(request);
            socket.Shutdown(SocketShutdown.Send);
            await PeerServer.ReadToEnd(socket);
        });
        for (int round = 0; round < 3; round++) // The later rounds use slots and records of the earlier ones.
        {
            ReceiveBuffer[] answers = [.. Enumerable.Range(0, 500).Select(_ => ReceiveBuffer.Allocate(8))];
            Task<DeadlineHandler.FetchOutcome>[] fetching = running.On(() => answers.Select((answer, i) => handler.FetchAndWait(
                server.Address, SendBuffer.CopyOf([(byte)i, (byte)(i >> 8), (byte)round, 1]), answer, s_long, s_long, s_long)).ToArray());
            DeadlineHandler.FetchOutcome[] outcomes = await Task.WhenAll(fetching).Bounded();
            Assert.All(outcomes, outcome => Assert.Equal((OutcomeKind.Completed, 4), (outcome.Kind, outcome.ReceiveBytes)));
            Assert.All(answers.Index(), each =>
                Assert.Equal([(byte)each.Index, (byte)(each.Index >> 8), (byte)round, 1], each.Item.Span[..4].ToArray()));
        }
        Assert.Equal(0, running.Statistics.StaleCompletions);
    }

    private static async Task Check(
        RunningHandler running, DeadlineHandler handler, PeerAddress peer, int requestBytes, TimeSpan connecting, TimeSpan sending, TimeSpan receiving,
        Action<DeadlineHandler.FetchOutcome> check)
    {
        DeadlineHandler.FetchOutcome outcome = await running.On(() => handler.FetchAndWait(
            peer, SendBuffer.CopyOf(new byte[requestBytes]), ReceiveBuffer.Allocate(ResponseBytes + 10), connecting, sending, receiving)).Bounded();
        check(outcome);
        Wait.Until(() => running.Statistics.OperationsInFlight == 1, () => "only the wake-up is in flight"); // Its socket is closed.
    }

    private static async Task Answer(Socket socket)
    {
        await PeerServer.ReadExactly(socket, 1000);
        await socket.SendAsync(new byte[ResponseBytes]);
        socket.Shutdown(SocketShutdown.Send);
        await PeerServer.ReadToEnd(socket);
    }

    private static Task Silence(Socket socket) => Task.CompletedTask;
}
