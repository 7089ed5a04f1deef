using System;
using System.Linq;
using System.Threading;
using UringDsl.Abi;
using UringDsl.Core;
using UringDsl.Hazards.Tests.Support;
using UringDsl.Testing;

namespace UringDsl.Hazards.Tests.Faults;

/// <summary>The ring itself: its threads, its queues and its calls.</summary>
public sealed partial class RingFaults : IDisposable
{
    private const SetupFlags Deferred = SetupFlags.SingleIssuer | SetupFlags.DeferTaskRun;

    private readonly Arena _arena = new();
    private readonly RawRing _ring = new();
    private readonly Pair _pair = Pair.Tcp();

    public void Dispose()
    {
        _ring.Dispose();
        _pair.Dispose();
        _arena.Dispose();
    }

    [FaultTheory]
    [Hazard("H135", "H139")]
    [InlineData(SetupFlags.SingleIssuer)]
    [InlineData(Deferred)]
    public unsafe void Another_thread_is_refused_and_its_entry_stays_for_the_owner(SetupFlags flags)
    {
        using RawRing ring = new(flags);
        (int submitted, int registered) = OnAnotherThread(() =>
        {
            ring.Publish(Entry.Nop() with { UserData = 7 });
            return (ring.TryEnter(1, 0), ring.Registered(RegisterOpcode.UnregisterFiles, null, 0));
        });
        Assert.Equal((-(int)Errno.EEXIST, -(int)Errno.EEXIST), (submitted, registered));
        Assert.Equal(1, ring.TryEnter(1, 0)); // Submitted in the owner's name, with whatever it wanted to submit itself.
        Assert.Equal(7ul, ring.Next().UserData);
    }

    [FaultFact]
    [Hazard("H136")]
    public void A_ring_belongs_to_the_thread_that_made_it()
    {
        using RawRing ring = OnAnotherThread(() => new RawRing(Deferred));
        for (int i = 0; i < 3; i++)
        {
            ring.Publish(Entry.Nop());
            Assert.Equal(-(int)Errno.EEXIST, ring.TryEnter(1, 0));
        }
    }

    [FaultFact]
    [Hazard("H137")]
    public void What_a_thread_has_submitted_fails_when_it_is_gone()
    {
        OnAnotherThread(() =>
        {
            _ring.Submit(Entry.Receive(_pair.File, _arena.Take(1)));
            return 0;
        });
        Assert.True(_ring.StaysQuiet());
        _pair.Say("x"u8);
        _ring.Next().Expect(Errno.ECANCELED);
    }

    [FaultFact]
    [Hazard("H138")]
    public void A_ring_that_defers_does_nothing_while_its_owner_only_looks()
    {
        using RawRing ring = new(Deferred);
        using Pair pair = Pair.Narrow();
        int before = pair.Fill();
        ring.Submit(Entry.Send(pair.File, _arena.Take(1000), MsgFlags.WaitAll));
        pair.Hear(before);
        Assert.False(pair.PeerSees(milliseconds: 50)); // There is room, and nobody sends.
        Assert.Equal(0u, ring.Ready);
        ring.Next().Expect(1000);
        Assert.Equal(1000, pair.Hear(1000).Length);
    }

    [FaultFact]
    [Hazard("H140", "H144", "H145")]
    public void While_nobody_takes_completions_they_go_where_only_the_kernel_sees_them()
    {
        using RawRing ring = new(entries: 4, completions: 4);
        for (int i = 0; i < 2; i++) ring.Submit(Entry.Nop(), Entry.Nop(), Entry.Nop(), Entry.Nop());
        for (int i = 0; i < 4; i++) Assert.NotNull(ring.Take());
        Assert.Null(ring.Take());
        Assert.Equal(SqRingFlags.CqOverflow, ring.SqState & SqRingFlags.CqOverflow);
        Assert.Equal(4, ring.Rest().Length);
    }

    [FaultFact]
    [Hazard("H140", "H144")]
    public void A_multishot_that_meets_a_full_queue_is_over()
    {
        using RawRing ring = new(entries: 4, completions: 4);
        int file = Libc.Checked(NativeMethods.EventFile(0, 0));
        ring.Submit(Entry.Poll(file, PollFlags.Multishot) with { OperationFlags = (uint)(PollEvents.In | PollEvents.EdgeTriggered) });
        for (int i = 0; i < 6; i++) Signal(file);
        Cqe[] cqes = ring.Rest();
        Assert.False(cqes[^1].HasMore);
        Signal(file);
        Assert.True(ring.StaysQuiet());
        Libc.Close(file);
    }

    [FaultFact]
    [Hazard("H141")]
    public void A_completion_whose_handler_threw_comes_again_and_its_place_is_missing()
    {
        using RawRing ring = new(entries: 2, completions: 2);
        ring.Submit(Entry.Nop() with { UserData = 1 }, Entry.Nop() with { UserData = 2 });
        for (int i = 0; i < 2; i++) Assert.Equal(1ul, ring.CompletionAt(ring.Head).UserData); // Twice: the exception went past what moves the head.
        ring.Submit(Entry.Nop() with { UserData = 3 });
        Assert.Equal(SqRingFlags.CqOverflow, ring.SqState & SqRingFlags.CqOverflow);
    }

    [FaultFact]
    [Hazard("H142")]
    public void An_entry_for_a_thread_that_sleeps_is_not_taken_until_it_is_woken()
    {
        using RawRing ring = new(SetupFlags.SqPoll, idleMilliseconds: 1);
        Bounded.Until(() => (ring.SqState & SqRingFlags.NeedWakeup) != 0, "the thread sleeps");
        ring.Publish(Entry.Nop());
        Assert.True(ring.StaysQuiet());
        ring.TryEnter(1, 0, EnterFlags.SqWakeup);
        ring.Next().Expect(0);
    }

    [FaultFact]
    [Hazard("H149")]
    public unsafe void An_event_file_counts_wake_ups_not_completions()
    {
        int file = Libc.Checked(NativeMethods.EventFile(0, 0));
        Assert.Equal(0, _ring.Registered(RegisterOpcode.RegisterEventFile, &file, 1));
        _ring.Submit(Entry.Nop(), Entry.Nop(), Entry.Nop());
        ulong count = 0;
        Libc.Checked((int)NativeMethods.Read(file, &count, sizeof(ulong)));
        Assert.InRange(count, 1ul, 2ul);
        Assert.Equal(3u, _ring.Ready);
        Libc.Close(file);
    }

    [FaultTheory]
    [Hazard("H154")]
    [InlineData(SetupFlags.Cqe32)]
    [InlineData(SetupFlags.CqeMixed)]
    public void A_large_completion_read_as_two_small_ones_is_a_stranger(SetupFlags flags)
    {
        using RawRing ring = new(flags);
        Sqe nop = default;
        Prep.Nop(ref nop, (uint)NopFlags.LargeCompletion, firstExtra: 0, secondExtra: 0);
        ring.Submit(nop with { UserData = 5 });
        Assert.Equal(5ul, ring.CompletionAt(0).UserData);
        Assert.Equal(0ul, ring.CompletionAt(1).UserData); // An operation that nobody has submitted, with the result 0.
        Assert.Equal(flags == SetupFlags.CqeMixed ? 2u : 1u, ring.Ready);
    }

    [FaultFact]
    [Hazard("H154")]
    public void Before_a_queue_wraps_there_is_a_completion_of_nobody()
    {
        using RawRing ring = new(SetupFlags.CqeMixed, entries: 2, completions: 4);
        for (int i = 0; i < 3; i++) ring.ResultOf(Entry.Nop() with { UserData = 1 });
        Sqe nop = default;
        Prep.Nop(ref nop, (uint)NopFlags.LargeCompletion);
        ring.Submit(nop with { UserData = 5 });
        Cqe filler = ring.Take()!.Value;
        Assert.Equal((0ul, CqeFlags.Skip), (filler.UserData, filler.Flags));
        Assert.Equal(5ul, ring.Take()!.Value.UserData);
    }

    private static unsafe void Signal(int file)
    {
        ulong one = 1;
        Libc.Checked((int)NativeMethods.Write(file, &one, sizeof(ulong)));
    }

    private static T OnAnotherThread<T>(Func<T> function)
    {
        T result = default!;
        Exception? failure = null;
        Thread thread = new(() =>
        {
            try
            {
                result = function();
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        });
        thread.Start();
        thread.Join();
        Assert.Null(failure);
        return result;
    }
}
