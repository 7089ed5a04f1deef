using UringDsl.CompilerServices;
using UringDsl.Core;
using Xunit;

namespace UringDsl.Runtime.Tests.Core;

public unsafe class FlightTests
{
    [Fact]
    public void What_a_plain_submission_uses_is_the_first_cache_line()
    {
        Flight flight = default;
        Assert.Equal(63, (byte*)&flight.IsSpread - (byte*)&flight);
        Assert.Equal(0, Flight.BlockBytes % 64);
    }

    [Fact]
    public void A_plain_submission_finds_nothing_of_one_that_was_not()
    {
        Flight flight = default;
        flight.Clear(isPlain: false);
        flight.Result(3) = 7;
        flight.ZeroCopy = 5;
        flight.HasNewTime = true;
        flight.Clear(isPlain: true);
        Assert.Equal((0, 0, false, false), (flight.Result(3), flight.ZeroCopy, flight.HasNewTime, flight.IsSpread));
    }

    [Fact]
    public void One_that_is_not_plain_finds_nothing_of_a_plain_one()
    {
        Flight flight = default;
        flight.Clear(isPlain: true);
        flight.Result(0) = 7;
        flight.Expected = 9;
        flight.Clear(isPlain: false);
        flight.Start(operation: 1, FlightPhase.Prepared, isPlain: false);
        Assert.Equal((0, 0ul, true), (flight.Result(0), flight.Expected, flight.IsSpread));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_starts_is_as_new_whatever_was_there(bool isPlain)
    {
        using NativePool pool = new(Flight.BlockBytes, blocksAtOnce: 4, maxBlocks: 4);
        Assert.True(pool.TryTake(out _));
        Assert.True(pool.TryTake(out int index));
        byte* block = pool.Address(index);
        ref Flight flight = ref *(Flight*)block;
        for (int i = sizeof(FreeBlock) + sizeof(uint); i < 64; i++) block[i] = 0xEE;
        flight.PayloadEnd = Flight.MaxArguments;
        flight.Generation = 0xFFFFFF;
        flight.Clear(isPlain);
        flight.Start(operation: 7, FlightPhase.Published, isPlain);
        Assert.Equal((1, 1u, (byte)7, FlightPhase.Published), (flight.Index, flight.Generation, flight.Operation, flight.Phase));
        Assert.Equal((-1, 0u, -1), (flight.ConnectionIndex, flight.ConnectionGeneration, flight.NextOfConnection));
        Assert.Equal((isPlain ? 1 : 0, isPlain ? flight.UserData(step: 0) : 0), (flight.Pending, flight.Expected));
        Assert.Equal((default, 0, 0), (flight.File, flight.Arrived, flight.MessageBlock));
        Assert.Equal((0, 0, false, false), (flight.PayloadEnd, flight.FilesSet, flight.HasTime, flight.WasCancelled));
        Assert.Equal(!isPlain, flight.IsSpread);
        flight.Order = 5;
        Assert.Equal((1, 5), (flight.Index, flight.Order));
    }
}
