using System;
using System.Linq;
using System.Net.Sockets;
using UringDsl.Abi;
using UringDsl.Hazards.Tests.Support;
using UringDsl.Testing;

namespace UringDsl.Hazards.Tests.Faults;

/// <summary>Operations that complete many times: how they end, and what arming them again does.</summary>
public sealed partial class MultishotFaults : IDisposable
{
    private readonly Arena _arena = new();
    private readonly RawRing _ring = new();
    private readonly RawBuffers _buffers;
    private readonly Pair _pair = Pair.Tcp();
    private readonly Listener _listener = new();

    public MultishotFaults() => _buffers = new RawBuffers(_ring, _arena);

    public void Dispose()
    {
        _ring.Dispose();
        _pair.Dispose();
        _listener.Dispose();
        _arena.Dispose();
    }

    [FaultFact]
    [Hazard("H015")]
    public void A_receive_that_has_lost_its_MORE_is_gone_without_another_word()
    {
        _buffers.Give(0);
        _ring.Submit(Entry.ReceiveMultishot(_pair.File, _buffers));
        _pair.Say("1"u8);
        _ring.Next().Expect(1, CqeFlags.More | CqeFlags.Buffer);
        _pair.Say("2"u8);
        _ring.Next().Expect(Errno.ENOBUFS);
        _buffers.Give(0); // There are buffers and there is data, but nobody receives any more.
        Assert.True(_ring.StaysQuiet());
    }

    [FaultFact]
    [Hazard("H016")]
    public void An_overflow_ends_an_accept_with_a_good_result()
    {
        using RawRing ring = new(entries: 2, completions: 2);
        ring.Submit(Entry.AcceptMultishot(_listener.File));
        for (int i = 0; i < 3; i++) _listener.Connect();
        Cqe[] cqes = ring.Rest();
        Assert.Equal([true, true, false], cqes.Select(cqe => cqe.HasMore));
        Assert.All(cqes, cqe => Assert.True(cqe.Result > 0));
        _listener.Connect();
        Assert.True(ring.StaysQuiet());
        foreach (Cqe cqe in cqes) Listener.Drop(cqe.Result);
    }

    [FaultFact]
    [Hazard("H017", "H040")]
    public void Arming_again_on_a_negative_result_makes_two_of_one()
    {
        Sqe tick = Entry.Timeout(_arena.Milliseconds(1), TimeoutFlags.Multishot | TimeoutFlags.ExpirySucceeds) with { UserData = 1 };
        _ring.Submit(tick);
        _ring.Next().Expect(Errno.ETIME, CqeFlags.More); // A tick: no failure, even where the expiry counts as a success.
        _ring.Submit(tick);
        _ring.Submit(Entry.Cancel(1, CancelFlags.All) with { UserData = 2 });
        Assert.Equal(2, Until(2).Result);
    }

    [FaultFact]
    [Hazard("H018")]
    public void An_accept_without_descriptors_fails_as_often_as_it_is_armed()
    {
        Sqe accept = Entry.AcceptMultishot(_listener.File);
        _listener.Connect();
        _ring.ResultOf(Entry.Nop());
        ulong limit = Libc.LimitFiles(1);
        for (int i = 0; i < 5; i++) _ring.Submit(accept);
        Libc.LimitFiles(limit);
        Assert.All(_ring.Next(5), cqe => cqe.Expect(Errno.EMFILE));
        Assert.True(_listener.AcceptOne()); // It has waited in the backlog all the time: nothing was won.
    }

    [FaultFact]
    [Hazard("H024")]
    public void An_accept_keeps_the_limit_under_which_it_was_armed()
    {
        ulong limit = Libc.LimitFiles(1);
        _ring.Submit(Entry.AcceptMultishot(_listener.File));
        Libc.LimitFiles(limit);
        _listener.Connect();
        _ring.Next().Expect(Errno.EMFILE);
    }

    [FaultFact]
    [Hazard("H019", "H122")]
    public void A_full_table_accepts_and_drops()
    {
        using RawRing ring = new RawRing().WithSlots(1);
        ring.Submit(Entry.AcceptMultishot(_listener.File) with { FileIndex = UringConstants.FileIndexAllocate });
        Socket first = _listener.Connect(), second = _listener.Connect();
        ring.Next().Expect(0, CqeFlags.More);
        ring.Next().Expect(Errno.ENFILE);
        Assert.Equal(0, second.Receive(new byte[1]));
        Assert.False(first.Poll(0, SelectMode.SelectRead));
    }

    [FaultFact]
    [Hazard("H020")]
    public void What_is_armed_again_when_it_was_cancelled_is_never_over()
    {
        _buffers.GiveAll();
        Sqe receive = Entry.ReceiveMultishot(_pair.File, _buffers) with { UserData = 1 };
        _ring.Submit(receive);
        for (int i = 0; i < 5; i++)
        {
            _ring.Submit(Entry.Cancel(1) with { UserData = 2 });
            Assert.Equal(["0", "ECANCELED"], _ring.Next(2).OrderBy(cqe => -(int)cqe.UserData).Results());
            _ring.Submit(receive);
        }
    }

    [FaultFact]
    [Hazard("H021")]
    public void A_listener_that_was_shut_down_refuses_every_accept()
    {
        Sqe accept = Entry.AcceptMultishot(_listener.File) with { UserData = 1 };
        _ring.Submit(accept);
        Assert.Equal(0, Libc.Shutdown(_listener.File, 2));
        for (int i = 0; i < 5; i++)
        {
            _ring.Next().Expect(Errno.EINVAL);
            _ring.Submit(accept);
        }
    }

    [FaultFact]
    [Hazard("H022")]
    public void The_end_of_a_stream_is_received_as_often_as_one_asks()
    {
        _buffers.GiveAll();
        _pair.Peer.Shutdown(SocketShutdown.Send);
        for (int i = 0; i < 5; i++)
        {
            _ring.Submit(Entry.ReceiveMultishot(_pair.File, _buffers));
            _ring.Next().Expect(0);
        }
    }

    [FaultFact]
    [Hazard("H023")]
    public unsafe void The_address_of_the_first_peer_is_that_of_the_last()
    {
        Block address = _arena.Take(16);
        Sqe accept = Entry.AcceptMultishot(_listener.File);
        accept.Address = (ulong)address.Address;
        accept.Address2 = (ulong)_arena.Of(16);
        _ring.Submit(accept);
        Socket first = _listener.Connect(), second = _listener.Connect();
        foreach (Cqe cqe in _ring.Next(2)) Listener.Drop(cqe.Result);
        int port = (address.Bytes[2] << 8) | address.Bytes[3];
        Assert.Equal([false, true], new[] { first, second }.Select(client => ((System.Net.IPEndPoint)client.LocalEndPoint!).Port == port));
    }

    [FaultFact]
    [Hazard("H025")]
    public void What_is_linked_behind_a_multishot_waits_for_its_end()
    {
        _buffers.GiveAll();
        _ring.Submit(
            Entry.ReceiveMultishot(_pair.File, _buffers) with { UserData = 1, Flags = SqeFlags.BufferSelect | SqeFlags.Link },
            Entry.Nop() with { UserData = 2 });
        _pair.Say("1"u8);
        _ring.Next().Expect(1, CqeFlags.More | CqeFlags.Buffer);
        Assert.True(_ring.StaysQuiet());
        _pair.Peer.Shutdown(SocketShutdown.Send);
        Assert.Equal([1, 2], _ring.Next(2).Ids());
    }

    [FaultFact]
    [Hazard("H026")]
    public unsafe void A_drain_beside_a_multishot_stops_the_ring()
    {
        _ring.Submit(Entry.Poll(_pair.File, PollFlags.Multishot) with { UserData = 1 });
        _ring.Submit(Entry.Nop() with { UserData = 2, Flags = SqeFlags.Drain });
        _ring.Submit(Entry.Cancel(1) with { UserData = 3 }); // Behind the drain, so that it cannot help.
        Assert.True(_ring.StaysQuiet());
        SyncCancelRegister cancel = new() { UserData = 1, File = -1, Timeout = new() { Seconds = -1, Nanoseconds = -1 } };
        Assert.Equal(0, _ring.Registered(RegisterOpcode.RegisterSyncCancel, &cancel, 1));
        Assert.Equal([1, 2, 3], _ring.Next(3).Ids());
    }

    /// <summary>The next completion with this user data, whatever comes before it.</summary>
    private Cqe Until(ulong userData)
    {
        while (true)
        {
            Cqe cqe = _ring.Next();
            if (cqe.UserData == userData) return cqe;
        }
    }
}
