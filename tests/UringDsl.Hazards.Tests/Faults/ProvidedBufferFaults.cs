using System;
using System.Linq;
using System.Net.Sockets;
using UringDsl.Abi;
using UringDsl.Hazards.Tests.Support;
using UringDsl.Testing;

namespace UringDsl.Hazards.Tests.Faults;

/// <summary>Buffers that the kernel takes from a ring: who may write into which, and when.</summary>
public sealed partial class ProvidedBufferFaults : IDisposable
{
    private readonly Arena _arena = new();
    private readonly RawRing _ring = new();
    private readonly RawBuffers _buffers;
    private readonly Pair _pair = Pair.Tcp();

    public ProvidedBufferFaults() => _buffers = new RawBuffers(_ring, _arena);

    public void Dispose()
    {
        _ring.Dispose();
        _pair.Dispose();
        _arena.Dispose();
    }

    [FaultFact]
    [Hazard("H041")]
    public void Buffers_that_are_not_given_back_are_gone()
    {
        _buffers.GiveAll();
        for (int i = 0; i < 4; i++) Receive("x"u8).Expect(1, CqeFlags.Buffer);
        Receive("x"u8).Expect(Errno.ENOBUFS);
    }

    [FaultFact]
    [Hazard("H042")]
    public void A_buffer_that_is_given_back_twice_gets_two_messages()
    {
        _buffers.Give(0).Give(0);
        Assert.Equal(0, Receive("first"u8).BufferId);
        Assert.Equal(0, Receive("again"u8).BufferId);
        Assert.Equal("again", _buffers[0][..5].Text); // Nobody has read the first.
    }

    [FaultFact]
    [Hazard("H043", "H062")]
    public void What_is_read_behind_its_return_is_another_message()
    {
        _buffers.Give(1);
        Receive("keep this"u8);
        Block view = _buffers[1][..9];
        _buffers.Give(1);
        Receive("different"u8);
        Assert.Equal("different", view.Text);
    }

    [FaultFact]
    [Hazard("H044", "H051")]
    public void A_failed_send_has_taken_buffers_and_names_only_the_first()
    {
        _buffers.GiveAll();
        _pair.Reset();
        Sqe send = Entry.Send(_pair.File, default) with { Flags = SqeFlags.BufferSelect, BufferGroup = _buffers.Group };
        _ring.Submit(send with { IoPriority = RecvSendFlags.Bundle });
        _ring.Next().Expect(Errno.ECONNRESET, CqeFlags.Buffer);
        Assert.Equal(0, _buffers.Available);
    }

    [FaultFact]
    [Hazard("H045")]
    public void A_completion_without_a_buffer_reads_like_one_with_the_first()
    {
        _buffers.Give(2);
        _pair.Peer.Shutdown(SocketShutdown.Send);
        Cqe end = _ring.Run(Entry.ReceiveSelected(_pair.File, _buffers))!.Value;
        Assert.False(end.HasBuffer);
        Assert.Equal(0, end.BufferId); // Buffer 0 was never given, and who gives it "back" makes it up.
        Assert.Equal(1, _buffers.Available);
    }

    [FaultFact]
    [Hazard("H054")]
    public void A_ring_that_is_filled_over_its_brim_loses_one_buffer_and_gives_another_twice()
    {
        _buffers.GiveAll().Give(4);
        int[] ids = [.. Enumerable.Range(0, 5).Select(_ => (int)Receive("x"u8).BufferId)];
        Assert.Equal([4, 1, 2, 3, 4], ids);
    }

    [FaultFact]
    [Hazard("H054")]
    public void A_tail_that_is_moved_too_far_gives_what_an_entry_was_before()
    {
        for (int i = 0; i < 4; i++) _buffers.Give(i);
        for (int i = 0; i < 4; i++) Receive("x"u8);
        _buffers.Write(0, 0, _buffers[0]);
        _buffers.Advance(2); // One was written.
        Assert.Equal(0, Receive("x"u8).BufferId);
        Assert.Equal(1, Receive("x"u8).BufferId); // It is not ours to give.
    }

    [FaultFact]
    [Hazard("H055")]
    public void An_empty_buffer_reads_like_the_end_of_the_stream()
    {
        _buffers.Give(0, _buffers[0][..0]);
        Receive("there is data"u8).Expect(0);
    }

    [FaultFact]
    [Hazard("H056")]
    public void Two_producers_that_read_the_same_tail_lose_a_buffer()
    {
        _buffers.Write(0, 1, _buffers[1]); // The one
        _buffers.Write(0, 2, _buffers[2]); // and the other, which has not seen the first one's tail.
        _buffers.Advance(1);
        Assert.Equal(2, Receive("x"u8).BufferId);
        Receive("x"u8).Expect(Errno.ENOBUFS);
    }

    [FaultFact]
    [Hazard("H057", "H058")]
    public void A_receive_on_an_empty_group_fails_at_once_and_every_time()
    {
        _ring.Submit(Entry.ReceiveMultishot(_pair.File, _buffers), Entry.ReceiveMultishot(_pair.File, _buffers));
        foreach (Cqe cqe in _ring.Next(2)) cqe.Expect(Errno.ENOBUFS); // There is no data either.
    }

    [FaultFact]
    [Hazard("H059")]
    public void A_group_that_does_not_exist_reads_like_an_empty_one()
    {
        _buffers.GiveAll();
        _ring.Submit(Entry.ReceiveMultishot(_pair.File, _buffers) with { BufferGroup = 99 });
        _ring.Next().Expect(Errno.ENOBUFS);
    }

    [FaultFact]
    [Hazard("H060")]
    public void A_group_that_goes_while_a_receive_is_armed_ends_it_only_when_data_comes()
    {
        _buffers.GiveAll();
        _ring.Submit(Entry.ReceiveMultishot(_pair.File, _buffers));
        Assert.Equal(0, _buffers.Unregister());
        Assert.True(_ring.StaysQuiet()); // Armed, on memory that the owner believes to be free.
        _pair.Say("x"u8);
        _ring.Next().Expect(Errno.ENOBUFS);
    }

    [FaultFact]
    [Hazard("H061")]
    public void The_own_address_of_a_receive_from_a_group_is_ignored()
    {
        Block own = _arena.Of("untouched"u8);
        _buffers.Give(0);
        _pair.Say("abcdefgh"u8);
        Sqe receive = Entry.Receive(_pair.File, own[..4]) with { Flags = SqeFlags.BufferSelect, BufferGroup = _buffers.Group };
        Assert.Equal(4, _ring.ResultOf(receive)); // Its length counts, though.
        Assert.Equal(("untouched", "abcd"), (own.Text, _buffers[0][..4].Text));
    }

    [FaultTheory]
    [Hazard("H063")]
    [InlineData(65536)]
    [InlineData(6)]
    public unsafe void A_ring_of_this_many_buffers_is_refused(uint count)
    {
        BufferRegistration registration = new()
        {
            RingAddress = (ulong)_arena.Take(65536 * sizeof(BufferRingEntry)).Address,
            RingEntries = count,
            BufferGroup = 9,
        };
        Assert.Equal(-(int)Errno.EINVAL, _ring.Registered(RegisterOpcode.RegisterBufferRing, &registration, 1));
    }

    /// <summary>The peer says something, and a receive takes one buffer for it.</summary>
    private Cqe Receive(ReadOnlySpan<byte> data)
    {
        _pair.Say(data);
        return _ring.Run(Entry.ReceiveSelected(_pair.File, _buffers))!.Value;
    }
}
