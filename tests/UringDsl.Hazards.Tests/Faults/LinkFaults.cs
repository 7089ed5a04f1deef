using System;
using System.Linq;
using System.Net.Sockets;
using UringDsl.Abi;
using UringDsl.Hazards.Tests.Support;
using UringDsl.Testing;

namespace UringDsl.Hazards.Tests.Faults;

/// <summary>Chains: where they begin and end, and what breaks them.</summary>
public sealed partial class LinkFaults : IDisposable
{
    private readonly Arena _arena = new();
    private readonly RawRing _ring = new();
    private readonly Pair _pair = Pair.Tcp();

    public void Dispose()
    {
        _ring.Dispose();
        _pair.Dispose();
        _arena.Dispose();
    }

    [FaultFact]
    [Hazard("H075")]
    public void A_link_on_the_last_member_takes_in_whatever_comes_next()
    {
        _ring.Submit(Linked(Entry.Fails(), 1), Entry.Nop() with { UserData = 2 });
        Assert.Equal(["EBADF", "ECANCELED"], _ring.Next(2).Results());
    }

    [FaultFact]
    [Hazard("H076", "H148")]
    public void The_second_half_of_a_chain_that_a_submit_has_cut_runs_first()
    {
        // Four places, five members: there is no sixth way but to submit the first four when the queue is full.
        using RawRing ring = new(entries: 4);
        ring.Publish(Linked(Entry.Receive(_pair.File, _arena.Take(1)), 1), Linked(Entry.Nop(), 2), Linked(Entry.Nop(), 3), Linked(Entry.Nop(), 4));
        Assert.Equal(4, ring.TryEnter(4, 0));
        ring.Submit(Entry.Nop() with { UserData = 5 });
        Assert.Equal(5ul, ring.Next().UserData);
        _pair.Say("x"u8);
        Assert.Equal([1, 2, 3, 4], ring.Next(4).Ids());
    }

    [FaultFact]
    [Hazard("H077")]
    public void A_chain_that_is_longer_than_what_a_shared_thread_takes_is_cut()
    {
        using RawRing first = new(SetupFlags.SqPoll, entries: 32, idleMilliseconds: 100);
        using RawRing ring = new(SetupFlags.SqPoll | SetupFlags.AttachWorkQueue, entries: 32, attachTo: first, idleMilliseconds: 100);
        Sqe[] chain = [.. Enumerable.Range(0, 12).Select(i => Linked(i == 0 ? Entry.Fails() : Entry.Nop(), (ulong)i))];
        chain[^1].Flags = SqeFlags.None;
        ring.Publish(chain);
        ring.TryEnter(chain.Length, 0, EnterFlags.SqWakeup);
        string[] results = [.. ring.Next(12).OrderBy(cqe => cqe.UserData).Results()];
        Assert.Equal(["EBADF", .. Enumerable.Repeat("ECANCELED", 7), "0", "0", "0", "0"], results); // Eight, and a chain of its own.
    }

    [FaultFact]
    [Hazard("H078")]
    public void A_chain_that_is_published_in_pieces_falls_into_pieces()
    {
        using RawRing ring = new(SetupFlags.SqPoll, idleMilliseconds: 1000);
        ring.Publish(Linked(Entry.Fails(), 1));
        Bounded.Until(() => ring.TryEnter(1, 0, EnterFlags.SqWakeup) >= 0 && ring.Unsubmitted == 0, "the thread has taken the first member");
        ring.Publish(Entry.Nop() with { UserData = 2 });
        ring.TryEnter(1, 0, EnterFlags.SqWakeup);
        Assert.Equal(["EBADF", "0"], ring.Next(2).OrderBy(cqe => cqe.UserData).Results());
    }

    [FaultFact]
    [Hazard("H084")]
    public void A_member_that_is_malformed_takes_a_hard_linked_close_with_it()
    {
        Sqe send = Entry.Send(_pair.File, _arena.Take(1)) with { IoPriority = 1 << 15 };
        _ring.Submit(send with { Flags = SqeFlags.HardLink }, Entry.Close(new Descriptor(_pair.File)));
        Assert.Equal(["EINVAL", "ECANCELED"], _ring.Next(2).Results());
        Assert.True(Libc.IsOpen(_pair.File));
    }

    [FaultFact]
    [Hazard("H085")]
    public void A_close_behind_a_soft_link_does_not_run_when_the_send_fails()
    {
        _pair.Reset();
        _ring.Submit(Linked(Entry.Send(_pair.File, _arena.Take(1)), 1), Entry.Close(new Descriptor(_pair.File)) with { UserData = 2 });
        Assert.Equal(["ECONNRESET", "ECANCELED"], _ring.Next(2).Results());
        Assert.True(Libc.IsOpen(_pair.File));
    }

    [FaultTheory]
    [Hazard("H086")]
    [InlineData(TimeoutFlags.None, "ECANCELED")]
    [InlineData(TimeoutFlags.ExpirySucceeds, "0")]
    public void A_delay_breaks_its_chain_unless_its_expiry_counts_as_a_success(TimeoutFlags flags, string next)
    {
        _ring.Submit(Linked(Entry.Timeout(_arena.Milliseconds(1), flags), 1), Entry.Nop() with { UserData = 2 });
        Assert.Equal(["ETIME", next], _ring.Next(2).Results());
    }

    [FaultFact]
    [Hazard("H087")]
    public void A_short_read_breaks_its_chain()
    {
        (int read, int write) = Libc.Pipe();
        Assert.Equal(1, _ring.ResultOf(Entry.Write(write, _arena.Take(1))));
        _ring.Submit(Linked(Entry.Read(read, _arena.Take(10)), 1), Entry.Nop() with { UserData = 2 });
        Assert.Equal(["1", "ECANCELED"], _ring.Next(2).Results());
        Libc.Close(read);
        Libc.Close(write);
    }

    [FaultTheory]
    [Hazard("H088")]
    [InlineData(MsgFlags.None, "0")]
    [InlineData(MsgFlags.WaitAll, "ECANCELED")]
    public void A_receive_that_is_short_breaks_its_chain_only_with_WAITALL(MsgFlags flags, string next)
    {
        _pair.Say("x"u8);
        _pair.Peer.Shutdown(SocketShutdown.Send);
        _ring.Submit(Linked(Entry.Receive(_pair.File, _arena.Take(10), flags), 1), Entry.Nop() with { UserData = 2 });
        Assert.Equal(["1", next], _ring.Next(2).Results());
        _ring.Submit(Linked(Entry.Receive(_pair.File, _arena.Take(10), flags), 1), Entry.Nop() with { UserData = 2 });
        Assert.Equal(["0", next], _ring.Next(2).Results()); // So does the end of the stream.
    }

    [FaultFact]
    [Hazard("H089")]
    public void The_second_message_follows_a_first_that_was_cut()
    {
        using Pair pair = Pair.Narrow();
        _ring.Submit(
            Linked(Entry.Send(pair.File, _arena.Take(1 << 20, fill: (byte)'a')), 1),
            Entry.Send(pair.File, _arena.Take(10, fill: (byte)'b')) with { UserData = 2 });
        int first = _ring.Next().Result;
        Assert.InRange(first, 1, (1 << 20) - 1);
        byte[] heard = pair.Hear(first + 10);
        Assert.Equal(((byte)'a', (byte)'b'), (heard[first - 1], heard[first]));
        _ring.Next().Expect(10);
    }

    [FaultFact]
    [Hazard("H090")]
    public void A_malformed_last_member_cancels_all_before_it()
    {
        _ring.Submit(
            Linked(Entry.Send(_pair.File, _arena.Take(1)), 1),
            Entry.Send(_pair.File, _arena.Take(1)) with { UserData = 2, IoPriority = 1 << 15 });
        Assert.Equal(["ECANCELED", "EINVAL"], _ring.Next(2).Results());
        Assert.False(_pair.PeerSees(milliseconds: 0));
    }

    [FaultFact]
    [Hazard("H091", "H131")]
    public void Of_members_that_skip_their_success_only_the_failed_one_speaks()
    {
        Sqe[] chain = [Linked(Entry.Nop(), 1), Linked(Entry.Fails(), 2), Entry.Nop() with { UserData = 3 }];
        foreach (ref Sqe member in chain.AsSpan()) member.Flags |= SqeFlags.CqeSkipSuccess;
        _ring.Submit(chain);
        Cqe only = _ring.Next();
        Assert.Equal(2ul, only.UserData);
        Assert.True(_ring.StaysQuiet());
    }

    [FaultFact]
    [Hazard("H092")]
    public void A_descriptor_of_the_chain_itself_cannot_be_named_by_its_number()
    {
        using Listener listener = new();
        listener.Connect();
        _ring.Submit(Linked(Entry.Accept(listener.File), 1), Entry.Receive(-1, _arena.Take(1)) with { UserData = 2 });
        Cqe[] cqes = _ring.Next(2);
        Assert.Equal("EBADF", cqes.Results().Last());
        Listener.Drop(cqes[0].Result);
    }

    [FaultFact]
    [Hazard("H093")]
    public void A_drain_behind_a_skipped_completion_is_refused_from_then_on()
    {
        _ring.Submit(Entry.Nop() with { Flags = SqeFlags.CqeSkipSuccess });
        for (int i = 0; i < 3; i++) Assert.Equal(-(int)Errno.EOPNOTSUPP, _ring.ResultOf(Entry.Nop() with { Flags = SqeFlags.Drain }));
    }

    private static Sqe Linked(Sqe sqe, ulong userData) => sqe with { UserData = userData, Flags = sqe.Flags | SqeFlags.Link };
}
