using UringDsl.CompilerServices;
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
        Assert.Equal((0, 0ul, true), (flight.Result(0), flight.Expected, flight.IsSpread));
    }
}
