using UringDsl.CompilerServices;

namespace UringDsl.Runtime.Tests.Core;

public class UserDataTests
{
    [Theory]
    [InlineData(0, 0, 0u, 0)]
    [InlineData(1, 0, 1u, 0)]
    [InlineData(255, 255, 0xFF_FFFFu, 0xFF_FFFF)]
    [InlineData(200, 15, 0x80_0001u, 0x7F_FFFF)]
    [InlineData(128, 128, 0x80_0000u, 0x80_0000)]
    public void What_is_packed_comes_out_again(byte operation, int step, uint generation, int index)
    {
        ulong packed = UserData.Pack(operation, step, generation, index);
        Assert.Equal(operation, UserData.Operation(packed));
        Assert.Equal(step, UserData.Step(packed));
        Assert.Equal(generation, UserData.Generation(packed));
        Assert.Equal(index, UserData.Index(packed));
    }

    [Fact]
    public void A_generation_beyond_24_bits_does_not_spill_into_the_step() =>
        Assert.Equal(UserData.Pack(1, 2, 0, 3), UserData.Pack(1, 2, 0x100_0000, 3));

    [Theory]
    [InlineData(0u, 1u)]
    [InlineData(1u, 2u)]
    [InlineData(0xFF_FFFEu, 0xFF_FFFFu)]
    [InlineData(0xFF_FFFFu, 1u)]
    [InlineData(0x1FF_FFFFu, 1u)]
    public void The_next_generation_is_never_zero(uint generation, uint next) => Assert.Equal(next, UserData.Next(generation));

    [Fact]
    public void The_runtimes_own_operations_are_above_those_of_a_handler()
    {
        const int MostOperationsOfAHandler = 200;
        byte[] own = [UserData.SendOperation, UserData.CloseOperation, UserData.CancelOperation, UserData.WakeOperation];
        Assert.All(own, operation => Assert.True(operation > MostOperationsOfAHandler));
        Assert.Distinct(own);
    }
}
