using System;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using UringDsl.Abi;
using UringDsl.Core;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Core;

/// <summary>A ring of buffers that a send takes its bytes from: it goes to the next send empty.</summary>
public unsafe class SendRingsTests
{
    [Fact]
    public void A_send_that_never_started_leaves_nothing_to_the_next_one()
    {
        using TestRing test = new();
        using SendRings rings = new(test.Ring);
        (Socket receiver, Socket sender) = Loopback.Pair();
        using (sender)
        using (receiver)
        {
            byte[] bytes = GC.AllocateArray<byte>(30, pinned: true);
            for (int i = 0; i < bytes.Length; i++) bytes[i] = (byte)i;
            nint address = (nint)Unsafe.AsPointer(ref bytes[0]);
            Assert.True(rings.TryTake(out int ring));
            rings.Add(ring, address, 10);
            rings.Publish(ring);
            rings.Return(ring, isSpent: false); // As when its SEND was cancelled in a queue.
            Assert.Equal(0, rings.InUse);

            Assert.True(rings.TryTake(out int again));
            Assert.Equal(ring, again);
            rings.Add(again, address + 10, 5);
            rings.Add(again, address + 15, 15);
            rings.Publish(again);
            Sqe send = default;
            Prep.Send(ref send, new Descriptor((int)sender.Handle), buffer: 0, length: 0, msgFlags: 0, RecvSendFlags.Bundle);
            send.Flags |= SqeFlags.BufferSelect;
            send.BufferGroup = SendRings.Group(again);
            Assert.Equal(20, test.Run(in send).Result);
            rings.Return(again, isSpent: true);
            byte[] received = new byte[64];
            Assert.Equal(20, receiver.Receive(received));
            Assert.Equal(bytes[10..], received[..20]);
        }
    }

    [Fact]
    public void There_is_an_end_of_them_and_each_is_there_again()
    {
        const int Count = 16;
        using TestRing test = new();
        using SendRings rings = new(test.Ring);
        bool[] taken = new bool[Count];
        for (int round = 0; round < 2; round++)
        {
            for (int i = 0; i < Count; i++)
            {
                Assert.True(rings.TryTake(out int ring));
                Assert.NotEqual(round == 0, taken[ring]);
                taken[ring] = round == 0;
            }
            Assert.False(rings.TryTake(out _));
            Assert.Equal(Count, rings.InUse);
            for (int ring = 0; ring < Count; ring++) rings.Return(ring, isSpent: true);
        }
        Assert.Equal(0, rings.InUse);
    }
}
