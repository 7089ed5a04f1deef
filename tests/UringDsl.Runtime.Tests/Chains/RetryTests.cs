using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Chains;

[Collection(Rings.Name)]
public class RetryTests
{
    private static readonly ClientPattern s_request = new(11), s_response = new(12);

    private readonly IPEndPoint _endPoint = FreePort.EndPoint();

    private PeerAddress Peer => PeerAddress.From(_endPoint);

    [Fact]
    public async Task The_last_attempt_is_told_and_every_slot_comes_back() => await With(async (handler, running) =>
    {
        for (int i = 1; i <= 10; i++)
        {
            RetryHandler.DialOutcome outcome = await running.On(() => handler.DialAndWait(Peer)).Bounded();
            Assert.Equal((OutcomeKind.Failed, RetryHandler.DialStep.Connect, Errno.ECONNREFUSED), (outcome.Kind, outcome.Step, outcome.Error));
            Assert.Equal(i * 3, running.Statistics.Retries);
        }
        Wait.Until(() => running.Statistics.OperationsInFlight == 1, () => "only the wake-up is in flight");
        Assert.Equal(0, running.Settled.ConnectionsOpened);
    });

    [Fact]
    public async Task A_server_that_comes_late_gets_the_whole_request_once() => await With(async (handler, running) =>
    {
        ReceiveBuffer response = ReceiveBuffer.Allocate(5000);
        Task<RetryHandler.FetchOutcome> fetching = running.On(() => handler.FetchAndWait(Peer, SendBuffer.CopyOf(s_request.Bytes(0, 3000)), response));
        Wait.Until(() => running.Statistics.Retries >= 3, () => "three attempts have failed");
        GC.Collect(); // The buffers belong to the attempts still to come.
        using PeerServer server = new(_endPoint, async socket =>
        {
            s_request.Check(await PeerServer.ReadExactly(socket, 3000), 0);
            await socket.SendAsync(s_response.Bytes(0, 2000));
            socket.Shutdown(SocketShutdown.Send);
            Assert.Empty(await PeerServer.ReadToEnd(socket));
        });
        RetryHandler.FetchOutcome outcome = await fetching.Bounded();
        Assert.True(outcome.Kind == OutcomeKind.Completed, outcome.ToString());
        Assert.Equal((3000, 2000), (outcome.SendBytes, outcome.ReceiveBytes));
        s_response.Check(response.Span[..2000], 0);
        Wait.Until(() => server.Served == 1, () => "the server sees the end");
    });

    [Fact]
    public async Task What_has_sent_something_is_not_repeated() => await With(async (handler, running) =>
    {
        using PeerServer server = new(_endPoint, async socket =>
        {
            await PeerServer.ReadExactly(socket, 100);
            socket.LingerState = new LingerOption(true, 0);
            socket.Close(); // A reset.
        });
        RetryHandler.FetchOutcome outcome = await running.On(() =>
            handler.FetchAndWait(Peer, SendBuffer.CopyOf(new byte[100]), ReceiveBuffer.Allocate(10))).Bounded();
        Assert.Equal((OutcomeKind.Failed, RetryHandler.FetchStep.Receive, Errno.ECONNRESET), (outcome.Kind, outcome.Step, outcome.Error));
        Assert.Equal(0, running.Statistics.Retries);
    });

    [Fact]
    public async Task A_deadline_is_a_reason_to_try_again() => await With(async (handler, running) =>
    {
        using Blackhole hole = await Blackhole.Dig();
        RetryHandler.SlowOutcome outcome = await running.On(() => handler.SlowAndWait(hole.Address)).Bounded();
        Assert.Equal((OutcomeKind.TimedOut, RetryHandler.SlowStep.Connect), (outcome.Kind, outcome.Step));
        Assert.Equal(2, running.Statistics.Retries);
    });

    [Fact]
    public async Task A_cancellation_ends_the_pause() => await With(async (handler, running) =>
    {
        Task<RetryHandler.PatientOutcome> waiting = running.On(() => handler.PatientAndWait(Peer));
        Wait.Until(() => running.Statistics.Retries == 1, () => "the first attempt has failed");
        Assert.Equal(1, (await running.On(handler.GiveUpAndWait).Bounded()).Result);
        Assert.Equal(OutcomeKind.Cancelled, (await waiting.Bounded()).Kind);
        Assert.Equal(Errno.ENOENT, (await running.On(handler.GiveUpAndWait).Bounded()).Error);
    });

    [Fact]
    public async Task A_stop_ends_the_pause() => await With(async (handler, running) =>
    {
        Task<RetryHandler.PatientOutcome> waiting = running.On(() => handler.PatientAndWait(Peer));
        Wait.Until(() => running.Statistics.Retries == 1, () => "the first attempt has failed");
        running.Stop();
        Assert.Equal(OutcomeKind.Cancelled, (await waiting.Bounded()).Kind);
    });

    [Fact]
    public async Task More_of_them_wait_than_there_are_slots_and_each_is_told() => await With(async (handler, running) =>
    {
        Task<RetryHandler.DialOutcome>[] dialing = running.On(() => Enumerable.Range(0, 50).Select(_ => handler.DialAndWait(Peer)).ToArray());
        RetryHandler.DialOutcome[] outcomes = await Task.WhenAll(dialing).Bounded();
        Assert.All(outcomes, outcome => Assert.True(outcome.Error is Errno.ECONNREFUSED or Errno.ENFILE, outcome.ToString()));
        Assert.Contains(outcomes, outcome => outcome.Error == Errno.ECONNREFUSED);
    });

    [Fact]
    public async Task A_repetition_finds_a_slot_also_when_those_of_the_attempt_before_are_still_being_closed() => await With(async (handler, running) =>
    {
        Task<RetryHandler.DialOutcome>[] dialing = running.On(() =>
        {
            Task<RetryHandler.DialOutcome>[] tasks = [.. Enumerable.Range(0, RetryHandler.Slots).Select(_ => handler.DialAndWait(Peer))];
            _ = SleepAtTheOutcome();
            return tasks;
        });
        RetryHandler.DialOutcome[] outcomes = await Task.WhenAll(dialing).Bounded();
        Assert.All(outcomes, outcome => Assert.Equal(Errno.ECONNREFUSED, outcome.Error));

        // There is no slot for it. It is told in the turn in which the others have failed, and when that ends their pause is over.
        async Task SleepAtTheOutcome()
        {
            await handler.DialAndWait(Peer);
            Thread.Sleep(20);
        }
    });

    private static async Task With(Func<RetryHandler, RunningHandler, Task> test)
    {
        RetryHandler handler = new();
        using RunningHandler running = RunningHandler.Start(handler);
        await test(handler, running);
    }
}
