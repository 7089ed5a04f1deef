using System;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Modes;

/// <summary>Cancellations that do not go through the queue.</summary>
[Collection(Rings.Name)]
public class CancelNowTests
{
    private static readonly TimeSpan s_long = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(RingModes.None)]
    [InlineData(RingModes.SqPoll)]
    public async Task A_submission_ends_everywhere_and_its_observers_hear_of_it(RingModes modes)
    {
        using ModeStage stage = new(new RingOptions { Modes = modes });
        Task<Completion>[] sleeping = new Task<Completion>[5];
        Completion cancelled = stage.Running.On(() =>
        {
            for (int i = 0; i < sleeping.Length; i++) sleeping[i] = stage.Handler.SleepFor(TimeSpan.FromHours(1)); // Not submitted yet.
            return stage.Handler.Control.CancelNow("Sleep", s_long);
        });
        Assert.Equal(5, cancelled.Result);
        foreach (Task<Completion> sleep in sleeping) Assert.Equal(Errno.ECANCELED, (await sleep.Bounded()).Error);
        Assert.Equal(Errno.ENOENT, stage.Running.On(() => stage.Handler.Control.CancelNow("Sleep", Timeout.InfiniteTimeSpan)).Error);
        await stage.Echo(connections: 5, rounds: 3, bytes: 500);
    }

    [Fact]
    public async Task Receives_of_all_connections_end_and_can_be_armed_again()
    {
        using ModeStage stage = new(RingOptions.Default);
        using TestClient client = await stage.Connect();
        await client.Echo(100);
        Assert.Equal(1, stage.Running.On(() => stage.Handler.Control.CancelNow("Receive", s_long)).Result);
        Assert.Equal(Errno.ENOENT, stage.Running.On(() => stage.Handler.Control.CancelNow("Receive", s_long)).Error);
        await client.Send(50);
        stage.Running.On(() => stage.Handler.ReceiveAgain());
        await client.Expect(50);
        await client.Echo(100);
        Assert.Equal(1, stage.Running.On(() => stage.Handler.Control.CancelNow(stage.Handler.Last, s_long)).Result);
        Assert.Equal(Errno.ENOENT, stage.Running.On(() => stage.Handler.Control.CancelNow(stage.Handler.Last, s_long)).Error);
        stage.Running.On(() => stage.Handler.End());
        await client.ExpectEnd();
        stage.Running.WaitUntilIdle();
        Assert.Equal(Errno.ENOENT, stage.Running.On(() => stage.Handler.Control.CancelNow(stage.Handler.Last, s_long)).Error);
    }

    [Fact]
    public async Task Sends_go_on()
    {
        using ModeStage stage = new(RingOptions.Default);
        using TestClient client = await stage.Connect();
        Wait.Until(() => stage.Statistics.ConnectionsOpen == 1, () => "it is open");
        stage.Running.On(() => stage.Handler.SendMuch());
        stage.Running.On(() => Assert.Equal(1, stage.Handler.Control.CancelNow(stage.Handler.Last, s_long).Result)); // The receive.
        stage.Running.On(() => stage.Handler.End());
        Assert.True(await client.DrainToEnd());
        Assert.Equal(ModeHandler.Much, client.Received);
        stage.Running.WaitUntilIdle();
        Assert.Equal(0, stage.Statistics.Aborts);
    }

    [Fact]
    public void A_listener_stops_listening()
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        ModeHandler handler = new(endPoint);
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        Assert.Equal(1, running.On(() => handler.Control.CancelNow("Listen", s_long)).Result);
        Wait.Until(() => ListeningSockets.Count(endPoint) == 0, () => "it still listens");
    }

    [Fact]
    public void What_cannot_be_is_said()
    {
        using ModeStage stage = new(RingOptions.Default);
        stage.Running.On(() =>
        {
            ArgumentException unknown = Assert.Throws<ArgumentException>(() => stage.Handler.Control.CancelNow("Sleeep", s_long));
            Assert.Contains("no submission called Sleeep", unknown.Message, StringComparison.Ordinal);
            Assert.Throws<ArgumentOutOfRangeException>(() => stage.Handler.Control.CancelNow("Sleep", TimeSpan.FromSeconds(-2)));
        });
        Assert.Throws<InvalidOperationException>(() => stage.Handler.Control.CancelNow("Sleep", s_long));
    }
}
