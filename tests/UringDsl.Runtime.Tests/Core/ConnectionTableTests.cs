using System;
using System.Collections.Generic;
using System.Linq;
using UringDsl.CompilerServices;
using UringDsl.Core;

namespace UringDsl.Runtime.Tests.Core;

public class ConnectionTableTests
{
    [Fact]
    public void Each_use_of_a_position_is_a_generation_of_its_own()
    {
        using ConnectionTable table = new(1);
        HashSet<Connection> seen = [];
        Connection previous = default;
        for (int i = 0; i < 100; i++)
        {
            Assert.True(table.TryTake(new Descriptor(i), ConnectionPhase.Open, out Connection connection));
            Assert.True(seen.Add(connection));
            Assert.True(table.Exists(connection.Index, connection.Generation));
            Assert.False(table.Exists(previous.Index, previous.Generation));
            Assert.Equal(i, table[connection.Index].File);
            table.Return(connection.Index);
            Assert.False(table.Exists(connection.Index, connection.Generation));
            previous = connection;
        }
    }

    [Fact]
    public void The_generation_goes_round_behind_24_bits_and_skips_zero()
    {
        using ConnectionTable table = new(1);
        table[0].Generation = UserData.GenerationMask - 1;
        uint[] generations = [.. Enumerable.Range(0, 3).Select(_ =>
        {
            Assert.True(table.TryTake(default, ConnectionPhase.Open, out Connection connection));
            table.Return(0);
            return connection.Generation;
        })];
        Assert.Equal([0xFF_FFFFu, 1u, 2u], generations);
    }

    [Fact]
    public void A_full_table_gives_nothing_until_one_is_returned()
    {
        using ConnectionTable table = new(3);
        List<int> taken = [];
        while (table.TryTake(new Slot(4), ConnectionPhase.Open, out Connection connection)) taken.Add(connection.Index);
        Assert.Equal([0, 1, 2], taken.Order());
        Assert.Equal(0, table.FreeCount);
        Assert.Equal(3, table.InUse);
        table.Return(1);
        Assert.True(table.TryTake(new Slot(4), ConnectionPhase.Opening, out Connection again));
        Assert.Equal(1, again.Index);
        Assert.True(table[1].IsFixed);
        Assert.Equal(-1, table[1].QueueHead);
    }

    [Fact]
    public void A_connection_that_is_freed_twice_is_noticed()
    {
        using ConnectionTable table = new(3);
        Assert.True(table.TryTake(default, ConnectionPhase.Open, out Connection connection));
        table.Return(connection.Index);
        Assert.Throws<InvalidOperationException>(() => table.Return(connection.Index));
    }

    [Theory]
    [InlineData(0, 0u)]
    [InlineData(0, 2u)]
    [InlineData(1, 1u)]
    [InlineData(3, 1u)]
    [InlineData(-1, 1u)]
    [InlineData(0xFF_FFFF, 1u)]
    public void What_was_never_handed_out_does_not_exist(int index, uint generation)
    {
        using ConnectionTable table = new(3);
        Assert.True(table.TryTake(default, ConnectionPhase.Open, out Connection first));
        Assert.True(table.Exists(first.Index, first.Generation));
        Assert.False(table.Exists(index, generation));
    }
}
