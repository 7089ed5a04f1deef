using System;
using UringDsl.Abi;
using UringDsl.Core;
using UringDsl.Runtime.Tests.Support;
using Xunit;

namespace UringDsl.Runtime.Tests.Adopting;

/// <summary>No device here can hand over a queue: what can be tested is that the refusal says what is missing, and leaves nothing.</summary>
[Collection(Rings.Name)]
public class InterfaceQueueTests
{
    private readonly AdoptingHandler _handler = new();

    [Fact]
    public void The_loopback_device_has_no_queue_to_give_and_the_refusal_says_what_it_takes()
    {
        using RunningHandler running = RunningHandler.Start(_handler);
        RingUnavailableException refused = Assert.Throws<RingUnavailableException>(() => running.On(() => _handler.Control.RegisterInterfaceQueue("lo", 0)));
        Assert.Contains($"Receive queue 0 of lo (REGISTER_ZCRX_IFQ) was refused: {refused.Error}. ", refused.Message, StringComparison.Ordinal);
        string missing = refused.Error switch
        {
            Errno.EPERM => "CAP_NET_ADMIN",
            Errno.EINVAL => "completions of 32 bytes",
            Errno.EOPNOTSUPP => "splits headers from data",
            _ => "nothing that is known",
        };
        Assert.Contains(missing, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_queue_nothing_is_received_and_the_refusal_says_what_it_takes()
    {
        DeviceMemoryHandler handler = new();
        using RunningHandler running = RunningHandler.Start(handler);
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => running.On(() => handler.Receive(new Descriptor(0), 0)));
        foreach (string needed in (string[])["Ring.RegisterInterfaceQueue", "6.15", "CAP_NET_ADMIN", "splits headers", "steered"])
        {
            Assert.Contains(needed, refused.Message, StringComparison.Ordinal);
        }
        Assert.Throws<ArgumentException>(() => running.On(() => handler.Control.Return(0, new ReceivedZeroCopy(1, true, 0))));
    }

    [Theory]
    [InlineData(RingModes.SingleIssuer | RingModes.DeferTaskRun)] // Completions are too small.
    [InlineData(RingModes.Cqe32 | RingModes.CooperativeTaskRun)]
    public void A_ring_that_cannot_is_refused_at_the_start(RingModes modes)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new DeviceMemoryHandler().Run(new RingOptions { Modes = modes }, default));
        Assert.Contains("DeviceMemoryHandler.Receive completes with 32 bytes and by deferred task running", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public unsafe void Bytes_are_found_by_their_offset_and_go_back_with_the_token_of_their_memory()
    {
        const int Entries = 4, Head = 0, Tail = 64, First = 128, AreaBytes = 8192;
        const ulong Token = 3UL << ReceivedZeroCopy.AreaShift, Area = 1UL << ReceivedZeroCopy.AreaShift;
        byte[] area = GC.AllocateArray<byte>(AreaBytes, pinned: true);
        byte[] region = GC.AllocateArray<byte>(First + Entries * InterfaceQueue.EntryBytes, pinned: true);
        InterfaceQueueArea memory = new() { Address = (ulong)Payloads.AddressOf(area), Length = AreaBytes, RefillToken = Token };
        InterfaceQueueRegistration registration = new() { Id = 7, RefillEntries = Entries, HeadOffset = Head, TailOffset = Tail, EntriesOffset = First };
        InterfaceQueue queue = new(in registration, in memory, Payloads.AddressOf(region));
        area[4098] = 42;
        ReceivedZeroCopy received = new(100, IsArmed: true, Area | 4096);
        Assert.Equal((42, 100), (queue.DataOf(in received)[2], queue.DataOf(in received).Length));
        for (uint i = 1; i <= Entries; i++)
        {
            queue.Return(in received);
            Assert.Equal(i, BitConverter.ToUInt32(region, Tail));
        }
        Assert.Throws<InvalidOperationException>(() => queue.Return(in received)); // The kernel has taken nothing.
        region[Head] = 1;
        queue.Return(received with { Result = 5 });
        Assert.Equal((Token | 4096, 5ul), (BitConverter.ToUInt64(region, First), BitConverter.ToUInt64(region, First + 8))); // It has come round.
        Assert.Equal(100ul, BitConverter.ToUInt64(region, First + InterfaceQueue.EntryBytes + 8));
        Assert.Throws<ArgumentException>(() => queue.DataOf(new ReceivedZeroCopy(100, true, AreaBytes - 99)));
        Assert.Throws<ArgumentException>(() => queue.Return(new ReceivedZeroCopy(0, false, 0)));
    }

    [Fact]
    public void An_interface_that_does_not_exist_never_reaches_the_kernel()
    {
        using RunningHandler running = RunningHandler.Start(_handler);
        Assert.Throws<ArgumentException>(() => running.On(() => _handler.Control.RegisterInterfaceQueue("nothing0", 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => running.On(() => _handler.Control.RegisterInterfaceQueue("lo", 0, refillEntries: 3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => running.On(() => _handler.Control.RegisterInterfaceQueue("lo", -1)));
    }
}
