using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Operations;

/// <summary>Waiting for files to be ready: once, again and again, changed, removed, overflowed.</summary>
[Collection(Rings.Name)]
public class PollTests
{
    [Fact]
    public async Task A_poll_tells_once_what_a_file_is_ready_for()
    {
        using Scene scene = new();
        (Descriptor read, Descriptor write) = await PipeTests.Make(scene);
        Polled writable = await scene.On(o => o.Poll(write, PollEvents.Out).AsTask());
        Assert.Equal((PollEvents.Out, false), (writable.Events, writable.IsArmed));
        Task<Polled> reading = scene.Get(o => o.Poll(read, PollEvents.In).AsTask());
        await scene.On(o => o.WriteOn(write, "x"u8).AsTask());
        Assert.Equal(PollEvents.In, (await reading.Bounded()).Events);
        await scene.Close(write);
        Assert.Equal(PollEvents.In | PollEvents.HangUp, (await scene.On(o => o.Poll(read, PollEvents.In).AsTask())).Events);
        await scene.Close(read);
        Assert.Equal(Errno.EBADF, (await scene.On(o => o.Poll(read with { Number = 1 << 20 }, PollEvents.In).AsTask())).Error);
    }

    [Fact]
    public async Task A_poll_is_removed()
    {
        using Scene scene = new();
        (Descriptor read, Descriptor write) = await PipeTests.Make(scene);
        Task<Polled> polling = scene.Get(o => o.Poll(read, PollEvents.In).AsTask());
        Assert.Equal(new Completion(0), await scene.On(o => o.Unpoll().AsTask()));
        Assert.Equal(Errno.ECANCELED, (await polling.Bounded()).Error);
        Assert.Equal(Errno.ENOENT, (await scene.On(o => o.Unpoll().AsTask())).Error);
        await scene.Close(read);
        await scene.Close(write);
    }

    [Fact]
    public async Task A_multishot_poll_tells_again_and_again_until_it_is_removed()
    {
        using Scene scene = new();
        (Descriptor read, Descriptor write) = await PipeTests.Make(scene);
        scene.On(o => o.Watch(read, PollEvents.In));
        for (int i = 1; i <= 3; i++)
        {
            await scene.On(o => o.WriteOn(write, "x"u8).AsTask());
            scene.Until(o => o.Polls.Count == i, $"shot {i}");
            Assert.Equal(1, (await scene.On(o => o.ReadOn(read, ReceiveBuffer.Allocate(8)).AsTask())).Bytes);
        }
        Assert.All(scene.Get(o => o.Polls.ToArray()), polled => Assert.Equal((PollEvents.In, true), (polled.Events, polled.IsArmed)));
        Assert.Equal(new Completion(0), await scene.On(o => o.Unwatch().AsTask()));
        scene.Until(o => o.Polls.Count == 4, "the end");
        Assert.Equal((Errno.ECANCELED, false), scene.Get(o => (o.Polls[3].Error, o.Polls[3].IsArmed)));
        Assert.Equal(Errno.ENOENT, (await scene.On(o => o.Unwatch().AsTask())).Error);
        await scene.Close(read);
        await scene.Close(write);
    }

    [Fact]
    public async Task A_cancel_ends_every_multishot_poll_of_its_submission()
    {
        using Scene scene = new();
        (Descriptor read, Descriptor write) = await PipeTests.Make(scene);
        scene.On(o =>
        {
            o.Watch(read, PollEvents.In);
            o.Watch(read, PollEvents.Priority);
        });
        Assert.Equal(new Completion(2), await scene.On(o => o.CancelWatch().AsTask()));
        scene.Until(o => o.Polls.Count == 2, "both ends");
        Assert.All(scene.Get(o => o.Polls.ToArray()), polled => Assert.Equal(new Polled(-(int)Errno.ECANCELED, IsArmed: false), polled));
        await scene.Close(read);
        await scene.Close(write);
    }

    [Fact]
    public async Task The_events_of_a_poll_in_flight_can_be_changed()
    {
        using Scene scene = new();
        (Descriptor read, Descriptor write) = await PipeTests.Make(scene);
        scene.On(o => o.Watch(write, PollEvents.Priority)); // Never.
        Assert.Equal(new Completion(0), await scene.On(o => o.Rewatch(PollEvents.Out).AsTask()));
        scene.Until(o => o.Polls.Count > 0, "the pipe is writable");
        Assert.Equal(PollEvents.Out, scene.Get(o => o.Polls[0].Events));
        await scene.On(o => o.Unwatch().AsTask());
        scene.Until(o => o.Polls[^1].Error == Errno.ECANCELED, "the end");
        Assert.Equal(Errno.ENOENT, (await scene.On(o => o.Rewatch(PollEvents.Out).AsTask())).Error);
        await scene.Close(read);
        await scene.Close(write);
    }

    [Fact]
    public async Task A_poll_that_an_overflow_has_ended_is_armed_again_with_the_events_that_it_had_last()
    {
        using Scene scene = new(new RingOptions { SubmissionEntries = 8, CompletionEntries = 16 });
        (Descriptor read, Descriptor write) = await PipeTests.Make(scene);
        scene.On(o => o.Watch(read, PollEvents.Priority));
        Assert.Equal(new Completion(0), await scene.On(o => o.Rewatch(PollEvents.In).AsTask()));
        scene.On(o =>
        {
            for (int i = 0; i < 200; i++) o.Tick(); // More completions than the queue holds, while the pipe becomes readable.
            o.WriteUnobserved(write, "x"u8);
            for (int i = 0; i < 200; i++) o.Tick();
        });
        for (int round = 1; round < 20 && scene.Statistics.RearmsAfterOverflow == 0; round++)
        {
            int before = scene.Get(o => o.Polls.Count);
            scene.On(o =>
            {
                for (int i = 0; i < 100; i++) o.Tick();
                o.WriteUnobserved(write, "x"u8);
                for (int i = 0; i < 100; i++) o.Tick();
            });
            scene.Until(o => o.Polls.Count > before, "another shot");
        }
        Assert.True(scene.Statistics.RearmsAfterOverflow > 0, "No overflow has ended the poll.");
        int shots = scene.Get(o => o.Polls.Count);
        await scene.On(o => o.WriteOn(write, "x"u8).AsTask());
        scene.Until(o => o.Polls.Count > shots, "a shot of the poll that was armed again");
        Assert.All(scene.Get(o => o.Polls.ToArray()), polled => Assert.Equal((PollEvents.In, true), (polled.Events, polled.IsArmed)));
        await scene.Close(read);
        await scene.Close(write);
    }

    [Fact]
    public async Task A_handler_that_throws_at_a_shot_gets_the_next_one_too()
    {
        using Scene scene = new();
        scene.AllowExceptions();
        (Descriptor read, Descriptor write) = await PipeTests.Make(scene);
        scene.On(o =>
        {
            o.Polling = static _ => throw new InvalidOperationException("a shot");
            o.Watch(read, PollEvents.In);
        });
        for (int i = 1; i <= 2; i++)
        {
            await scene.On(o => o.WriteOn(write, "x"u8).AsTask());
            scene.Until(o => o.Polls.Count == i && o.Thrown.Count == i, $"shot {i}");
        }
        await scene.Close(read);
        await scene.Close(write);
    }

    [Fact]
    public async Task A_poll_that_its_own_handler_cancels_ends()
    {
        using Scene scene = new();
        (Descriptor read, Descriptor write) = await PipeTests.Make(scene);
        List<Task<Completion>> cancels = [];
        scene.On(o =>
        {
            o.Polling = polled =>
            {
                if (polled.IsSuccess) cancels.Add(o.CancelWatch().AsTask());
            };
            o.Watch(read, PollEvents.In);
        });
        await scene.On(o => o.WriteOn(write, "x"u8).AsTask());
        scene.Until(o => o.Polls.Count >= 2 && !o.Polls[^1].IsArmed, "the end");
        Assert.Equal(new Completion(1), await cancels[0].Bounded());
        Assert.Equal(Errno.ECANCELED, scene.Get(o => o.Polls[^1].Error));
        await scene.Close(read);
        await scene.Close(write);
    }

    [Fact]
    public async Task A_hang_up_is_told_and_does_not_spin()
    {
        using Scene scene = new();
        (Descriptor read, Descriptor write) = await PipeTests.Make(scene);
        scene.On(o => o.Watch(read, PollEvents.In));
        await scene.Close(write);
        scene.Until(o => o.Polls.Any(polled => polled.Events.HasFlag(PollEvents.HangUp)), "the hang-up");
        for (int i = 0; i < 50; i++) await scene.On(o => o.Nop().AsTask());
        Assert.InRange(scene.Get(o => o.Polls.Count), 1, 3);
        await scene.Close(read);
    }

    [Fact]
    public async Task A_poll_that_its_user_arms_is_not_armed_again_for_him()
    {
        using Scene scene = new();
        (Descriptor read, Descriptor write) = await PipeTests.Make(scene);
        scene.On(o => o.WatchManually(read, PollEvents.In));
        await scene.On(o => o.WriteOn(write, "x"u8).AsTask());
        scene.Until(o => o.Polls.Count == 1, "a shot");
        Assert.True(scene.Get(o => o.Polls[0].IsArmed));
        await scene.Close(read);
        await scene.Close(write);
    }
}
