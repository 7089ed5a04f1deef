using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Owned;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2025.</summary>
public sealed class FixedBufferNotReturnedTests
{
    [Fact]
    public Task The_message() => VerifyAsync(
        """
        if (!Pages.TryTake({|URING2025:out FixedBuffer page|})) return; page.Span.Fill(1); await WritePage(connection, page);
        """,
        "'page' is not returned on a path from here: its pool has one buffer less until the ring ends. Return() it; that may be "
        + "done while operations still work with it.");

    [Theory]
    [InlineData("if (!Pages.TryTake({|URING2025:out FixedBuffer page|})) return; page.Span.Fill(1); PushPage(connection, page);")]
    [InlineData("""
        if (!Pages.TryTake({|URING2025:out FixedBuffer page|})) return; if (received.Length > page.Length) return;
        received.Data.CopyTo(page.Span); PushPage(connection, page); page.Return();
        """)]
    public Task In_a_completion_method(string body) => VerifyReceived(body);

    [Theory]
    [InlineData("""
        if (!Pages.TryTake({|URING2025:out FixedBuffer page|})) return; try { int.Parse("3"); await WritePage(connection, page);
            page.Return(); } catch (FormatException) { HangUp(connection); }
        """)]
    [InlineData("""
        for (int i = 0; i < 3; i++) { if (!Pages.TryTake({|URING2025:out FixedBuffer page|})) continue;
            await WritePage(connection, page); }
        """)]
    [InlineData("""
        if (!Pages.TryTake({|URING2025:out FixedBuffer page|})) return; if (!Pages.TryTake(out page)) return; page.Return();
        await Sleep(TimeSpan.Zero);
        """)]
    public Task In_an_async_method(string body) => VerifyAsync(body);
}
