using System;
using System.Linq;
using System.Net;
using System.Text;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Chains;

[Collection(Rings.Name)]
public class AcceptChainTests
{
    private static readonly byte[] s_request = "request!"u8.ToArray();

    private readonly IPEndPoint _endPoint = FreePort.EndPoint();

    [FeatureFact(RingFeature.SlotRelease)]
    public async Task Hundreds_of_chains_wait_and_each_serves_a_connection_in_its_own_slot() => await With(async (handler, running, listener) =>
    {
        running.On(() =>
        {
            for (int i = 0; i < 300; i++) _ = handler.ServeOne(listener);
        });
        await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => Ask()));
        Wait.Until(() => running.On(() => handler.Served.Count) == 300, () => "three hundred outcomes");
        Assert.All(handler.Served, outcome =>
        {
            Assert.Equal(OutcomeKind.Completed, outcome.Kind);
            Assert.Equal((AcceptChainHandler.RequestBytes, 6), (outcome.ReceiveBytes, outcome.SendBytes));
        });
        Assert.Equal([listener], running.On(() => handler.Opened.ToArray())); // Nobody hears of connections that a chain opens and closes.
    });

    [FeatureFact(RingFeature.SlotRelease)]
    public async Task One_that_has_accepted_goes_on_when_the_listener_closes() => await With(async (handler, running, listener) =>
    {
        running.On(() => { _ = handler.ServeOne(listener); });
        _ = running.Settled;
        await Task.Delay(50); // The last wake-up is counted, too.
        long before = running.Statistics.Completions;
        using TestClient client = await TestClient.Connect(_endPoint);
        Wait.Until(() => running.Statistics.Completions > before, () => "the ACCEPT has completed");
        running.On(() => handler.Close(listener));
        Wait.Until(() => running.Statistics.ConnectionsOpen == 0, () => "the listener is closed");
        await client.Socket.SendAsync(s_request);
        Assert.Equal("answer"u8.ToArray(), await PeerServer.ReadToEnd(client.Socket));
        Wait.Until(() => running.On(() => handler.Served.Count) == 1, () => "an outcome");
        Assert.Equal(OutcomeKind.Completed, handler.Served[0].Kind);
    });

    [FeatureFact(RingFeature.SlotRelease)]
    public async Task Slots_go_round() => await With(async (handler, running, listener) =>
    {
        for (int round = 1; round <= 5; round++)
        {
            int expected = round * 200;
            running.On(() =>
            {
                for (int i = 0; i < 200; i++) _ = handler.ServeOne(listener);
            });
            await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Ask()));
            Wait.Until(() => running.On(() => handler.Served.Count) == expected, () => $"{expected} outcomes");
        }
        Assert.All(handler.Served, outcome => Assert.Equal(OutcomeKind.Completed, outcome.Kind));
    });

    [FeatureFact(RingFeature.SlotRelease)]
    public async Task Without_a_slot_the_outcome_says_so() => await With((handler, running, listener) =>
    {
        int free = AcceptChainHandler.Slots - 1; // The listener has one.
        running.On(() =>
        {
            for (int i = 0; i < free + 3; i++) _ = handler.ServeOne(listener);
        });
        Wait.Until(() => running.On(() => handler.Served.Count) == 3, () => "three outcomes");
        Assert.All(handler.Served, outcome =>
            Assert.Equal((OutcomeKind.Failed, AcceptChainHandler.ServeStep.Accept, Errno.ENFILE), (outcome.Kind, outcome.Step, outcome.Error)));
        return Task.CompletedTask; // The others wait until the handler stops.
    });

    [FeatureFact(RingFeature.SlotRelease)]
    public async Task Peers_that_vanish_or_say_too_little_end_their_chain_and_leave_nothing_open() => await With(async (handler, running, listener) =>
    {
        running.On(() =>
        {
            for (int i = 0; i < 60; i++) _ = handler.ServeOne(listener);
        });
        for (int i = 0; i < 60; i++)
        {
            TestClient client = await TestClient.Connect(_endPoint);
            if (i % 3 == 1) await client.Socket.SendAsync("req"u8.ToArray());
            if (i % 3 == 2) client.Dispose();
            else client.Reset();
        }
        Wait.Until(() => running.On(() => handler.Served.Count) == 60, () => "sixty outcomes");
        Wait.Until(() => running.Statistics.OperationsInFlight == 1, () => "only the wake-up is in flight");
        Assert.DoesNotContain(handler.Served, outcome => outcome.Kind == OutcomeKind.Completed);
        Assert.All(handler.Served, outcome => Assert.Contains(outcome.Kind, (OutcomeKind[])[OutcomeKind.Failed, OutcomeKind.Partial]));
    });

    [FeatureFact(RingFeature.SlotRelease)]
    public async Task The_end_of_the_listener_is_the_end_of_chains_that_wait() => await With((handler, running, listener) =>
    {
        running.On(() =>
        {
            for (int i = 0; i < 20; i++) _ = handler.ServeOne(listener);
        });
        running.On(() => handler.Close(listener));
        Wait.Until(() => running.On(() => handler.Served.Count) == 20, () => "twenty outcomes");
        Assert.All(handler.Served, outcome => Assert.Equal(OutcomeKind.Cancelled, outcome.Kind));
        Wait.Until(() => ListeningSockets.Count(_endPoint) == 0, () => "nobody listens");
        Assert.Throws<InvalidOperationException>(() => running.On(() => { _ = handler.Serve(listener, ReceiveBuffer.Allocate(1), SendBuffer.CopyOf("x"u8)); }));
        return Task.CompletedTask;
    });

    [FeatureFact(RingFeature.SlotRelease)]
    public async Task A_cancelled_chain_gives_its_slot_back() => await With(async (handler, running, listener) =>
    {
        for (int i = 0; i < AcceptChainHandler.Slots + 10; i++)
        {
            running.On(() => handler.Greet(listener, SendBuffer.CopyOf("hello"u8)));
            Assert.Equal(1, (await running.On(handler.StopGreetingAndWait).Bounded()).Result);
            Wait.Until(() => running.Statistics.OperationsInFlight == 1, () => "only the wake-up is in flight");
        }
        Assert.All(handler.Observed, outcome => Assert.Equal(OutcomeKind.Cancelled, outcome.Kind));
        running.On(() => handler.Greet(listener, SendBuffer.CopyOf("hello"u8)));
        Assert.Equal("hello", await Read(client: null));
    });

    [FeatureFact(RingFeature.SlotRelease)]
    public async Task One_connection_is_awaited_and_has_a_deadline() => await With(async (handler, running, listener) =>
    {
        Task<AcceptChainHandler.TakeOutcome> late = running.On(() => handler.TakeAndWait(listener, TimeSpan.FromMilliseconds(50)));
        AcceptChainHandler.TakeOutcome outcome = await late.Bounded();
        Assert.Equal((OutcomeKind.TimedOut, AcceptChainHandler.TakeStep.Accept), (outcome.Kind, outcome.Step));
        Task<AcceptChainHandler.TakeOutcome> taking = running.On(() => handler.TakeAndWait(listener, TimeSpan.FromSeconds(60)));
        using TestClient client = await TestClient.Connect(_endPoint);
        outcome = await taking.Bounded();
        Assert.True(outcome.TryGetConnection(out Connection taken), outcome.ToString());
        Assert.Equal([listener, taken], running.On(() => handler.Opened.ToArray()));
        running.On(() => handler.Close(taken));
        await client.ExpectEnd();
    });

    private async Task Ask()
    {
        using TestClient client = await TestClient.Connect(_endPoint);
        await client.Socket.SendAsync(s_request);
        Assert.Equal("answer", await Read(client));
    }

    private async Task<string> Read(TestClient? client)
    {
        using TestClient own = client ?? await TestClient.Connect(_endPoint);
        return Encoding.ASCII.GetString(await PeerServer.ReadToEnd(own.Socket));
    }

    private async Task With(Func<AcceptChainHandler, RunningHandler, Connection, Task> test)
    {
        AcceptChainHandler handler = new();
        using RunningHandler running = RunningHandler.Start(handler);
        AcceptChainHandler.OpenOutcome opened = await running.On(() => handler.OpenAndWait(_endPoint)).Bounded();
        Assert.True(opened.TryGetConnection(out Connection listener), opened.ToString());
        await test(handler, running, listener);
    }
}
