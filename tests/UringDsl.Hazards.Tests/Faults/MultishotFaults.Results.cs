using System;
using System.Linq;
using System.Net.Sockets;
using UringDsl.Abi;
using UringDsl.Hazards.Tests.Support;
using UringDsl.Testing;

namespace UringDsl.Hazards.Tests.Faults;

/// <content>What the completions of a multishot say, and what they leave out.</content>
public sealed partial class MultishotFaults
{
    [FaultFact]
    [Hazard("H027")]
    public void A_receive_that_skips_its_success_hides_the_end()
    {
        _buffers.GiveAll();
        Sqe receive = Entry.ReceiveMultishot(_pair.File, _buffers);
        _ring.Submit(receive with { UserData = 1, Flags = receive.Flags | SqeFlags.CqeSkipSuccess });
        _pair.Say("1"u8);
        _ring.Next().Expect(1, CqeFlags.More | CqeFlags.Buffer);
        _pair.Peer.Shutdown(SocketShutdown.Send);
        Assert.True(_ring.StaysQuiet());
        Assert.Equal(-(int)Errno.ENOENT, _ring.ResultOf(Entry.Cancel(1))); // It is over, and nobody was told.
    }

    [FaultFact]
    [Hazard("H028")]
    public void A_receive_that_skips_its_success_takes_a_buffer_without_saying_which()
    {
        _buffers.GiveAll();
        Sqe receive = Entry.ReceiveSelected(_pair.File, _buffers);
        _ring.Submit(receive with { Flags = receive.Flags | SqeFlags.CqeSkipSuccess });
        _pair.Say("1"u8);
        Assert.True(_ring.StaysQuiet());
        Assert.Equal(3, _buffers.Available);
    }

    [FaultFact]
    [Hazard("H029")]
    public void A_multishot_receive_wants_provided_buffers_and_no_WAITALL()
    {
        _buffers.GiveAll();
        Sqe receive = Entry.ReceiveMultishot(_pair.File, _buffers);
        Assert.Equal(-(int)Errno.EINVAL, _ring.ResultOf(receive with { Flags = SqeFlags.None, BufferGroup = 0 }));
        Assert.Equal(-(int)Errno.EINVAL, _ring.ResultOf(receive with { OperationFlags = (uint)MsgFlags.WaitAll }));
    }

    [FaultFact]
    [Hazard("H030")]
    public void A_limit_in_all_is_kept_to_the_buffer_not_to_the_byte()
    {
        _buffers.GiveAll();
        Sqe limited = Entry.ReceiveMultishot(_pair.File, _buffers) with { OptionLength = 40 };
        _pair.Say(new byte[50]);
        _ring.Submit(limited);
        _ring.Next().Expect(50, CqeFlags.Buffer);
    }

    [FaultFact]
    [Hazard("H031")]
    public void Two_receives_on_one_socket_share_the_stream_and_both_see_its_end()
    {
        _buffers.GiveAll();
        Sqe receive = Entry.ReceiveMultishot(_pair.File, _buffers);
        _ring.Submit(receive with { UserData = 1 }, receive with { UserData = 2 });
        _pair.Say("message"u8);
        _ring.Next().Expect(7, CqeFlags.More | CqeFlags.Buffer);
        _pair.Peer.Shutdown(SocketShutdown.Send);
        Cqe[] ends = _ring.Next(2);
        Assert.Equal(["0", "0"], ends.Results());
        Assert.Equal([1ul, 2ul], ends.Ids().Order());
    }

    [FaultFact]
    [Hazard("H032")]
    public void An_accept_that_does_not_wait_ends_at_once()
    {
        Sqe accept = Entry.Accept(_listener.File) with { IoPriority = AcceptFlags.Multishot | AcceptFlags.DontWait };
        Assert.Equal(-(int)Errno.EAGAIN, _ring.ResultOf(accept));
    }

    [FaultFact]
    [Hazard("H033", "H034")]
    public void A_multishot_poll_tells_of_arrivals_not_of_what_is_left()
    {
        _ring.Submit(Entry.Poll(_pair.File, PollFlags.Multishot));
        _pair.Say("12"u8);
        _ring.Next().Expect((int)PollEvents.In, CqeFlags.More);
        Assert.Equal(1, _ring.ResultOf(Entry.Receive(_pair.File, _arena.Take(1)))); // One byte of two: no further word.
        Assert.True(_ring.StaysQuiet());
        _pair.Peer.Shutdown(SocketShutdown.Send);
        _ring.Next().Expect((int)(PollEvents.In | PollEvents.ReadHangUp), CqeFlags.More); // More bits than were asked for.
    }

    [FaultFact]
    [Hazard("H035")]
    public void An_empty_datagram_ends_the_receive()
    {
        using Pair pair = Pair.Udp();
        _buffers.GiveAll();
        _ring.Submit(Entry.ReceiveMultishot(pair.File, _buffers));
        pair.Peer.Send(ReadOnlySpan<byte>.Empty);
        Cqe end = _ring.Next();
        Assert.Equal((0, false), (end.Result, end.HasMore));
        pair.Peer.Send("unheard"u8);
        Assert.True(_ring.StaysQuiet());
    }

    [FaultTheory]
    [Hazard("H036")]
    [InlineData(28, 16 + 28)]
    [InlineData(64, 16 + 64)]
    public unsafe void A_message_stands_behind_the_room_for_its_name_not_behind_its_name(int room, int offset)
    {
        using Pair pair = Pair.Udp();
        RawBuffers buffers = new RawBuffers(_ring, _arena, size: 128, group: 8);
        buffers.GiveAll();
        _ring.Submit(ReceiveMessages(pair, buffers, room));
        pair.Peer.Send("hello"u8);
        _ring.Next().Expect(offset + 5, CqeFlags.More | CqeFlags.Buffer);
        ReceivedMessageHeader header = *(ReceivedMessageHeader*)buffers[0].Address;
        Assert.Equal((16u, 5u), (header.NameLength, header.PayloadLength)); // The length of the name would point into the padding.
        Assert.Equal("hello", buffers[0][offset..(offset + 5)].Text);
        Assert.NotEqual("hello", buffers[0][(16 + 16)..(16 + 16 + 5)].Text);
    }

    [FaultFact]
    [Hazard("H036", "H069")]
    public unsafe void A_message_that_does_not_fit_is_cut_and_a_flag_says_so()
    {
        using Pair pair = Pair.Udp();
        RawBuffers buffers = new RawBuffers(_ring, _arena, size: 64, group: 8);
        buffers.GiveAll();
        _ring.Submit(ReceiveMessages(pair, buffers, room: 16));
        pair.Peer.Send(new byte[100]);
        _ring.Next().Expect(64, CqeFlags.More | CqeFlags.Buffer);
        ReceivedMessageHeader header = *(ReceivedMessageHeader*)buffers[0].Address;
        Assert.Equal((32u, MsgFlags.Truncate), (header.PayloadLength, header.Flags & MsgFlags.Truncate));
    }

    [FaultFact]
    [Hazard("H037")]
    public void A_buffer_that_is_smaller_than_the_header_ends_the_receive()
    {
        using Pair pair = Pair.Udp();
        RawBuffers buffers = new RawBuffers(_ring, _arena, size: 16, group: 8);
        buffers.GiveAll();
        _ring.Submit(ReceiveMessages(pair, buffers, room: 16));
        pair.Peer.Send("hello"u8);
        _ring.Next().Expect(Errno.EFAULT);
    }

    [FaultFact]
    [Hazard("H038")]
    public void A_regular_file_has_no_multishot_reads()
    {
        using System.IO.FileStream file = new(System.IO.Path.GetTempFileName(), System.IO.FileMode.Open, System.IO.FileAccess.ReadWrite,
            System.IO.FileShare.None, 1, System.IO.FileOptions.DeleteOnClose);
        _buffers.GiveAll();
        Sqe read = default;
        Prep.ReadMultishot(ref read, new Descriptor((int)file.SafeFileHandle.DangerousGetHandle()), _buffers.Group);
        Assert.Equal(-(int)Errno.EBADFD, _ring.ResultOf(read with { Flags = SqeFlags.BufferSelect }));
    }

    [FaultFact]
    [Hazard("H039")]
    public void One_busy_socket_takes_the_buffers_of_all()
    {
        using Pair other = Pair.Tcp();
        _buffers.GiveAll();
        _pair.Say(new byte[1000]);
        _ring.Submit(Entry.ReceiveMultishot(_pair.File, _buffers) with { UserData = 1 }, Entry.ReceiveMultishot(other.File, _buffers) with { UserData = 2 });
        Cqe[] cqes = _ring.Next(6);
        Assert.Equal(4, cqes.Count(cqe => cqe is { UserData: 1, HasBuffer: true }));
        cqes.Single(cqe => cqe.UserData == 2).Expect(Errno.ENOBUFS);
    }

    private unsafe Sqe ReceiveMessages(Pair pair, RawBuffers buffers, int room)
    {
        Sqe sqe = default;
        Prep.Recvmsg(ref sqe, new Descriptor(pair.File), _arena.Of(new MessageHeader { NameLength = (uint)room }), 0, RecvSendFlags.RecvMultishot);
        return sqe with { Flags = SqeFlags.BufferSelect, BufferGroup = buffers.Group };
    }
}
