using System;
using System.Diagnostics;
using System.Linq;
using System.Reflection;
using System.Threading;
using UringDsl.Abi;
using UringDsl.Core;
using UringDsl.Runtime.Tests.Simulation;

namespace UringDsl.Runtime.Tests.Core;

/// <summary>The two queues and the call between them, on the running kernel.</summary>
public class IoUringTests
{
    [Fact]
    public void A_thousand_entries_go_round_a_queue_of_eight_in_order()
    {
        using TestRing test = new(completionEntries: 2048);
        for (ulong i = 0; i < 1000; i++) test.Nop(i);
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => (ulong)i), test.Take(1000).Select(cqe => cqe.UserData));
        Assert.Equal(1000, test.Statistics.Submissions);
        Assert.Equal(1000, test.Statistics.Completions);
        Assert.Equal(0u, test.Ring.Unsubmitted);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(8)]
    public void A_chain_is_never_cut_by_the_submit_that_makes_room_for_it(int before)
    {
        using TestRing test = new();
        for (int i = 0; i < before; i++) test.Nop(0);
        test.Ring.MakeRoom(6);
        Assert.Equal(before > 2 ? 0u : (uint)before, test.Ring.Unsubmitted);
        Assert.Equal(before > 2 ? 1 : 0, test.Statistics.Enters);
        for (int i = 1; i <= 6; i++) test.Nop((ulong)i, i == 3 ? -(int)Errno.EIO : 0, i < 6 ? SqeFlags.Link : SqeFlags.None);

        int[] results = [.. test.Take(before + 6).Where(cqe => cqe.UserData > 0).OrderBy(cqe => cqe.UserData).Select(cqe => cqe.Result)];
        const int Cancelled = -(int)Errno.ECANCELED; // A second half that arrives in a submit of its own would run.
        Assert.Equal([0, 0, -(int)Errno.EIO, Cancelled, Cancelled, Cancelled], results);
    }

    [Fact]
    public void A_chain_longer_than_the_queue_is_refused_by_name()
    {
        using TestRing test = new();
        RingException refused = Assert.Throws<RingException>(() => test.Ring.MakeRoom(9));
        Assert.Contains("9 entries", refused.Message, StringComparison.Ordinal);
        Assert.Contains("8", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_enter_with_a_timeout_waits_that_long_and_says_ETIME()
    {
        using TestRing test = new();
        Stopwatch watch = Stopwatch.StartNew();
        int result;
        do result = test.Ring.Enter(minComplete: 1, timeoutMilliseconds: 30);
        while (result == -(int)Errno.EINTR); // A child of another test has ended, perhaps.
        Assert.Equal(-(int)Errno.ETIME, result);
        Assert.True(watch.ElapsedMilliseconds >= 29, $"{watch.ElapsedMilliseconds} ms");
        Assert.True(IoUring.IsTransient(result));
    }

    [Fact]
    public void An_enter_with_a_timeout_returns_with_the_completion()
    {
        using TestRing test = new();
        test.Nop(7);
        Stopwatch watch = Stopwatch.StartNew();
        Assert.Equal(1, test.Ring.Enter(minComplete: 1, timeoutMilliseconds: 60_000));
        Assert.True(watch.ElapsedMilliseconds < 30_000, $"{watch.ElapsedMilliseconds} ms");
        Assert.Equal(7u, Assert.Single(test.Take(1)).UserData);
    }

    [Theory]
    [InlineData(Errno.EINTR, true)]
    [InlineData(Errno.EAGAIN, true)]
    [InlineData(Errno.EBUSY, true)]
    [InlineData(Errno.ETIME, true)]
    [InlineData(Errno.EBADF, false)]
    [InlineData(Errno.EFAULT, false)]
    [InlineData(Errno.EINVAL, false)]
    [InlineData(Errno.EEXIST, false)]
    [InlineData(Errno.ENXIO, false)]
    [InlineData(Errno.EPERM, false)]
    public void Only_what_passes_by_itself_is_transient(Errno error, bool isTransient)
    {
        Assert.Equal(isTransient, IoUring.IsTransient(-(int)error));
        Assert.False(IoUring.IsTransient((int)error)); // Entries that were taken, not an error.
    }

    [Fact]
    public void Twelve_completions_pass_a_queue_of_four_in_order()
    {
        using TestRing test = new(submissionEntries: 4, completionEntries: 4);
        Assert.Equal(4u, test.Ring.CompletionEntries);
        for (ulong i = 0; i < 12; i++)
        {
            test.Nop(i);
            if (i % 4 == 3) Assert.Equal(4, test.Submit());
            if (i == 3) Assert.False(test.Ring.HasOverflow);
        }
        Assert.True(test.Ring.HasOverflow);
        Assert.Equal(Enumerable.Range(0, 12).Select(i => (ulong)i), test.Take(12).Select(cqe => cqe.UserData));
        Assert.False(test.Ring.HasOverflow);
        Assert.Equal(12, test.Statistics.Completions);
    }

    [Fact]
    public void Completions_that_were_not_read_yet_are_not_taken()
    {
        using TestRing test = new();
        test.Nop(1);
        test.Submit();
        Assert.False(test.Ring.TryTake(out _)); // Not before the refresh.
        test.Ring.Refresh();
        Assert.True(test.Ring.TryTake(out _));
        Assert.False(test.Ring.TryTake(out _));
    }

    [Fact]
    public void The_seventeenth_ring_of_a_thread_does_without_a_registered_descriptor()
    {
        FieldInfo flags = typeof(IoUring).GetField("_enterFlags", BindingFlags.NonPublic | BindingFlags.Instance)!;
        bool[] registered = OnOwnThread(() =>
        {
            TestRing[] rings = [.. Enumerable.Range(0, 17).Select(_ => new TestRing())];
            bool[] are = [.. rings.Select(test => ((EnterFlags)flags.GetValue(test.Ring)! & EnterFlags.RegisteredRing) != 0)];
            foreach (TestRing test in rings)
            {
                test.Nop(5);
                Assert.Equal(5u, Assert.Single(test.Take(1)).UserData);
                test.Dispose();
            }
            return are;
        });
        Assert.Equal([.. Enumerable.Repeat(true, 16), false], registered);
    }

    [Fact]
    public void Disposing_a_ring_gives_its_registered_descriptor_back()
    {
        FieldInfo flags = typeof(IoUring).GetField("_enterFlags", BindingFlags.NonPublic | BindingFlags.Instance)!;
        int registered = OnOwnThread(() =>
        {
            int count = 0;
            for (int i = 0; i < 40; i++)
            {
                using TestRing test = new();
                if (((EnterFlags)flags.GetValue(test.Ring)! & EnterFlags.RegisteredRing) != 0) count++;
            }
            return count;
        });
        Assert.Equal(40, registered); // What stays registered also keeps the ring, and all its files, as long as the thread lives.
    }

    [Fact]
    public void Half_of_a_large_completion_is_the_end_of_the_ring()
    {
        using HalvingKernel kernel = new();
        using TestRing test = new(simulated: kernel, modes: RingModes.CqeMixed);
        test.Nop(1);
        Assert.Contains("out of order", Assert.Throws<RingException>(() => test.Take(1)).Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void A_queue_that_shrinks_may_end_between_the_halves_of_a_completion()
    {
        const RingModes Modes = RingModes.CqeMixed | RingModes.SingleIssuer | RingModes.DeferTaskRun;
        using TestRing test = new(completionEntries: 16, modes: Modes);
        for (ulong i = 1; i <= 7; i++) test.Nop(i);
        Assert.Equal(7, test.Take(7).Count);
        Prep.Nop(ref test.Ring.Next(), (uint)NopFlags.LargeCompletion, firstExtra: 11, secondExtra: 22);
        Assert.Equal(1, test.Submit());
        Assert.Equal(0, test.Ring.Resize(8, 8));
        Assert.True((Assert.Single(test.Take(1)).Flags & CqeFlags.Large) != 0);
        Assert.Equal((11ul, 22ul), (test.Ring.FirstExtra, test.Ring.SecondExtra));
    }

    /// <summary>Registered ring descriptors belong to a thread: a fresh one has none.</summary>
    private static T OnOwnThread<T>(Func<T> run)
    {
        T? value = default;
        Exception? failure = null;
        Thread thread = new(() =>
        {
            try
            {
                value = run();
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        });
        thread.Start();
        Assert.True(thread.Join(TimeSpan.FromSeconds(60)), "the thread of the rings did not end");
        if (failure is not null) throw new InvalidOperationException("On the thread of the rings: " + failure.Message, failure);
        return value!;
    }
}
