using System.Threading.Tasks;
using UringDsl.CodeFixes;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2024.</summary>
public sealed class ReceivedBufferExpiredFixTests
{
    [Fact]
    public Task The_bytes_are_copied_before_the_await() => OwnedFix.In<ReceivedBufferExpiredFix>(
        """
            private async RingTask<byte> First(Connection connection)
            {
                ReceivedBuffer received = await Read(connection);
                if (!received.IsSuccess) return 0;
                await Sleep(TimeSpan.FromMilliseconds(10));
                return {|URING2024:received.Data|}[0];
            }
        """,
        """
            private async RingTask<byte> First(Connection connection)
            {
                ReceivedBuffer received = await Read(connection);
                if (!received.IsSuccess) return 0;
                byte[] data = received.Data.ToArray();
                await Sleep(TimeSpan.FromMilliseconds(10));
                return data[0];
            }
        """);

    [Fact]
    public Task What_is_taken_too_late_is_left_to_a_person() => OwnedFix.NoneAsync<ReceivedBufferExpiredFix>(
        "ReceivedBuffer r = await Read(connection); await Sleep(TimeSpan.Zero); if ({|URING2024:r.TryTake(out HeldBuffer h)|}) h.Return();");
}
