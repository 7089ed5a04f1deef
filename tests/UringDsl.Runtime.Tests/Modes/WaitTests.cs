using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Modes;

/// <summary>Ways to wait for completions.</summary>
[Collection(Rings.Name)]
public class WaitTests
{
    public static TheoryData<RingOptions> Ways =>
    [
        new RingOptions { RegistersWaits = true },
        new RingOptions { WaitClock = WaitClock.Monotonic },
        new RingOptions { WaitClock = WaitClock.BootTime },
        new RingOptions { WaitClock = WaitClock.BootTime, RegistersWaits = true, MinimumWaitMicroseconds = 200, MinimumBatch = 4 },
        new RingOptions { MinimumWaitMicroseconds = 500 },
        new RingOptions { MinimumWaitMicroseconds = 300, MinimumBatch = 1000, CompletionEntries = 1024 },
        new RingOptions { CountsIoWait = true },
        new RingOptions { Modes = RingModes.TaskRunFlag, BusyPollMicroseconds = 200 },
        new RingOptions { Modes = RingModes.CooperativeTaskRun | RingModes.TaskRunFlag, BusyPollMicroseconds = 200 },
        new RingOptions { Modes = RingModes.SqPoll, BusyPollMicroseconds = 200, MinimumWaitMicroseconds = 200, RegistersWaits = true },
        new RingOptions { RestrictsOperations = true },
        new RingOptions { BoundedWorkers = 2, UnboundedWorkers = 3, WorkerProcessors = [0] },
    ];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task The_traffic_is_the_same_and_timers_and_lingering_ends_come(RingOptions options)
    {
        using ModeStage stage = new(options with { Linger = TimeSpan.FromMilliseconds(250) });
        await stage.Echo(connections: 30, rounds: 10, bytes: 3000);
        Assert.Equal(0, (await stage.Running.On(() => stage.Handler.SleepFor(TimeSpan.FromMilliseconds(5))).Bounded()).Result);

        // A peer that does not read makes a close wait for its linger time: only the wait's own timeout brings the end of that.
        using TestClient client = await stage.Connect();
        Wait.Until(() => stage.Statistics.ConnectionsOpen == 1, () => "it is open");
        stage.Running.On(() => stage.Handler.SendMuchAndHangUp());
        stage.Running.WaitUntilIdle();
        Assert.Equal(1, stage.Statistics.Aborts);
    }

    [Fact]
    public async Task A_wait_that_collects_takes_fewer_turns()
    {
        const int Connections = 32, Rounds = 5, MessageBytes = 64;
        using ModeStage stage = new(new RingOptions { MinimumWaitMicroseconds = 200_000, MinimumBatch = Connections });
        using Clients clients = new([.. await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => stage.Connect()))]);
        await Task.WhenAll(clients.All.Select(client => client.Echo(MessageBytes)));
        long before = stage.Running.Settled.Enters;
        for (int round = 0; round < Rounds; round++)
        {
            foreach (TestClient client in clients.All)
            {
                await client.Send(MessageBytes);
                await Task.Delay(1); // A ring that does not collect has taken it by now.
            }
            foreach (TestClient client in clients.All) await client.Expect(MessageBytes);
        }
        long enters = stage.Statistics.Enters - before;
        Assert.True(enters < Rounds * Connections / 2, $"{enters} enters for {Rounds * Connections} messages");
    }

    [Fact]
    public async Task A_wait_that_collects_does_not_go_round_while_nothing_happens()
    {
        using ModeStage stage = new(new RingOptions { MinimumWaitMicroseconds = 100 });
        await stage.Echo(connections: 1, rounds: 1, bytes: 10);
        long before = stage.Running.Settled.Enters;
        await Task.Delay(200); // Two thousand times as long as it collects.
        Assert.True(stage.Statistics.Enters - before < 20, $"{stage.Statistics.Enters - before} enters while nothing happened");
    }

    [Fact]
    public void What_cannot_be_is_said_before_the_kernel_is_asked()
    {
        Refused<ArgumentException>(new RingOptions { MinimumBatch = 5 }, "MinimumBatch without MinimumWaitMicroseconds");
        RingOptions few = new() { SubmissionEntries = 8, CompletionEntries = 256 };
        Refused<ArgumentException>(few with { MinimumBatch = 512, MinimumWaitMicroseconds = 5 }, "256 entries");
#pragma warning disable URING1021 // The rule says it, and here the runtime must.
        Refused<ArgumentOutOfRangeException>(new RingOptions { MinimumWaitMicroseconds = 1_000_001 }, "MinimumWaitMicroseconds");
        Refused<ArgumentOutOfRangeException>(new RingOptions { WaitClock = (WaitClock)3 }, "WaitClock");
        Refused<ArgumentOutOfRangeException>(new RingOptions { WorkerProcessors = [-1] }, "This machine has the processors 0 to");
        Refused<ArgumentOutOfRangeException>(new RingOptions { WorkerProcessors = [0, 4000] }, "This machine has the processors 0 to");
        Refused<ArgumentException>(new RingOptions { WorkerProcessors = [] }, "names no processor");
        Refused<ArgumentOutOfRangeException>(new RingOptions { BoundedWorkers = -1 }, "BoundedWorkers");
#pragma warning restore URING1021
        Refused<RingUnavailableException>(new RingOptions { MinimumWaitMicroseconds = 5, Disable = RingFeature.ExtendedWait }, "MinimumWait");
        Refused<RingUnavailableException>(new RingOptions { RegistersWaits = true, Disable = RingFeature.RegisteredWaits }, "RegistersWaits needs the feature");
    }

    [Fact]
    public void Limits_of_workers_are_read_back()
    {
        using ModeStage stage = new(new RingOptions { BoundedWorkers = 3, UnboundedWorkers = 7 });
        stage.Running.On(() =>
        {
            Assert.Equal(new WorkerLimits(3, 7), stage.Handler.Control.SetWorkerLimits(new WorkerLimits(5, 0)));
            Assert.Equal(new WorkerLimits(5, 7), stage.Handler.Control.SetWorkerLimits(default));
            Assert.Throws<ArgumentOutOfRangeException>(() => stage.Handler.Control.SetWorkerLimits(new WorkerLimits(-1, 0)));
        });
    }

    [Fact]
    public void Polling_of_devices_is_set_read_back_and_ended_or_the_kernel_says_why_not()
    {
        using ModeStage stage = new(RingOptions.Default);
        stage.Running.On(() =>
        {
            RingControl control = stage.Handler.Control;
            Assert.Throws<ArgumentOutOfRangeException>(() => control.SetDevicePolling(new DevicePolling(-1)));
            try
            {
                Assert.Equal(default, control.SetDevicePolling(new DevicePolling(50, PrefersBusyPoll: true)));
            }
            catch (RingRefusedException refused)
            {
                Assert.Equal(UringDsl.Abi.Errno.EOPNOTSUPP, refused.Error);
                Assert.Contains("CONFIG_NET_RX_BUSY_POLL", refused.Message, StringComparison.Ordinal);
                return; // This kernel cannot.
            }
            Assert.Equal(new DevicePolling(50, PrefersBusyPoll: true), control.SetDevicePolling(new DevicePolling(20)));
            Assert.Equal(new DevicePolling(20), control.ClearDevicePolling());
            Assert.Equal(default, control.ClearDevicePolling());
        });
    }

    private static void Refused<TException>(RingOptions options, string why)
        where TException : Exception
    {
        int before = OpenDescriptors.Count();
        using CancellationTokenSource patience = new(Wait.Patience); // Of a ring that was not refused.
        TException refused = Assert.Throws<TException>(() => new ModeHandler(FreePort.EndPoint()).Run(options, patience.Token));
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        OpenDescriptors.ExpectAtMost(before);
    }
}
