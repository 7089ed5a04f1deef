using System;
using System.Linq;
using System.Text;
using UringDsl.Abi;
using UringDsl.Hazards.Tests.Support;
using UringDsl.Testing;

namespace UringDsl.Hazards.Tests.Faults;

/// <summary>Zero-copy sends: the kernel keeps the pages, not a copy.</summary>
public sealed unsafe class ZeroCopyFaults : IDisposable
{
    private const int Large = 1 << 18;

    private readonly Arena _arena = new();
    private readonly RawRing _ring = new();

    // What does not fit the peer's small buffer waits on the sender's side, as pages.
    private readonly Pair _pair = Pair.Tcp(sendBuffer: 1 << 20, receiveBuffer: 4096);

    public void Dispose()
    {
        _ring.Dispose();
        _pair.Dispose();
        _arena.Dispose();
    }

    [FaultFact]
    [Hazard("H001")]
    public void Memory_that_is_rewritten_behind_the_result_goes_out_rewritten()
    {
        Block data = _arena.Take(Large, fill: (byte)'A');
        int sent = SendUnread(data);
        data.Bytes.Fill((byte)'B'); // What a handler does that takes the result for the end of the send.
        Assert.Contains((byte)'B', _pair.Hear(sent));
        ExpectNotification(_ring.Next());
    }

    [FaultFact]
    [Hazard("H002")]
    public void A_notification_follows_an_error()
    {
        _pair.Reset();
        Sqe send = Entry.SendZeroCopy(_pair.File, _arena.Take(64));
        _ring.Submit(send);
        _ring.Next().Expect(Errno.ECONNRESET, CqeFlags.More);
        ExpectNotification(_ring.Next());
        _ring.Submit(send);
        _ring.Next().Expect(Errno.EPIPE, CqeFlags.More);
        ExpectNotification(_ring.Next());
    }

    [FaultFact]
    [Hazard("H003")]
    public void A_notification_follows_a_cancelled_member_of_a_chain_that_announced_none()
    {
        _ring.Submit(
            Entry.Fails() with { Flags = SqeFlags.Link, UserData = 1 },
            Entry.SendZeroCopy(_pair.File, _arena.Take(64)) with { UserData = 2 });
        Cqe[] cqes = [.. _ring.Next(3).Where(cqe => cqe.UserData == 2)];
        cqes[0].Expect(Errno.ECANCELED);
        ExpectNotification(cqes[1]);
    }

    [FaultFact]
    [Hazard("H004", "H109")]
    public void A_notification_reads_like_a_second_result()
    {
        _ring.Submit(Entry.SendZeroCopy(_pair.File, _arena.Take(64)) with { UserData = 5 });
        Cqe sent = _ring.Next();
        sent.Expect(64, CqeFlags.More);
        _pair.Hear(64);
        Cqe notification = _ring.Next();
        Assert.Equal((5ul, int.MinValue), (notification.UserData, notification.Result)); // Copied, and by its sign a failure.
    }

    [FaultFact]
    [Hazard("H005")]
    public void A_zero_copy_send_that_skips_its_result_is_refused()
    {
        _ring.Submit(Entry.SendZeroCopy(_pair.File, _arena.Take(64)) with { Flags = SqeFlags.CqeSkipSuccess });
        _ring.Next().Expect(Errno.EINVAL);
        Assert.True(_ring.StaysQuiet());
    }

    [FaultFact]
    [Hazard("H006")]
    public void A_peer_that_does_not_read_holds_the_notification()
    {
        int sent = SendUnread(_arena.Take(Large));
        Assert.True(_ring.StaysQuiet());
        _pair.Hear(sent);
        ExpectNotification(_ring.Next());
    }

    [FaultFact]
    [Hazard("H007")]
    public void The_next_member_of_a_chain_overwrites_what_is_still_being_sent()
    {
        Block data = _arena.Take(Large, fill: (byte)'A');
        using Pair other = Pair.Tcp();
        other.Say(Enumerable.Repeat((byte)'B', Large).ToArray());
        _ring.Submit(
            Entry.SendZeroCopy(_pair.File, data) with { Flags = SqeFlags.Link, UserData = 1 },
            Entry.Receive(other.File, data, MsgFlags.WaitAll) with { UserData = 2 });
        Assert.Equal([1, 2], _ring.Next(2).Ids());
        Assert.Contains((byte)'B', _pair.Hear(Large));
    }

    [FaultFact]
    [Hazard("H008")]
    public void A_provided_buffer_that_is_given_back_at_the_result_is_filled_while_it_is_being_sent()
    {
        RawBuffers buffers = new RawBuffers(_ring, _arena, count: 1, size: Large);
        using Pair other = Pair.Tcp();
        buffers.Give(0);
        SendUnread(_arena.Take(Large));
        other.Say("first message"u8);
        Assert.Equal(13, _ring.ResultOf(Entry.ReceiveSelected(other.File, buffers)));
        _ring.Submit(Entry.SendZeroCopy(_pair.File, buffers[0][..13]));
        _ring.Next().Expect(13, CqeFlags.More);
        buffers.Give(0);
        other.Say("SECOND"u8);
        Assert.Equal(6, _ring.ResultOf(Entry.ReceiveSelected(other.File, buffers)));
        Assert.Equal("SECONDmessage", Encoding.ASCII.GetString(_pair.Hear(Large + 13)[Large..]));
    }

    [FaultFact]
    [Hazard("H009")]
    public void Notifications_come_in_the_order_of_the_peers_not_of_the_sends()
    {
        using Pair reads = Pair.Tcp();
        SendUnread(_arena.Take(Large), userData: 1);
        _ring.Submit(Entry.SendZeroCopy(reads.File, _arena.Take(64)) with { UserData = 2 });
        Assert.Equal(2ul, _ring.Next().UserData);
        reads.Hear(64);
        Cqe first = _ring.Next();
        ExpectNotification(first);
        Assert.Equal(2ul, first.UserData);
    }

    [FaultFact]
    [Hazard("H010")]
    public void A_local_socket_cannot()
    {
        using Pair local = Pair.Local();
        _ring.Submit(Entry.SendZeroCopy(local.File, _arena.Take(64)));
        _ring.Next().Expect(Errno.EOPNOTSUPP, CqeFlags.More);
        ExpectNotification(_ring.Next());
    }

    [FaultFact]
    [Hazard("H012")]
    public void A_registered_buffer_goes_out_after_its_registration_has_ended()
    {
        Block data = _arena.Take(Large, fill: (byte)'A');
        IoVector vector = new() { Base = (ulong)data.Address, Length = (ulong)data.Length };
        Assert.Equal(0, _ring.Registered(RegisterOpcode.RegisterBuffers, &vector, 1));
        int sent = SendUnread(data, flags: RecvSendFlags.FixedBuffer);
        Assert.Equal(0, _ring.Registered(RegisterOpcode.UnregisterBuffers, null, 0));
        Assert.True(_ring.StaysQuiet());
        data.Bytes.Fill((byte)'B');
        Assert.Contains((byte)'B', _pair.Hear(sent));
    }

    [FaultFact]
    [Hazard("H013")]
    public void Memory_goes_out_after_its_connection_was_closed()
    {
        Block data = _arena.Take(Large, fill: (byte)'A');
        int sent = SendUnread(data);
        _pair.CloseFile();
        data.Bytes.Fill((byte)'B'); // The pool belongs to somebody else now.
        byte[] heard = _pair.Hear();
        Assert.Equal(sent, heard.Length);
        Assert.Contains((byte)'B', heard);
    }

    [FaultFact]
    [Hazard("H014")]
    public void A_provided_buffer_cannot_be_the_source()
    {
        RawBuffers buffers = new RawBuffers(_ring, _arena).GiveAll();
        _ring.Submit(Entry.SendZeroCopy(_pair.File, default) with { Flags = SqeFlags.BufferSelect, BufferGroup = buffers.Group });
        _ring.Next().Expect(Errno.EOPNOTSUPP);
    }

    /// <summary>Sends to the peer that does not read, and takes the result.</summary>
    private int SendUnread(Block data, ulong userData = 0, ushort flags = 0)
    {
        Sqe send = Entry.SendZeroCopy(_pair.File, data);
        _ring.Submit(send with { UserData = userData, IoPriority = (ushort)(send.IoPriority | flags) });
        Cqe sent = _ring.Next();
        sent.Expect(data.Length, CqeFlags.More);
        return sent.Result;
    }

    private static void ExpectNotification(Cqe cqe) => Assert.True((cqe.Flags & CqeFlags.Notification) != 0);
}
