using System;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using UringDsl.Abi;
using UringDsl.Core;
using UringDsl.Hazards.Tests.Support;
using UringDsl.Testing;

namespace UringDsl.Hazards.Tests.Faults;

/// <summary>Memory that the kernel reads or writes later than its owner thinks.</summary>
public sealed unsafe class MemoryFaults : IDisposable
{
    private const int Long = 60_000;

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
    [Hazard("H096", "H101")]
    public void An_argument_that_changes_before_the_submit_is_what_counts()
    {
        nint time = _arena.Milliseconds(1);
        _ring.Publish(Entry.Timeout(time) with { UserData = 1 });
        *(Timespec*)time = new Timespec { Nanoseconds = -1 }; // What the next call makes of the stack.
        Assert.Equal(1, _ring.TryEnter(1, 0));
        _ring.Next().Expect(Errno.EINVAL);
    }

    [FaultFact]
    [Hazard("H097")]
    public void Behind_an_SQ_thread_an_argument_is_read_after_the_submit()
    {
        using RawRing ring = new(SetupFlags.SqPoll, idleMilliseconds: 1);
        Bounded.Until(() => (ring.SqState & SqRingFlags.NeedWakeup) != 0, "the thread sleeps");
        nint time = _arena.Milliseconds(Long);
        ring.Publish(Entry.Timeout(time)); // Where the library's submit returns, when the thread is awake.
        *(Timespec*)time = new Timespec { Nanoseconds = -1 };
        ring.TryEnter(1, 0, EnterFlags.SqWakeup);
        ring.Next().Expect(Errno.EINVAL);
    }

    [FaultFact]
    [Hazard("H098")]
    public void The_header_of_a_received_message_is_written_at_the_completion()
    {
        MessageHeader* header = Header(_arena.Take(10));
        header->Control = (ulong)_arena.Take(64).Address;
        header->ControlLength = 64;
        Sqe receive = default;
        Prep.Recvmsg(ref receive, new Descriptor(_pair.File), (nint)header, 0, 0);
        _ring.Submit(receive);
        new Span<byte>(header, sizeof(MessageHeader)).Fill(0xEE); // Somebody else's, since the submit.
        _pair.Say("hello"u8);
        _ring.Next().Expect(5);
        Assert.Equal((0ul, MsgFlags.None), (header->ControlLength, header->Flags));
    }

    [FaultFact]
    [Hazard("H099")]
    public void The_control_data_of_a_message_is_read_when_it_is_sent()
    {
        using Pair pair = Pair.Local();
        pair.Fill();
        MessageHeader* header = Header(_arena.Take(1));
        Block control = _arena.Take(20);
        *(ulong*)control.Address = 20;           // cmsg_len, with one descriptor
        *(int*)(control.Address + 8) = 1;        // SOL_SOCKET
        *(int*)(control.Address + 12) = 1;       // SCM_RIGHTS
        *(int*)(control.Address + 16) = _pair.File;
        header->Control = (ulong)control.Address;
        header->ControlLength = 20;
        Sqe send = default;
        Prep.Sendmsg(ref send, new Descriptor(pair.File), (nint)header, 0, 0);
        _ring.Submit(send);
        control.Bytes.Clear();
        while (pair.PeerSees(milliseconds: 10)) pair.Peer.Receive(new byte[65536]);
        _ring.Next().Expect(Errno.EINVAL);
    }

    [FaultFact]
    [Hazard("H100")]
    public void The_address_of_a_peer_is_written_when_it_comes()
    {
        using Listener listener = new();
        Block address = _arena.Take(16);
        Sqe accept = Entry.Accept(listener.File);
        accept.Address = (ulong)address.Address;
        accept.Address2 = (ulong)_arena.Of(16);
        _ring.Submit(accept);
        address.Bytes.Fill(0xEE); // The frame has been left.
        listener.Connect();
        Listener.Drop(_ring.Next().Result);
        Assert.Equal([127, 0, 0, 1], address.Bytes[4..8].ToArray());
    }

    [FaultFact]
    [Hazard("H101", "H102", "H103", "H105")]
    public void A_receive_writes_into_memory_that_has_another_owner()
    {
        Block memory = _arena.Take(16);
        _ring.Submit(Entry.Receive(_pair.File, memory));
        "mine now"u8.CopyTo(memory.Bytes); // The caller has given up, and the pool has lent it to the next.
        _pair.Say("stale"u8);
        _ring.Next().Expect(5);
        Assert.Equal("stalenow", memory[..8].Text);
    }

    [FaultFact]
    [Hazard("H103")]
    public void A_send_that_waits_takes_what_is_in_its_memory_then()
    {
        using Pair pair = Pair.Narrow();
        int before = pair.Fill();
        Block data = _arena.Take(100, fill: (byte)'1');
        _ring.Submit(Entry.Send(pair.File, data));
        data.Bytes.Fill((byte)'2');
        pair.Hear(before);
        _ring.Next().Expect(100);
        Assert.DoesNotContain((byte)'1', pair.Hear(100));
    }

    [FaultFact]
    [Hazard("H104")]
    public void What_was_to_be_cancelled_writes_its_memory_all_the_same()
    {
        Block memory = _arena.Take(16);
        (int read, int write) = Libc.Pipe();
        _ring.Submit(
            Entry.Read(read, _arena.Take(1)) with { UserData = 1, Flags = SqeFlags.Link },
            Entry.Receive(_pair.File, memory) with { UserData = 2 });
        Assert.Equal(-(int)Errno.ENOENT, _ring.ResultOf(Entry.Cancel(2) with { UserData = 3 })); // It is over: who takes that for a release is wrong.
        Assert.Equal(1, Libc.Checked((int)NativeMethods.Write(write, (void*)_arena.Take(1).Address, 1)));
        _pair.Say("late"u8);
        Assert.Equal(["1", "4"], _ring.Next(2).Results());
        Assert.Equal("late", memory[..4].Text);
        Libc.Close(read);
        Libc.Close(write);
    }

    [FaultFact]
    [Hazard("H106", "H146", "H147")]
    public void What_a_submit_has_left_runs_with_the_next_one()
    {
        Block data = _arena.Of("old"u8);
        _ring.Publish(
            Entry.Send(_pair.File, data) with { IoPriority = 1 << 15 }, // Malformed: without SUBMIT_ALL the batch ends here.
            Entry.Send(_pair.File, data) with { UserData = 2 });
        Assert.Equal((1, 1u), (_ring.TryEnter(2, 0), _ring.Unsubmitted));
        "new"u8.CopyTo(data.Bytes); // The operation was believed to have failed, and its memory was used again.
        Assert.Equal(1, _ring.TryEnter(1, 0));
        _ring.Next(2);
        Assert.Equal("new"u8.ToArray(), _pair.Hear(3));
    }

    [FaultFact]
    [Hazard("H107", "H150")]
    public void A_ring_that_is_closed_lives_on_while_somebody_else_has_it()
    {
        Block memory = _arena.Take(16);
        RawRing ring = new();
        int copy = Libc.Duplicate(ring.Descriptor); // As a child has after a fork.
        ring.Submit(Entry.Receive(_pair.File, memory));
        ring.Dispose();
        _pair.Say("stale"u8);
        Bounded.Until(() => memory.Bytes[4] != 0, "the receive has run");
        Assert.Equal("stale", memory[..5].Text);
        Libc.Close(copy);
    }

    [FaultFact]
    [Hazard("H110")]
    public void What_an_entry_was_before_works_on()
    {
        using RawRing ring = new RawRing().WithSlots(4);
        ring.Place(2, _pair.File);
        Sqe close = default;
        Prep.Close(ref close, new Slot(2));
        close.File = _pair.File; // Written over an entry that closed a slot: a close of a descriptor, but for what is left of it.
        Assert.Equal(-(int)Errno.EINVAL, ring.ResultOf(close));
        close.File = 0;
        Assert.Equal(0, ring.ResultOf(close)); // And here a stranger's slot.
    }

    [FaultFact]
    [Hazard("H111")]
    public void An_entry_that_is_written_after_its_submit_is_another_operation()
    {
        using RawRing ring = new(entries: 1);
        ref Sqe kept = ref ring.EntryAt(0);
        Assert.Equal(0, ring.ResultOf(Entry.Nop()));
        ring.Publish(Entry.Send(_pair.File, _arena.Of("right"u8)));
        kept.Address = (ulong)_arena.Of("wrong"u8).Address; // Meant for the Nop.
        Assert.Equal(1, ring.TryEnter(1, 0));
        ring.Next().Expect(5);
        Assert.Equal("wrong"u8.ToArray(), _pair.Hear(5));
    }

    [FaultFact]
    [Hazard("H112")]
    public void A_completion_that_is_kept_by_reference_becomes_another()
    {
        using RawRing ring = new(entries: 1, completions: 2);
        ref readonly Cqe kept = ref ring.CompletionAt(0);
        for (ulong i = 1; i <= 3; i++) ring.ResultOf(Entry.Nop() with { UserData = i });
        Assert.Equal(3ul, kept.UserData);
    }

    [FaultFact]
    [Hazard("H113")]
    public void A_length_beyond_two_gigabytes_is_refused()
    {
        Sqe receive = Entry.Receive(_pair.File, _arena.Take(1));
        Assert.Equal(-(int)Errno.EINVAL, _ring.ResultOf(receive with { Length = 0x8000_0001 }));
    }

    private MessageHeader* Header(Block data)
    {
        IoVector vector = new() { Base = (ulong)data.Address, Length = (ulong)data.Length };
        return (MessageHeader*)_arena.Of(new MessageHeader { Vectors = (ulong)_arena.Of(vector), VectorCount = 1 });
    }
}
