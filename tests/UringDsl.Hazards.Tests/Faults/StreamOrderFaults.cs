using System;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Text;
using UringDsl.Abi;
using UringDsl.Hazards.Tests.Support;
using UringDsl.Testing;

namespace UringDsl.Hazards.Tests.Faults;

/// <summary>Several operations on one stream, and how much of it each has moved.</summary>
public sealed class StreamOrderFaults : IDisposable
{
    private readonly Arena _arena = new();
    private readonly RawRing _ring = new(entries: 16);
    private readonly Pair _pair = Pair.Tcp();

    public void Dispose()
    {
        _ring.Dispose();
        _pair.Dispose();
        _arena.Dispose();
    }

    [FaultTheory]
    [Hazard("H064", "H074")]
    [InlineData(MsgFlags.None, SqeFlags.None)]
    [InlineData(MsgFlags.WaitAll, SqeFlags.None)]
    [InlineData(MsgFlags.WaitAll, SqeFlags.Async)]
    public void Sends_that_wait_for_room_overtake_each_other(MsgFlags flags, SqeFlags sqeFlags)
    {
        // What waits is retried when there is room, newest first or as the workers get it: in order only by chance, so several tries.
        bool reordered = Enumerable.Range(0, 10).Any(_ =>
        {
            using Pair pair = Pair.Narrow();
            using RawRing ring = new(entries: 16);
            const int Each = 20_000, Count = 8;
            for (int i = 0; i < Count; i++)
                ring.Submit(Entry.Send(pair.File, _arena.Take(Each, fill: (byte)('a' + i)), flags) with { UserData = (ulong)i, Flags = sqeFlags });
            byte[] heard = HearWhatIsSent(ring, pair, Count);
            return !heard.SequenceEqual(heard.Order());
        });
        Assert.True(reordered);
    }

    [FaultFact]
    [Hazard("H065")]
    public void Receives_that_are_armed_ahead_take_the_stream_out_of_order()
    {
        Block[] blocks = [.. Enumerable.Range(0, 4).Select(_ => _arena.Take(4))];
        for (int i = 0; i < blocks.Length; i++) _ring.Submit(Entry.Receive(_pair.File, blocks[i]) with { UserData = (ulong)i });
        _pair.Say("aaaabbbbccccdddd"u8);
        _ring.Next(4);
        Assert.NotEqual("aaaabbbbccccdddd", string.Concat(blocks.Select(block => block.Text)));
    }

    [FaultFact]
    [Hazard("H066")]
    public void A_send_that_finds_little_room_sends_a_part()
    {
        using Pair pair = Pair.Narrow();
        int sent = _ring.ResultOf(Entry.Send(pair.File, _arena.Take(1 << 20)));
        Assert.InRange(sent, 1, (1 << 20) - 1);
        Assert.True(_ring.StaysQuiet()); // And that was all.
    }

    [FaultFact]
    [Hazard("H067", "H133")]
    public void A_send_of_everything_that_fails_on_the_way_reports_the_part_and_no_error()
    {
        using Pair pair = Pair.Narrow();
        _ring.Submit(Entry.Send(pair.File, _arena.Take(1 << 20), MsgFlags.WaitAll));
        pair.Hear(1);
        pair.Reset();
        Assert.InRange(_ring.Next().Result, 1, (1 << 20) - 1);
        _ring.ResultOf(Entry.Send(pair.File, _arena.Take(1)));
        Assert.Equal(-(int)Errno.EPIPE, _ring.ResultOf(Entry.Send(pair.File, _arena.Take(1), MsgFlags.NoSignal)));
    }

    [FaultFact]
    [Hazard("H068")]
    public void What_stands_behind_a_short_receive_is_from_before()
    {
        Block buffer = _arena.Of("the secret of somebody else"u8);
        _pair.Say("hi "u8);
        Assert.Equal(3, _ring.ResultOf(Entry.Receive(_pair.File, buffer)));
        Assert.Equal("hi  secret of somebody else", buffer.Text);
    }

    [FaultFact]
    [Hazard("H069")]
    public void A_datagram_that_was_cut_is_longer_than_the_buffer()
    {
        using Pair pair = Pair.Udp();
        pair.Peer.Send(new byte[100]);
        Assert.Equal(100, _ring.ResultOf(Entry.Receive(pair.File, _arena.Take(10), MsgFlags.Truncate)));
    }

    [FaultFact]
    [Hazard("H070")]
    public void A_receive_of_nothing_waits_and_then_reads_like_the_end()
    {
        _ring.Submit(Entry.Receive(_pair.File, default));
        Assert.True(_ring.StaysQuiet());
        _pair.Say("there is data"u8);
        _ring.Next().Expect(0);
    }

    [FaultFact]
    [Hazard("H071")]
    public void Writes_at_the_position_of_the_file_go_by_their_turn_not_by_their_place()
    {
        // One has to wait for its predecessor, the other does not; both mean "behind what is there".
        using FileStream file = Temporary();
        (int read, int write) = Libc.Pipe();
        int number = (int)file.SafeFileHandle.DangerousGetHandle();
        _ring.Submit(
            Entry.Read(read, _arena.Take(1)) with { Flags = SqeFlags.Link },
            Entry.Write(number, _arena.Of("first"u8)),
            Entry.Write(number, _arena.Of("second"u8)) with { UserData = 2 });
        Assert.Equal(2ul, _ring.Next().UserData);
        _ring.ResultOf(Entry.Write(write, _arena.Take(1)) with { UserData = 3 });
        WaitForBytes(file, 11);
        Assert.Equal("secondfirst", Encoding.ASCII.GetString(File.ReadAllBytes(file.Name)));
        Libc.Close(read);
        Libc.Close(write);
    }

    [FaultFact]
    [Hazard("H072")]
    public unsafe void A_sync_does_not_wait_for_what_was_submitted_before_it()
    {
        using FileStream file = Temporary();
        (int read, int write) = Libc.Pipe();
        Descriptor target = new((int)file.SafeFileHandle.DangerousGetHandle());
        Sqe splice = default, sync = default;
        Prep.Splice(ref splice, new Descriptor(read), ulong.MaxValue, target, ulong.MaxValue, 4);
        Prep.Fsync(ref sync, target);
        _ring.Submit(splice with { UserData = 1 }, sync with { UserData = 2 });
        Cqe first = _ring.Next();
        Assert.Equal((2ul, 0, 0L), (first.UserData, first.Result, file.Length)); // Synced, before anything was written.
        _ring.ResultOf(Entry.Write(write, _arena.Of("late"u8)));
        WaitForBytes(file, 4);
        Libc.Close(read);
        Libc.Close(write);
    }

    [FaultFact]
    [Hazard("H073")]
    public void A_close_beside_a_send_runs_first_and_the_send_goes_on_without_a_descriptor()
    {
        using Pair pair = Pair.Narrow();
        int before = pair.Fill();
        _ring.Submit(
            Entry.Send(pair.File, _arena.Take(100, fill: (byte)'x')) with { UserData = 1 },
            Entry.Close(new Descriptor(pair.File)) with { UserData = 2 });
        Cqe first = _ring.Next();
        Assert.Equal((2ul, 0), (first.UserData, first.Result));
        Assert.False(Libc.IsOpen(pair.File));
        pair.ForgetFile();
        pair.Hear(before);
        _ring.Next().Expect(100);
        Assert.Equal(100, pair.Hear().Length);
    }

    private static byte[] HearWhatIsSent(RawRing ring, Pair pair, int sends)
    {
        using MemoryStream heard = new();
        byte[] chunk = new byte[65536];
        int done = 0, sent = 0;
        Bounded.Until(
            () =>
            {
                Cqe[] cqes = ring.Rest();
                done += cqes.Length;
                sent += cqes.Sum(cqe => Math.Max(cqe.Result, 0));
                if (pair.PeerSees(milliseconds: 1)) heard.Write(chunk, 0, pair.Peer.Receive(chunk));
                return done == sends && heard.Length == sent;
            },
            "the peer has heard what was sent");
        return heard.ToArray();
    }

    private void WaitForBytes(FileStream file, int count) => Bounded.Until(
        () =>
        {
            _ring.Rest();
            return file.Length == count;
        },
        $"the file has {count} bytes");

    private static FileStream Temporary() => new(
        Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.DeleteOnClose);
}
