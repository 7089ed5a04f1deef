using System;
using System.Linq;
using System.Net.Sockets;
using UringDsl.Abi;
using UringDsl.Core;
using UringDsl.Hazards.Tests.Support;

namespace UringDsl.Hazards.Tests.Faults;

/// <content>Deadlines: what they guard, and what they leave behind.</content>
public sealed partial class LinkFaults
{
    [FaultFact]
    [Hazard("H079")]
    public void A_deadline_without_a_member_in_front_of_it_is_refused()
    {
        nint soon = _arena.Milliseconds(1000);
        Assert.Equal(-(int)Errno.EINVAL, _ring.ResultOf(Entry.LinkTimeout(soon)));
        _ring.Submit(Entry.Nop(), Entry.LinkTimeout(soon)); // The one in front does not link to it.
        Assert.Equal(["0", "EINVAL"], _ring.Next(2).Results());
        _ring.Submit(Linked(Entry.Send(_pair.File, _arena.Take(1)), 1), Linked(Entry.LinkTimeout(soon), 2), Entry.LinkTimeout(soon) with { UserData = 3 });
        Assert.Equal(["ECANCELED", "ECANCELED", "EINVAL"], _ring.Next(3).OrderBy(cqe => cqe.UserData).Results());
        Assert.False(_pair.PeerSees(milliseconds: 0)); // Nothing was sent.
    }

    [FaultFact]
    [Hazard("H080")]
    public void A_deadline_that_has_passed_fails_and_comes_before_what_it_has_ended()
    {
        _ring.Submit(
            Linked(Entry.Receive(_pair.File, _arena.Take(1)), 1),
            Entry.LinkTimeout(_arena.Milliseconds(1)) with { UserData = 2 });
        Cqe[] cqes = _ring.Next(2);
        Assert.Equal([2, 1], cqes.Ids());
        Assert.Equal(["ETIME", "ECANCELED"], cqes.Results());
    }

    [FaultFact]
    [Hazard("H081", "H160")]
    public void A_deadline_guards_one_member_and_not_the_next()
    {
        nint soon = _arena.Milliseconds(1);
        _ring.Submit(
            Linked(Entry.Nop(), 1),
            Linked(Entry.LinkTimeout(soon), 2),
            Entry.Receive(_pair.File, _arena.Take(1)) with { UserData = 3 });
        Assert.Equal([1, 2], _ring.Next(2).Ids());
        Assert.True(_ring.StaysQuiet()); // It waits, far beyond the deadline.
    }

    [FaultFact]
    [Hazard("H082")]
    public void A_deadline_of_something_that_is_over_neither_passed_nor_succeeded()
    {
        _ring.Submit(Linked(Entry.Nop(), 1), Entry.LinkTimeout(_arena.Milliseconds(0)) with { UserData = 2 });
        string[] results = [.. _ring.Next(2).OrderBy(cqe => cqe.UserData).Results()];
        Assert.Equal("0", results[0]);
        Assert.Contains(results[1], new[] { "ECANCELED", "ENOENT" }); // Whether the member or the time was over first.
    }

    [FaultFact]
    [Hazard("H083", "H133")]
    public void A_receive_that_was_ended_by_its_deadline_has_taken_bytes()
    {
        Block buffer = _arena.Take(10);
        _pair.Say("part"u8);
        _ring.Submit(
            Linked(Entry.Receive(_pair.File, buffer, MsgFlags.WaitAll), 1),
            Entry.LinkTimeout(_arena.Milliseconds(20)) with { UserData = 2 });
        Assert.Equal(["4", "ETIME"], _ring.Next(2).OrderBy(cqe => cqe.UserData).Results());
        Assert.Equal("part", buffer[..4].Text);
        Assert.Equal(0, _pair.Peer.Available);
        Assert.Equal(-(int)Errno.EAGAIN, _ring.ResultOf(Entry.Receive(_pair.File, buffer, MsgFlags.DontWait))); // They are nowhere else.
    }

    [FaultFact]
    [Hazard("H094")]
    public void Clocks_and_kinds_of_a_timer_exclude_each_other()
    {
        nint soon = _arena.Milliseconds(1), before = _arena.Of(new Timespec { Seconds = -1 });
        Assert.Equal(-(int)Errno.EINVAL, _ring.ResultOf(Entry.Timeout(soon, TimeoutFlags.Multishot | TimeoutFlags.Absolute)));
        Assert.Equal(-(int)Errno.EINVAL, _ring.ResultOf(Entry.Timeout(soon, TimeoutFlags.BootTime | TimeoutFlags.RealTime)));
        Assert.Equal(-(int)Errno.EINVAL, _ring.ResultOf(Entry.Timeout(before)));
    }

    [FaultFact]
    [Hazard("H095")]
    public void A_connect_that_was_given_up_goes_on()
    {
        using Listener listener = new(backlog: 1);
        listener.FillBacklog();
        int socket = Libc.Checked(NativeMethods.Socket(2, 1, 0));
        _ring.Submit(
            Linked(Entry.Connect(socket, listener.Address(_arena)), 1),
            Entry.LinkTimeout(_arena.Milliseconds(1)) with { UserData = 2 });
        Assert.Equal(["ECANCELED", "ETIME"], _ring.Next(2).OrderBy(cqe => cqe.UserData).Results());
        while (listener.AcceptOne()) { } // There is room again, and the handshake is tried again.
        Assert.Equal((int)PollEvents.Out, _ring.ResultOf(Entry.Poll(socket) with { OperationFlags = (uint)PollEvents.Out }));
        Assert.Equal(1, _ring.ResultOf(Entry.Send(socket, _arena.Take(1)))); // Nobody wanted this connection any more.
        Libc.Close(socket);
    }
}
