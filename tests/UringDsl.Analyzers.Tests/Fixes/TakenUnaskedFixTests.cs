using System.Threading.Tasks;
using UringDsl.CodeFixes;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2023.</summary>
public sealed class TakenUnaskedFixTests
{
    [Fact]
    public Task The_call_becomes_a_condition() => OwnedFix.Received<TakenUnaskedFix>(
        """
                received.TryTake(out BufferLease data);
                {|URING2023:Echo(connection, data)|};
        """,
        """
                if (received.TryTake(out BufferLease data)) Echo(connection, data);
        """);

    [Fact]
    public Task For_all_that_uses_what_it_hands_out() => OwnedFix.Received<TakenUnaskedFix>(
        """
                Pages.TryTake(out FixedBuffer page);
                {|URING2023:page.Span|}.Clear();
                PushPage(connection, page);
                page.Return();
                HangUp(connection);
        """,
        """
                if (Pages.TryTake(out FixedBuffer page))
                {
                    page.Span.Clear();
                    PushPage(connection, page);
                    page.Return();
                }
                HangUp(connection);
        """);

    [Fact]
    public Task With_the_comments_and_the_strings_as_they_were() => OwnedFix.Received<TakenUnaskedFix>(
        """
                Pages.TryTake(out FixedBuffer page); // any
                // the text
                {|URING2023:page.Span|}.Clear();
                Console.Write(@"one
            two

        three");
                page.Return(); // back
                HangUp(connection);
        """,
        """
                if (Pages.TryTake(out FixedBuffer page)) // any
                {
                    // the text
                    page.Span.Clear();
                    Console.Write(@"one
            two

        three");
                    page.Return(); // back
                }
                HangUp(connection);
        """);

    [Fact]
    public Task Of_a_file() => OwnedFix.Async<TakenUnaskedFix>(
        "Opened o = await OpenSlot(\"x\"); o.TryGetSlot(out Slot s); await {|URING2023:ReadFile(s, ReceiveBuffer.Allocate(3), 0)|}; CloseSlot(s);",
        "Opened o = await OpenSlot(\"x\"); if (o.TryGetSlot(out Slot s)) { await ReadFile(s, ReceiveBuffer.Allocate(3), 0); CloseSlot(s); }");

    [Fact]
    public Task What_was_asked_the_wrong_way_round_is_left_to_a_person() => OwnedFix.NoneReceived<TakenUnaskedFix>(
        "if (!received.TryTake(out var data)) {|URING2023:Echo(connection, data)|}; else HangUp(connection);");
}
