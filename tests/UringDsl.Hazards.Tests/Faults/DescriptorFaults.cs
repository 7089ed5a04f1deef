using System;
using System.Linq;
using System.Net.Sockets;
using UringDsl.Abi;
using UringDsl.Core;
using UringDsl.Hazards.Tests.Support;
using UringDsl.Testing;

namespace UringDsl.Hazards.Tests.Faults;

/// <summary>Descriptors and slots: numbers that mean another file later, or in another table.</summary>
public sealed class DescriptorFaults : IDisposable
{
    private readonly Arena _arena = new();
    private readonly RawRing _ring = new RawRing().WithSlots(4);
    private readonly RawBuffers _buffers;
    private readonly Pair _pair = Pair.Tcp(), _other = Pair.Tcp();

    public DescriptorFaults() => _buffers = new RawBuffers(_ring, _arena).GiveAll();

    public void Dispose()
    {
        _ring.Dispose();
        _pair.Dispose();
        _other.Dispose();
        _arena.Dispose();
    }

    [FaultFact]
    [Hazard("H108", "H114")]
    public void A_close_does_not_end_what_is_armed_and_the_peer_sees_no_end()
    {
        int file = _pair.File;
        _ring.Submit(Entry.ReceiveMultishot(file, _buffers) with { UserData = 1 });
        Assert.Equal(0, _ring.ResultOf(Entry.Close(new Descriptor(file)) with { UserData = 2 }));
        _pair.ForgetFile();
        _pair.Say("still here"u8);
        _ring.Next().Expect(10, CqeFlags.More | CqeFlags.Buffer);
        Assert.False(_pair.PeerSees(milliseconds: 0));
        Assert.Equal(2, _ring.RunAll([Entry.Cancel(1) with { UserData = 3 }]).Length + _ring.Rest().Length);
        Assert.True(_pair.PeerSees());
    }

    [FaultFact]
    [Hazard("H115")]
    public void A_completion_of_the_old_connection_carries_the_number_of_the_new_one()
    {
        int file = _pair.File;
        _ring.Submit(Entry.ReceiveMultishot(file, _buffers) with { UserData = (ulong)file }); // The table of connections goes by the number.
        _pair.CloseFile();
        _other.Take(file);
        _pair.Say("old"u8);
        Cqe cqe = _ring.Next();
        Assert.Equal(((ulong)_other.File, 3), (cqe.UserData, cqe.Result));
    }

    [FaultFact]
    [Hazard("H116")]
    public void A_cancel_by_a_number_that_was_used_again_misses_one_and_hits_the_other()
    {
        int file = _pair.File;
        _ring.Submit(Entry.ReceiveMultishot(file, _buffers) with { UserData = 1 });
        _pair.CloseFile();
        _other.Take(file);
        Assert.Equal(0, _ring.ResultOf(Entry.CancelFile(new Descriptor(file)) with { UserData = 2 })); // None, which reads like a success.
        _ring.Submit(Entry.ReceiveMultishot(file, _buffers) with { UserData = 3 });
        _ring.Submit(Entry.CancelFile(new Descriptor(file)) with { UserData = 4 });
        Assert.Contains(_ring.Next(2), cqe => cqe is { UserData: 3, Result: -(int)Errno.ECANCELED });
        _pair.Say("old"u8);
        Assert.Equal(1ul, _ring.Next().UserData);
    }

    [FaultFact]
    [Hazard("H117")]
    public void A_slot_is_not_closed_by_a_flag()
    {
        _ring.Place(2, _pair.File);
        Sqe close = Entry.Close(new Descriptor(2));
        Assert.Equal(-(int)Errno.EBADF, _ring.ResultOf(close with { Flags = SqeFlags.FixedFile }));
        Assert.Equal(0, _ring.ResultOf(Entry.Close(new Slot(2)))); // It was there all the time.
    }

    [FaultFact]
    [Hazard("H118")]
    public void A_slot_that_is_taken_for_a_descriptor_is_another_file()
    {
        using RawRing ring = new RawRing().WithSlots(1024);
        (int read, int write) = Libc.Pipe();
        int stranger = Libc.Duplicate(write, 700);
        ring.Place(stranger, _pair.File); // The connection is in the slot of this number.
        Assert.Equal(6, ring.ResultOf(Entry.Write(stranger, _arena.Of("secret"u8)))); // The flag was forgotten.
        Block found = _arena.Take(6);
        Assert.Equal(6, ring.ResultOf(Entry.Read(read, found)));
        Assert.Equal("secret", found.Text);
        foreach (int file in (int[])[read, write, stranger]) Libc.Close(file);
    }

    [FaultFact]
    [Hazard("H119")]
    public void A_descriptor_that_is_taken_for_a_slot_is_nothing_or_a_stranger()
    {
        Block buffer = _arena.Take(8);
        Assert.Equal(-(int)Errno.EBADF, _ring.ResultOf(Entry.Receive(_pair.File, buffer) with { Flags = SqeFlags.FixedFile }));
        _ring.Place(2, _other.File);
        _other.Say("stranger"u8);
        Assert.Equal(8, _ring.ResultOf(Entry.Receive(2, buffer) with { Flags = SqeFlags.FixedFile })); // Descriptor 2 was meant.
        Assert.Equal("stranger", buffer.Text);
    }

    [FaultFact]
    [Hazard("H120")]
    public void An_accept_into_a_slot_in_use_closes_what_was_there()
    {
        using Listener listener = new();
        _ring.Place(1, _pair.File);
        _pair.CloseFile();
        Assert.False(_pair.PeerSees(milliseconds: 0));
        listener.Connect();
        Assert.Equal(0, _ring.ResultOf(Entry.Accept(listener.File) with { FileIndex = 2 }));
        Assert.True(_pair.PeerSees());
        Assert.Empty(_pair.Hear());
    }

    [FaultFact]
    [Hazard("H121")]
    public void The_second_close_is_that_of_a_stranger()
    {
        int file = _pair.File;
        Assert.Equal(0, _ring.ResultOf(Entry.Close(new Descriptor(file))));
        _pair.ForgetFile();
        _other.Take(file);
        Assert.Equal(0, _ring.ResultOf(Entry.Close(new Descriptor(file))));
        _other.ForgetFile();
        Assert.True(_other.PeerSees());
        Assert.Empty(_other.Hear());
    }

    [FaultFact]
    [Hazard("H123")]
    public void A_slot_that_becomes_a_descriptor_has_two_owners()
    {
        _ring.Place(1, _pair.File);
        _pair.CloseFile();
        Sqe install = default;
        Prep.FixedFdInstall(ref install, new Slot(1));
        int file = _ring.ResultOf(install);
        Assert.Equal(0, _ring.ResultOf(Entry.Close(new Slot(1))));
        Assert.False(_pair.PeerSees(milliseconds: 0)); // Still open.
        Libc.Close(file);
        Assert.True(_pair.PeerSees());
    }

    [FaultFact]
    [Hazard("H124")]
    public void A_descriptor_that_is_accepted_without_a_flag_stays_open_across_exec()
    {
        const int GetFlags = 1, CloseOnExec = 1;
        using Listener listener = new();
        listener.Connect();
        int file = _ring.ResultOf(Entry.Accept(listener.File));
        Assert.Equal(0, NativeMethods.FileControl(file, GetFlags, 0) & CloseOnExec);
        Listener.Drop(file);
    }

    [FaultFact]
    [Hazard("H125")]
    public void A_send_completes_after_the_end_of_the_connection_was_received()
    {
        using Pair pair = Pair.Narrow();
        const int Large = 1 << 18;
        _ring.Submit(Entry.Send(pair.File, _arena.Take(Large), MsgFlags.WaitAll) with { UserData = 1 });
        pair.Peer.Shutdown(SocketShutdown.Send);
        _ring.Submit(Entry.ReceiveMultishot(pair.File, _buffers) with { UserData = 2 });
        Cqe end = _ring.Next();
        Assert.Equal((2ul, 0), (end.UserData, end.Result)); // Where its state would be freed.
        pair.Hear(Large);
        _ring.Next().Expect(Large);
    }
}
