using System.Threading.Tasks;
using UringDsl.CodeFixes;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2025.</summary>
public sealed class FixedBufferNotReturnedFixTests
{
    [Fact]
    public Task It_is_returned_when_it_has_been_submitted() => OwnedFix.Received<FixedBufferNotReturnedFix>(
        """
                if (!Pages.TryTake({|URING2025:out FixedBuffer page|})) return;
                page.Span.Fill(1);
                PushPage(connection, page);
        """,
        """
                if (!Pages.TryTake(out FixedBuffer page)) return;
                page.Span.Fill(1);
                PushPage(connection, page);
                page.Return();
        """);

    [Fact]
    public Task It_is_returned_on_the_path_that_leaves_it() => OwnedFix.Received<FixedBufferNotReturnedFix>(
        """
                if (!Pages.TryTake({|URING2025:out FixedBuffer page|})) return;
                if (received.Length > page.Length) return;
                received.Data.CopyTo(page.Span);
                PushPage(connection, page);
                page.Return();
        """,
        """
                if (!Pages.TryTake(out FixedBuffer page)) return;
                if (received.Length > page.Length) { page.Return(); return; }
                received.Data.CopyTo(page.Span);
                PushPage(connection, page);
                page.Return();
        """);

    [Fact]
    public Task Inside_of_the_condition_that_has_taken_it() => OwnedFix.Received<FixedBufferNotReturnedFix>(
        """
                if (Pages.TryTake({|URING2025:out FixedBuffer page|}))
                {
                    PushPage(connection, page);
                }
        """,
        """
                if (Pages.TryTake(out FixedBuffer page))
                {
                    PushPage(connection, page);
                    page.Return();
                }
        """);

    [Fact]
    public Task One_of_the_handlers_own_is_unregistered() => OwnedFix.In<FixedBufferNotReturnedFix>(
        "private void M(SendBuffer memory) { FixedBuffer mine = {|URING2025:Ring.RegisterBuffer(memory)|}; mine.Span.Clear(); }",
        "private void M(SendBuffer memory) { FixedBuffer mine = Ring.RegisterBuffer(memory); mine.Span.Clear(); Ring.UnregisterBuffer(mine); }");
}
