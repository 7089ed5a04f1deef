using System;
using System.Linq;
using UringDsl.Abi;
using UringDsl.Core;
using UringDsl.Hazards.Tests.Support;
using UringDsl.Testing;

namespace UringDsl.Hazards.Tests.Faults;

/// <content>Messages, registrations and flags.</content>
public sealed partial class RingFaults
{
    [FaultFact]
    [Hazard("H151")]
    public void A_message_can_say_what_only_the_kernel_should()
    {
        using RawRing target = new();
        Sqe message = default;
        const CqeFlags Spoofed = CqeFlags.More | CqeFlags.Buffer | (CqeFlags)(3 << UringConstants.CqeBufferShift);
        Prep.MsgRing(ref message, new Descriptor(target.Descriptor), targetUserData: 5, result: 100, (uint)MessageRingFlags.PassFlags, (uint)Spoofed);
        Assert.Equal(0, _ring.ResultOf(message));
        Cqe cqe = target.Next();
        Assert.Equal((true, true, 3), (cqe.HasMore, cqe.HasBuffer, cqe.BufferId)); // A buffer that was never taken.
    }

    [FaultFact]
    [Hazard("H152")]
    public void A_message_to_a_ring_without_an_owner_arrives()
    {
        using RawRing orphan = OnAnotherThread(() => new RawRing(Deferred));
        Sqe message = default;
        Prep.MsgRing(ref message, new Descriptor(orphan.Descriptor), targetUserData: 5, result: 1);
        Assert.Equal(0, _ring.ResultOf(message)); // And nobody will ever read it.
    }

    [FaultFact]
    [Hazard("H153")]
    public unsafe void The_number_of_a_registered_ring_means_nothing_to_another_thread()
    {
        using RawRing ring = new();
        ResourceUpdate update = new() { Offset = uint.MaxValue, Data = (ulong)(uint)ring.Descriptor };
        Assert.Equal(1, ring.Registered(RegisterOpcode.RegisterRingFiles, &update, 1));
        int registered = (int)update.Offset;
        nint here = Enter(registered);
        Assert.Equal((0, -(int)Errno.EINVAL), ((int)here, (int)OnAnotherThread(() => Enter(registered))));
        update = new() { Offset = (uint)registered };
        Assert.Equal(1, ring.Registered(RegisterOpcode.UnregisterRingFiles, &update, 1));

        static nint Enter(int file) => new Kernel(null).Enter(file, 0, 0, EnterFlags.RegisteredRing, null, 0);
    }

    [FaultFact]
    [Hazard("H155")]
    public void What_a_kernel_does_not_know_is_refused_at_each_call()
    {
        Sqe unknown = Entry.Nop() with { Opcode = (Opcode)250 };
        for (int i = 0; i < 3; i++) Assert.Equal(-(int)Errno.EINVAL, _ring.ResultOf(unknown));
    }

    [FaultFact]
    [Hazard("H158")]
    public void A_receive_that_does_not_wait_fails_as_often_as_one_asks()
    {
        Sqe receive = Entry.Receive(_pair.File, _arena.Take(1), MsgFlags.DontWait);
        for (int i = 0; i < 5; i++) Assert.Equal(-(int)Errno.EAGAIN, _ring.ResultOf(receive));
    }

    [FaultFact]
    [Hazard("H159", "H160")]
    public void A_receive_of_everything_waits_for_a_peer_that_has_said_all()
    {
        _ring.Submit(Entry.Receive(_pair.File, _arena.Take(10), MsgFlags.WaitAll));
        _pair.Say("nine byte"u8);
        Assert.True(_ring.StaysQuiet());
    }

    [FaultFact]
    [Hazard("H161")]
    public void A_timer_that_counts_is_satisfied_by_completions_of_others()
    {
        _ring.Submit(Entry.Timeout(_arena.Milliseconds(60_000), count: 1) with { UserData = 1 });
        _ring.Submit(Entry.Nop() with { UserData = 2 });
        Assert.Equal([2, 1], _ring.Next(2).Ids());
    }

    [FaultFact]
    [Hazard("H162")]
    public unsafe void A_queue_that_is_too_small_for_what_is_in_it_is_refused()
    {
        Params smaller = new() { SqEntries = 4, CqEntries = 4, Flags = SetupFlags.CqSize };
        Assert.Equal(-(int)Errno.EINVAL, _ring.Registered(RegisterOpcode.RegisterResizeRings, &smaller, 1)); // It does not defer.
        using RawRing ring = new(Deferred, entries: 16);
        for (int i = 0; i < 10; i++) ring.Submit(Entry.Nop());
        Assert.Equal(-(int)Errno.EOVERFLOW, ring.Registered(RegisterOpcode.RegisterResizeRings, &smaller, 1));
    }

    [FaultFact]
    [Hazard("H163")]
    public unsafe void A_flag_in_the_wrong_word_is_an_error_or_something_else()
    {
        // MSG_WAITALL where the flags of the operation belong, and a priority that a flag of receiving makes of a read.
        Assert.Equal(-(int)Errno.EINVAL, _ring.ResultOf(Entry.Receive(_pair.File, _arena.Take(1)) with { IoPriority = (ushort)MsgFlags.WaitAll }));
        (int read, int write) = Libc.Pipe();
        Libc.Checked((int)NativeMethods.Write(write, (void*)_arena.Take(1).Address, 1));
        Sqe multishot = Entry.Read(read, _arena.Take(1)) with { IoPriority = RecvSendFlags.RecvMultishot };
        Cqe once = _ring.Run(multishot)!.Value;
        Assert.False(once.HasMore); // Taken, and no multishot.
        Libc.Close(read);
        Libc.Close(write);
    }

    [FaultFact]
    [Hazard("H164")]
    public void A_flag_that_an_operation_does_not_know_is_refused()
    {
        Sqe write = Entry.Write(_pair.File, _arena.Take(1));
        Assert.Equal(-(int)Errno.EOPNOTSUPP, _ring.ResultOf(write with { Flags = SqeFlags.BufferSelect }));
        Assert.Equal(-(int)Errno.EINVAL, _ring.ResultOf(Entry.RemoveTimeout(1) with { Flags = SqeFlags.FixedFile }));
    }

    [FaultFact]
    [Hazard("H165")]
    public unsafe void A_registration_that_has_ended_is_still_being_filled()
    {
        Block memory = _arena.Take(16);
        IoVector vector = new() { Base = (ulong)memory.Address, Length = (ulong)memory.Length };
        Assert.Equal(0, _ring.Registered(RegisterOpcode.RegisterBuffers, &vector, 1));
        (int read, int write) = Libc.Pipe();
        Sqe fixedRead = default;
        Prep.ReadFixed(ref fixedRead, new Descriptor(read), memory.Address, 5, ulong.MaxValue, 0);
        _ring.Submit(fixedRead);
        Assert.Equal(0, _ring.Registered(RegisterOpcode.UnregisterBuffers, null, 0)); // At once, and it is not over.
        Libc.Checked((int)NativeMethods.Write(write, (void*)_arena.Of("stale"u8).Address, 5));
        _ring.Next().Expect(5);
        Assert.Equal("stale", memory[..5].Text);
        Libc.Close(read);
        Libc.Close(write);
    }

    [FaultFact]
    [Hazard("H166")]
    public void A_send_takes_flags_that_do_not_exist()
    {
        Assert.Equal(1, _ring.ResultOf(Entry.Send(_pair.File, _arena.Take(1), (MsgFlags)0x0100_0000)));
    }
}
