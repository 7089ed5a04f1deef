using System;
using System.Linq;
using UringDsl.Abi;
using UringDsl.Core;
using UringDsl.Hazards.Tests.Support;
using UringDsl.Testing;

namespace UringDsl.Hazards.Tests.Faults;

/// <summary>Cancelling, and telling completions apart.</summary>
public sealed class CancellationFaults : IDisposable
{
    private readonly Arena _arena = new();
    private readonly RawRing _ring = new();
    private readonly RawBuffers _buffers;
    private readonly Pair _pair = Pair.Tcp();

    public CancellationFaults() => _buffers = new RawBuffers(_ring, _arena).GiveAll();

    public void Dispose()
    {
        _ring.Dispose();
        _pair.Dispose();
        _arena.Dispose();
    }

    [FaultFact]
    [Hazard("H126", "H130")]
    public void A_cancel_that_finds_nothing_fails_alone_and_succeeds_with_ALL()
    {
        Assert.Equal(-(int)Errno.ENOENT, _ring.ResultOf(Entry.Cancel(99)));
        Assert.Equal(0, _ring.ResultOf(Entry.Cancel(99, CancelFlags.All))); // None, where 0 means one otherwise.
    }

    [FaultTheory]
    [Hazard("H127")]
    [InlineData(false)]
    [InlineData(true)]
    public void A_timer_that_is_not_found_goes_on(bool removes)
    {
        // The owner has not entered since the timer's shot: the kernel has it in its hands, and answers that there is none.
        using RawRing ring = new(SetupFlags.SingleIssuer | SetupFlags.DeferTaskRun);
        ring.Submit(Entry.Timeout(_arena.Milliseconds(5), TimeoutFlags.Multishot) with { UserData = 1 });
        Sqe stop = (removes ? Entry.RemoveTimeout(1) : Entry.Cancel(1)) with { UserData = 2 };
        bool missed = false;
        for (int i = 0; i < 20 && !missed; i++)
        {
            WaitBesides(milliseconds: 20);
            ring.Submit(stop);
            Cqe[] cqes = ring.Next(2);
            Cqe answer = cqes.Single(cqe => cqe.UserData == 2);
            missed = answer.Result == -(int)Errno.ENOENT;
            if (missed) Assert.True(cqes.Single(cqe => cqe.UserData == 1).HasMore);
        }
        Assert.True(missed);
        ring.Next().Expect(Errno.ETIME, CqeFlags.More);
    }

    [FaultTheory]
    [Hazard("H128")]
    [InlineData(SetupFlags.None, new ulong[] { 1, 2, 1 })]
    [InlineData(SetupFlags.SingleIssuer | SetupFlags.DeferTaskRun, new ulong[] { 2, 1 })]
    public void What_comes_before_the_answer_to_a_cancel_depends_on_the_ring(SetupFlags flags, ulong[] order)
    {
        using RawRing ring = new(flags);
        RawBuffers buffers = new RawBuffers(ring, _arena).GiveAll();
        ring.Submit(Entry.ReceiveMultishot(_pair.File, buffers) with { UserData = 1 });
        _pair.Say("x"u8);
        ring.Submit(Entry.Cancel(1) with { UserData = 2 });
        Assert.Equal(order, ring.Next(order.Length).Ids());
        Assert.True(ring.StaysQuiet());
    }

    [FaultFact]
    [Hazard("H129")]
    public void Of_two_operations_with_one_number_a_cancel_ends_either()
    {
        using Pair other = Pair.Tcp();
        Block first = _arena.Take(8), second = _arena.Take(8);
        _ring.Submit(Entry.Receive(_pair.File, first) with { UserData = 1 }, Entry.Receive(other.File, second) with { UserData = 1 });
        _ring.Submit(Entry.Cancel(1) with { UserData = 2 });
        Assert.Equal(1, _ring.Next(2).Count(cqe => cqe is { UserData: 1, Result: -(int)Errno.ECANCELED }));
        _pair.Say("a"u8);
        other.Say("a"u8);
        Cqe left = _ring.Next();
        Assert.Equal((1ul, 1), (left.UserData, left.Result)); // Whose it is, the completion does not tell.
        Assert.True(_ring.StaysQuiet());
    }

    [FaultFact]
    [Hazard("H131")]
    public void As_many_completions_as_submissions_are_not_all()
    {
        _ring.Submit(
            Entry.SendZeroCopy(_pair.File, _arena.Take(8)) with { UserData = 1 },
            Entry.Nop() with { UserData = 2, Flags = SqeFlags.CqeSkipSuccess });
        Assert.Equal(1ul, _ring.Next().UserData);
        _pair.Hear(8);
        Assert.Equal(1ul, _ring.Next().UserData); // Two of two; neither is the second's.
        Assert.True(_ring.StaysQuiet());
    }

    [FaultFact]
    [Hazard("H132")]
    public unsafe void A_member_that_has_not_started_is_not_found_and_runs_later()
    {
        (int read, int write) = Libc.Pipe();
        _ring.Submit(
            Entry.Read(read, _arena.Take(1)) with { UserData = 1, Flags = SqeFlags.Link },
            Entry.Send(_pair.File, _arena.Of("unwanted"u8)) with { UserData = 2 });
        Assert.Equal(-(int)Errno.ENOENT, _ring.ResultOf(Entry.Cancel(2) with { UserData = 3 }));
        Libc.Checked((int)NativeMethods.Write(write, (void*)_arena.Take(1).Address, 1));
        Assert.Equal("unwanted"u8.ToArray(), _pair.Hear(8));
        Libc.Close(read);
        Libc.Close(write);
    }

    [FaultFact]
    [Hazard("H133")]
    public void A_cancelled_operation_reports_what_it_has_done()
    {
        Block buffer = _arena.Take(8);
        _ring.Submit(Entry.Receive(_pair.File, buffer, MsgFlags.WaitAll) with { UserData = 1 });
        _pair.Say("part"u8);
        Bounded.Until(() => Consumed(), "the receive has taken the part");
        _ring.Submit(Entry.Cancel(1) with { UserData = 2 });
        Assert.Equal(["4", "0"], _ring.Next(2).OrderBy(cqe => cqe.UserData).Results());

        bool Consumed()
        {
            _ring.TryEnter(0, 0, EnterFlags.GetEvents);
            return buffer.Bytes[3] != 0;
        }
    }

    [FaultFact]
    [Hazard("H134")]
    public void A_late_completion_fits_whoever_has_its_number_again()
    {
        // A generation of two bits: four operations later the number of the first is in use again, while its notification is still out.
        using Pair slow = Pair.Tcp(sendBuffer: 1 << 20, receiveBuffer: 4096);
        const int Generations = 4, Large = 1 << 18;
        _ring.Submit(Entry.SendZeroCopy(slow.File, _arena.Take(Large)) with { UserData = 0 });
        Assert.Equal(0ul, _ring.Next().UserData);
        for (ulong generation = 1; generation < Generations; generation++) _ring.ResultOf(Entry.Nop() with { UserData = generation % Generations });
        _ring.Submit(Entry.Receive(_pair.File, _arena.Take(1)) with { UserData = Generations % Generations });
        slow.Hear(Large);
        Cqe notification = _ring.Next();
        Assert.Equal((0ul, CqeFlags.Notification), (notification.UserData, notification.Flags & CqeFlags.Notification)); // The receive has not ended.
    }

    /// <summary>Time that passes without this thread entering its ring.</summary>
    private static void WaitBesides(int milliseconds)
    {
        using RawRing clock = new();
        Assert.True(clock.StaysQuiet(milliseconds));
    }
}
