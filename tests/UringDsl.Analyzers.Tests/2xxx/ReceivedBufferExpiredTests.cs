using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Owned;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2024.</summary>
public sealed class ReceivedBufferExpiredTests
{
    [Fact]
    public Task The_message() => VerifyAsync(
        """
        ReceivedBuffer r = await Read(connection); await Tell(connection, "x"u8); Console.Write({|URING2024:r.Data|}.Length);
        """,
        "'r' was not taken before the await in line 18: its buffer has gone back to the kernel, which may have received into it "
        + "since. Take it with TryTake before that await, or copy what is needed.");

    [Theory]
    [InlineData("""
        ReceivedBuffer r = await Read(connection); if (!r.IsSuccess) return; await Sleep(TimeSpan.Zero);
        if ({|URING2024:r.TryTake(out HeldBuffer h)|}) await Write(connection, h);
        """)]
    public Task In_an_async_method(string body) => VerifyAsync(body);

    [Theory]
    [InlineData("""
        [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnAsync))] private partial void Receive2(Connection connection);
        private async RingTask OnAsync(Connection c, ReceivedBuffer r) { await Sleep(TimeSpan.Zero);
            Console.Write({|URING2024:r.Data|}.Length); }
        """)]
    public Task Through_members(string members) => VerifyIn(members);
}
