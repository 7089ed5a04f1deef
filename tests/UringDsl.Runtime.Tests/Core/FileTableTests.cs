using System;
using System.Collections.Generic;
using System.Linq;
using UringDsl.Abi;
using UringDsl.Core;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Core;

/// <summary>The fixed-file table: slots that are handed out here, and slots that the kernel gives.</summary>
public class FileTableTests
{
    private const int StreamSocket = 1, InetFamily = 2, UnixFamily = 1;

    [Fact]
    public void Reserved_slots_are_taken_once_each_from_the_lowest()
    {
        using TestRing test = new();
        FileTable table = new(test.Ring, count: 8, reserved: 3);
        List<int> taken = [];
        while (table.TryTake(out Slot slot)) taken.Add(slot.Index);
        Assert.Equal([0, 1, 2], taken);
        Assert.Equal(3, table.ReservedInUse);
        Assert.Equal(5, table.Allocatable);
        table.Return(new Slot(1));
        Assert.True(table.TryTake(out Slot again));
        Assert.Equal(1, again.Index);
    }

    [Fact]
    public void A_slot_that_is_returned_twice_is_noticed()
    {
        using TestRing test = new();
        FileTable table = new(test.Ring, count: 8, reserved: 3);
        Assert.True(table.TryTake(out Slot slot));
        table.Return(slot);
        Assert.Throws<InvalidOperationException>(() => table.Return(slot));
    }

    [Fact]
    public void A_slot_that_is_returned_twice_is_noticed_while_others_are_out()
    {
        using TestRing test = new();
        FileTable table = new(test.Ring, count: 8, reserved: 3);
        Assert.True(table.TryTake(out Slot slot));
        Assert.True(table.TryTake(out _));
        table.Return(slot);
        Assert.Throws<InvalidOperationException>(() => table.Return(slot)); // Otherwise two sockets get one slot.
    }

    [Fact]
    public void The_kernel_allocates_above_the_reserved_slots_only()
    {
        using TestRing test = new();
        FileTable table = new(test.Ring, count: 8, reserved: 3);
        List<int> allocated = [];
        for (int i = 0; i < 6; i++)
        {
            Sqe socket = default;
            Prep.Socket(ref socket, InetFamily, StreamSocket, 0, DirectTarget.Allocate);
            allocated.Add(test.Run(in socket).Result);
        }
        Assert.Equal([3, 4, 5, 6, 7], allocated.Take(5).Order());
        Assert.Equal(-(int)Errno.ENFILE, allocated[5]); // Full: it does not spill into the reserved ones.
        Assert.Equal(0, table.ReservedInUse);
    }

    [Fact]
    public void A_chain_uses_the_reserved_slot_that_was_taken_for_it()
    {
        using TestRing test = new();
        FileTable table = new(test.Ring, count: 8, reserved: 3);
        Assert.True(table.TryTake(out Slot slot));
        Sqe socket = default, close = default;
        Prep.Socket(ref socket, InetFamily, StreamSocket, 0, DirectTarget.At(slot));
        Prep.Close(ref close, slot);
        Assert.Equal(0, test.Run(in socket).Result);
        Assert.Equal(0, test.Run(in close).Result);
        Assert.Equal(-(int)Errno.EBADF, test.Run(in close).Result);
    }

    [Fact]
    public unsafe void A_descriptor_is_put_into_a_slot_and_taken_out()
    {
        using TestRing test = new();
        using System.Net.Sockets.Socket socket = new(System.Net.Sockets.AddressFamily.InterNetwork, System.Net.Sockets.SocketType.Stream, 0);
        FileTable table = new(test.Ring, count: 4, reserved: 2);
        Assert.True(table.TryTake(out Slot slot));
        int value = 0;
        Sqe type = default;
        Prep.GetSocketOption(ref type, slot, level: 1, name: 3 /* SO_TYPE */, (nint)(&value), sizeof(int));
        Assert.Equal(-(int)Errno.EBADF, test.Run(in type).Result);
        table.Update(slot, (int)socket.Handle);
        Assert.True(test.Run(in type).Result >= 0);
        Assert.Equal(StreamSocket, value);
        table.Update(slot, -1);
        Assert.Equal(-(int)Errno.EBADF, test.Run(in type).Result);
    }

    [Fact]
    public void A_slot_outside_the_table_is_refused_by_name()
    {
        using TestRing test = new();
        FileTable table = new(test.Ring, count: 4, reserved: 2);
        RingRefusedException refused = Assert.Throws<RingRefusedException>(() => table.Update(new Slot(4), 0));
        Assert.Contains("slot 4", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unregistering_empties_the_table_and_a_second_time_fails()
    {
        using TestRing test = new();
        FileTable table = new(test.Ring, count: 4, reserved: 2);
        Sqe socket = default;
        Prep.Socket(ref socket, UnixFamily, StreamSocket, 0, DirectTarget.Allocate);
        Assert.Equal(2, test.Run(in socket).Result);
        table.Unregister();
        Assert.Equal(Errno.ENXIO, Assert.Throws<RingException>(table.Unregister).Error);
    }

    [Fact]
    public void Disposing_a_ring_lets_go_of_what_is_in_its_table()
    {
        using System.Net.Sockets.Socket listener = Loopback.Listen();
        using System.Net.Sockets.Socket near = new(System.Net.Sockets.AddressFamily.InterNetwork, System.Net.Sockets.SocketType.Stream, 0);
        near.Connect(listener.LocalEndPoint!);
        using (TestRing test = new())
        {
            FileTable table = new(test.Ring, count: 4, reserved: 2);
            Assert.True(table.TryTake(out Slot slot));
            using System.Net.Sockets.Socket far = listener.Accept();
            table.Update(slot, (int)far.Handle);
        }
        near.ReceiveTimeout = 5000;
        Assert.Equal(0, near.Receive(new byte[1])); // The far end is closed: the ring was its last owner.
    }
}
