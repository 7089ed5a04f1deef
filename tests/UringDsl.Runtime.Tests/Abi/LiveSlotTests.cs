using System.Linq;
using UringDsl.Abi;
using UringDsl.Testing;

namespace UringDsl.Runtime.Tests.Abi;

/// <summary>Preparation with slots, chains and a second ring.</summary>
public unsafe class LiveSlotTests
{
    [Fact]
    public void A_socket_lives_in_its_slot_from_making_to_closing()
    {
        using RawRing ring = WithTable();
        Sqe socket = default, option = default, close = default;
        Prep.Socket(ref socket, 2, 1, 0, DirectTarget.At(new Slot(2)));
        int on = 1;
        Prep.SetSocketOption(ref option, new Slot(2), 1, 2, (nint)(&on), 4);
        Prep.Close(ref close, new Slot(2));
        socket.Flags |= SqeFlags.Link;
        option.Flags |= SqeFlags.Link;
        Assert.Equal([0, 0, 0], ring.RunAll([socket, option, close]).Select(completion => completion.Result));
        Assert.Equal(-(int)Errno.EBADF, ring.Run(close)!.Value.Result);
    }

    [Fact]
    public void A_slot_becomes_a_descriptor()
    {
        using RawRing ring = WithTable();
        Sqe socket = default, install = default, close = default;
        Prep.Socket(ref socket, 2, 1, 0, DirectTarget.Allocate);
        int slot = ring.Run(socket)!.Value.Result;
        Assert.InRange(slot, 0, 3);
        Prep.FixedFdInstall(ref install, new Slot(slot));
        int descriptor = ring.Run(install)!.Value.Result;
        Assert.True(descriptor > 2, $"{(Errno)(-descriptor)}");
        Prep.Close(ref close, new Descriptor(descriptor));
        Assert.Equal(0, ring.Run(close)!.Value.Result);
    }

    [Fact]
    public void A_deadline_ends_the_member_in_front_of_it()
    {
        using LiveFiles files = new();
        using RawRing ring = new();
        Sqe poll = default, deadline = default;
        Prep.PollAdd(ref poll, files.Right, (uint)PollEvents.In);
        poll.Flags |= SqeFlags.Link;
        poll.UserData = 1;
        Prep.LinkTimeout(ref deadline, files.Of(new Timespec { Nanoseconds = 1_000_000 }), 0);
        deadline.UserData = 2;
        Cqe[] completions = ring.RunAll([poll, deadline]);
        Assert.Equal(-(int)Errno.ECANCELED, completions.Single(completion => completion.UserData == 1).Result);
        Assert.Equal(-(int)Errno.ETIME, completions.Single(completion => completion.UserData == 2).Result);
    }

    [Fact]
    public void A_message_arrives_at_the_other_ring()
    {
        using RawRing ring = new(), other = new();
        Sqe message = default;
        Prep.MsgRing(ref message, new Descriptor(other.Descriptor), targetUserData: 5, result: -7);
        Assert.Equal(0, ring.Run(message)!.Value.Result);
        Cqe arrived = Assert.IsType<Cqe>(other.Take());
        Assert.Equal((5ul, -7), (arrived.UserData, arrived.Result));
    }

    [Fact]
    public void A_slot_passes_to_the_other_ring()
    {
        using RawRing ring = WithTable(), other = WithTable();
        Sqe socket = default, message = default, close = default;
        Prep.Socket(ref socket, 2, 1, 0, DirectTarget.At(new Slot(1)));
        Assert.Equal(0, ring.Run(socket)!.Value.Result);
        Prep.MsgRingFile(ref message, new Descriptor(other.Descriptor), new Slot(1), DirectTarget.At(new Slot(3)), targetUserData: 5);
        Assert.Equal(0, ring.Run(message)!.Value.Result);
        Assert.Equal(5ul, Assert.IsType<Cqe>(other.Take()).UserData);
        Prep.Close(ref close, new Slot(3));
        Assert.Equal(0, other.Run(close)!.Value.Result);
    }

    [Fact]
    public void Cancelling_by_slot_finds_what_waits_on_it()
    {
        using LiveFiles files = new();
        using RawRing ring = WithTable();
        int descriptor = files.Right.Number;
        Sqe update = default, poll = default, cancel = default;
        Prep.FilesUpdate(ref update, (nint)(&descriptor), 1, 0);
        Assert.Equal(1, ring.Run(update)!.Value.Result);
        Prep.PollAdd(ref poll, new Slot(0), (uint)PollEvents.In);
        Prep.CancelFile(ref cancel, new Slot(0), (uint)CancelFlags.All);
        Assert.Equal([-(int)Errno.ECANCELED, 1], ring.RunAll([poll, cancel]).Select(completion => completion.Result).Order());
    }

    private static RawRing WithTable()
    {
        RawRing ring = new();
        ResourceRegister table = new() { Count = 4, Flags = UringConstants.ResourceSparse };
        Assert.Equal(0, ring.Call(RegisterOpcode.RegisterFiles2, &table, (uint)sizeof(ResourceRegister)));
        return ring;
    }
}
