using System.Text;
using UringDsl.Abi;
using UringDsl.Hazards.Tests.Support;

namespace UringDsl.Hazards.Tests.Faults;

/// <content>Completions that stand for a part of a buffer, or for several.</content>
public sealed partial class ProvidedBufferFaults
{
    [FaultFact]
    [Hazard("H046")]
    public void A_buffer_that_is_given_back_while_it_is_in_use_has_two_places_in_the_ring()
    {
        RawBuffers buffers = Incremental();
        buffers.Give(0);
        ReceivePart(buffers, "first"u8).Expect(5, CqeFlags.Buffer | CqeFlags.BufferMore);
        buffers.Give(0);
        ReceivePart(buffers, new byte[59]).Expect(59, CqeFlags.Buffer); // The rest of it,
        ReceivePart(buffers, "again"u8).Expect(5, CqeFlags.Buffer | CqeFlags.BufferMore);
        Assert.Equal("again", buffers[0][..5].Text); // and all of it once more.
    }

    [FaultFact]
    [Hazard("H047")]
    public void The_second_part_does_not_stand_at_the_start_of_the_buffer()
    {
        RawBuffers buffers = Incremental();
        buffers.Give(0);
        ReceivePart(buffers, "first"u8);
        ReceivePart(buffers, "second"u8).Expect(6, CqeFlags.Buffer | CqeFlags.BufferMore);
        Assert.Equal("firstsecond", buffers[0][..11].Text);
    }

    [FaultFact]
    [Hazard("H048")]
    public void A_datagram_that_is_cut_uses_up_more_than_it_brings()
    {
        using Pair pair = Pair.Udp();
        RawBuffers buffers = Incremental();
        buffers.Give(0, 1);
        pair.Peer.Send(new byte[100]);
        Sqe receive = Entry.ReceiveSelected(pair.File, buffers);
        Cqe cut = _ring.Run(receive with { OperationFlags = (uint)MsgFlags.Truncate })!.Value;
        Assert.Equal(100, cut.Result); // Of a buffer of 64: an offset kept by results is beyond its end.
    }

    [FaultFact]
    [Hazard("H049", "H050")]
    public void A_bundle_takes_buffers_in_the_order_of_the_ring_and_names_the_first()
    {
        _buffers.Give(3, 0, 2);
        _pair.Say(new byte[128]);
        Cqe bundle = _ring.Run(Entry.ReceiveSelected(_pair.File, _buffers, RecvSendFlags.Bundle))!.Value;
        bundle.Expect(128, CqeFlags.Buffer);
        Assert.Equal((3, 1), (bundle.BufferId, _buffers.Available)); // Two were taken, and the other one is 0: neither 4 nor none.
    }

    [FaultFact]
    [Hazard("H052")]
    public void The_length_of_a_bundle_is_no_limit_for_it()
    {
        Encoding.ASCII.GetBytes("aaaaabbbbb", _buffers[0].Bytes);
        _buffers.Give(0, _buffers[0][..5]);
        _buffers.Give(1, _buffers[0][5..10]);
        Sqe send = Entry.Send(_pair.File, _buffers[0][..7]) with { Flags = SqeFlags.BufferSelect, BufferGroup = _buffers.Group };
        _ring.Submit(send with { IoPriority = RecvSendFlags.Bundle });
        int sent = 0;
        for (bool more = true; more;)
        {
            Cqe cqe = _ring.Next();
            (sent, more) = (sent + cqe.Result, cqe.HasMore);
        }
        Assert.Equal(10, sent);
        Assert.Equal("aaaaabbbbb", Encoding.ASCII.GetString(_pair.Hear(10)));
    }

    [FaultFact]
    [Hazard("H053")]
    public void A_bundle_without_a_group_is_a_plain_receive()
    {
        Block own = _arena.Take(16);
        _pair.Say("plain"u8);
        _ring.Run(Entry.Receive(_pair.File, own) with { IoPriority = RecvSendFlags.Bundle })!.Value.Expect(5);
        Assert.Equal("plain", own[..5].Text);
    }

    private RawBuffers Incremental() => new(_ring, _arena, count: 2, flags: BufferRingFlags.Incremental, group: 8);

    private Cqe ReceivePart(RawBuffers buffers, System.ReadOnlySpan<byte> data)
    {
        _pair.Say(data);
        return _ring.Run(Entry.ReceiveSelected(_pair.File, buffers))!.Value;
    }
}
