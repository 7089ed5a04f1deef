using System;
using System.IO.Pipes;
using System.Linq;
using UringDsl.Abi;
using UringDsl.CompilerServices;
using UringDsl.Core;

namespace UringDsl.Runtime.Tests.Core;

/// <summary>A buffer has one owner at a time, and the kernel is one of them.</summary>
public unsafe class ProvidedBuffersTests
{
    private static readonly Connection s_owner = new(0, 1);

    [Fact]
    public void A_buffer_is_delivered_taken_and_given_back()
    {
        using TestRing test = new();
        using ProvidedBuffers buffers = New(test, entries: 4);
        Assert.Equal(4, buffers.Free);
        Assert.True(TryDeliver(buffers, 2, s_owner));
        Assert.Equal(1, buffers.InUse);
        Assert.Equal(1, test.Statistics.BuffersInUse);
        buffers.Move(2, buffers.Generation(2), BufferState.Delivered, BufferState.Taken);
        buffers.Move(2, buffers.Generation(2), BufferState.Taken, BufferState.Sending);
        buffers.Recycle(2);
        Assert.Equal(BufferState.Kernel, buffers.State(2));
        Assert.Equal(0, buffers.InUse);
        Assert.Equal(0, test.Statistics.BuffersInUse);
    }

    [Fact]
    public void A_buffer_that_is_out_or_unknown_is_not_delivered()
    {
        using TestRing test = new();
        using ProvidedBuffers buffers = New(test, entries: 4);
        Assert.True(TryDeliver(buffers, 3, s_owner));
        Assert.False(TryDeliver(buffers, 3, s_owner));
        Assert.False(TryDeliver(buffers, 4, s_owner));
        Assert.False(TryDeliver(buffers, 0xFFFF, s_owner));
        Assert.Equal(1, buffers.InUse);
        buffers.Recycle(3);
    }

    [Fact]
    public void A_buffer_that_is_returned_twice_is_noticed()
    {
        using TestRing test = new();
        using ProvidedBuffers buffers = New(test, entries: 4);
        Assert.True(TryDeliver(buffers, 1, s_owner));
        buffers.Recycle(1);
        InvalidOperationException noticed = Assert.Throws<InvalidOperationException>(() => buffers.Recycle(1));
        Assert.Contains("Buffer 1 of \"Inbound\"", noticed.Message, StringComparison.Ordinal);
        Assert.Equal(4, buffers.Free);
    }

    [Fact]
    public void Only_the_owner_moves_a_buffer_and_only_in_its_generation()
    {
        using TestRing test = new();
        using ProvidedBuffers buffers = New(test, entries: 4);
        Assert.True(TryDeliver(buffers, 0, s_owner));
        uint first = buffers.Generation(0);
        buffers.Move(0, first, BufferState.Delivered, BufferState.Taken);
        InvalidOperationException twice =
            Assert.Throws<InvalidOperationException>(() => buffers.Move(0, first, BufferState.Delivered, BufferState.Taken));
        Assert.Contains("a second time", twice.Message, StringComparison.Ordinal);
        buffers.Recycle(0);
        buffers.Publish();
        Assert.True(TryDeliver(buffers, 0, s_owner));
        InvalidOperationException late =
            Assert.Throws<InvalidOperationException>(() => buffers.Move(0, first, BufferState.Delivered, BufferState.Taken));
        Assert.Contains("gone back to the kernel", late.Message, StringComparison.Ordinal);
        buffers.Recycle(0);
    }

    [Fact]
    public void The_kernel_sees_a_buffer_again_only_when_it_is_published()
    {
        using TestRing test = new();
        using ProvidedBuffers buffers = New(test, entries: 1);
        using AnonymousPipeServerStream pipe = new(PipeDirection.Out);
        int source = (int)pipe.ClientSafePipeHandle.DangerousGetHandle();
        Assert.Equal(1, ReadOne(test, pipe, source, 7).Result);
        Assert.Equal(-(int)Errno.ENOBUFS, ReadOne(test, pipe, source, 8).Result);
        Assert.True(TryDeliver(buffers, 0, s_owner));
        buffers.Recycle(0);
        Assert.Equal(-(int)Errno.ENOBUFS, ReadOne(test, pipe, source, 9).Result);
        buffers.Publish();
        Assert.Equal(1, ReadOne(test, pipe, source, 10).Result);
        Assert.Equal(8, *(byte*)buffers.Address(0)); // The pipe kept what found no buffer.
    }

    [Fact]
    public void Buffers_go_round_more_often_than_the_16_bits_of_the_tail()
    {
        const int Rounds = 66_000;
        using TestRing test = new();
        using ProvidedBuffers buffers = New(test, entries: 8);
        using AnonymousPipeServerStream pipe = new(PipeDirection.Out);
        int source = (int)pipe.ClientSafePipeHandle.DangerousGetHandle();
        int[] uses = new int[8];
        for (int round = 0; round < Rounds; round++)
        {
            Cqe cqe = ReadOne(test, pipe, source, (byte)round);
            Assert.Equal(1, cqe.Result);
            Assert.True(cqe.HasBuffer);
            Assert.True(TryDeliver(buffers, cqe.BufferId, s_owner));
            Assert.Equal((byte)round, *(byte*)buffers.Address(cqe.BufferId));
            uses[cqe.BufferId]++;
            buffers.Recycle(cqe.BufferId);
            buffers.Publish();
        }
        Assert.Equal(Rounds, uses.Sum());
        Assert.All(uses, count => Assert.Equal(Rounds / 8, count)); // Each in its turn: none was lost at the wrap.
    }

    [Fact]
    public void Buffers_are_low_when_a_quarter_is_left()
    {
        using TestRing test = new();
        using ProvidedBuffers buffers = New(test, entries: 16);
        for (int id = 0; id < 11; id++) Assert.True(TryDeliver(buffers, id, s_owner));
        Assert.False(buffers.IsLow);
        Assert.True(TryDeliver(buffers, 11, s_owner));
        Assert.True(buffers.IsLow);
    }

    [Fact]
    public void A_ring_that_the_kernel_refuses_is_named()
    {
        using TestRing test = new();
        RingUnavailableException refused = Assert.Throws<RingUnavailableException>(() => New(test, entries: 3));
        Assert.Contains("\"Inbound\" of 3 x 64 bytes", refused.Message, StringComparison.Ordinal);
        Assert.Equal(Errno.EINVAL, refused.Error);
    }

    // No user keeps a buffer here, so no loop has to count it.
    private static ProvidedBuffers New(TestRing test, int entries)
    {
        BufferRingDeclaration declaration = new("Inbound", entries, BufferSize: 64);
        return new(null!, test.Ring, test.Statistics, declaration, group: 0, incremental: false, ownForConnections: 0);
    }

    private static bool TryDeliver(ProvidedBuffers buffers, int id, Connection owner) =>
        buffers.TryBegin(id, bytes: 1, isLast: true, out BufferRun run)
        && buffers.TryNext(ref run, owner, out int slot, out int length) && slot == id && length == 1;

    private static Cqe ReadOne(TestRing test, AnonymousPipeServerStream pipe, int source, byte value)
    {
        pipe.WriteByte(value);
        Sqe read = default;
        Prep.Read(ref read, new Descriptor(source), buffer: 0, length: 1, offset: 0);
        read.Flags |= SqeFlags.BufferSelect;
        return test.Run(in read);
    }
}
