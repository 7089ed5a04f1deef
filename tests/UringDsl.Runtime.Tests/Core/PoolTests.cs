using System;
using System.Collections.Generic;
using System.Linq;
using UringDsl.Core;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Core;

/// <summary>Native blocks whose addresses may stand in submissions.</summary>
public unsafe class PoolTests
{
    [Fact]
    public void Addresses_stay_while_the_pool_grows()
    {
        using NativePool pool = new(blockBytes: 64, blocksAtOnce: 4, maxBlocks: 64);
        List<nint> addresses = [];
        for (int i = 0; i < 64; i++)
        {
            Assert.True(pool.TryTake(out int index));
            Assert.Equal(i, index);
            addresses.Add((nint)pool.Address(index));
            *(long*)(pool.Address(index) + 8) = i * 1000L;
        }
        Assert.Equal(addresses, Enumerable.Range(0, 64).Select(i => (nint)pool.Address(i)));
        Assert.All(Enumerable.Range(0, 64), i => Assert.Equal(i * 1000L, *(long*)(pool.Address(i) + 8)));
        Assert.Equal(64, addresses.Distinct().Count());
    }

    [Fact]
    public void At_the_limit_there_is_no_block_until_one_comes_back()
    {
        using NativePool pool = new(blockBytes: 64, blocksAtOnce: 4, maxBlocks: 8);
        for (int i = 0; i < 8; i++) Assert.True(pool.TryTake(out _));
        Assert.False(pool.TryTake(out _));
        Assert.Equal(8, pool.InUse);
        pool.Return(5);
        Assert.Equal(7, pool.InUse);
        Assert.True(pool.TryTake(out int again));
        Assert.Equal(5, again);
        Assert.False(pool.TryTake(out _));
    }

    [Fact]
    public void Blocks_that_came_back_are_handed_out_once_each()
    {
        using NativePool pool = new(blockBytes: 64, blocksAtOnce: 4, maxBlocks: 16);
        for (int i = 0; i < 16; i++) Assert.True(pool.TryTake(out _));
        int[] order = [3, 9, 0, 15, 7];
        foreach (int index in order) pool.Return(index);
        List<int> again = [];
        while (pool.TryTake(out int index)) again.Add(index);
        Assert.Equal(order.Order(), again.Order());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void An_index_that_was_never_handed_out_is_not_known(int index)
    {
        using NativePool pool = new(blockBytes: 64, blocksAtOnce: 4, maxBlocks: 16);
        for (int i = 0; i < 3; i++) Assert.True(pool.TryTake(out _));
        Assert.False(pool.Knows(index));
        Assert.True(pool.Knows(2));
        pool.Return(2);
        Assert.True(pool.Knows(2)); // Its memory is still there to be looked at.
    }

    [Fact]
    public void A_pool_of_millions_takes_no_managed_memory_for_those_it_does_not_have()
    {
        AllocationMarks allocations = new();
        for (int window = 0; window < 2; window++)
        {
            allocations.Mark();
            using NativePool pool = new(blockBytes: 64, blocksAtOnce: 64, maxBlocks: 1 << 24);
            for (int i = 0; i < 1000; i++) Assert.True(pool.TryTake(out _));
        }
        allocations.Mark();
        Assert.InRange(allocations.Least!.Value, 0, 1024);
    }

    [Fact]
    public void Blocks_need_be_no_power_of_two_and_fill_no_whole_pages()
    {
        using NativePool pool = new(blockBytes: 1144, blocksAtOnce: 3, maxBlocks: 25);
        for (int i = 0; i < 25; i++)
        {
            Assert.True(pool.TryTake(out int index));
            new System.Span<byte>(pool.Address(index) + sizeof(FreeBlock), 1144 - sizeof(FreeBlock)).Fill(0xAA);
        }
        Assert.False(pool.TryTake(out _));
    }
}
