using System.Threading.Tasks;
using UringDsl.CodeFixes;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2021.</summary>
public sealed class BufferPassedOnTwiceFixTests
{
    [Theory]
    [InlineData(
        "if (received.TryTake(out var data)) { HeldBuffer held = data.Keep(); Reply(connection, held); {|URING2021:held.Return()|}; }",
        "if (received.TryTake(out var data)) { HeldBuffer held = data.Keep(); Reply(connection, held); }")]
    [InlineData(
        """
        if (!Pages.TryTake(out FixedBuffer page)) return;
        page.Return();
        {|URING2021:page.Return()|};
        """,
        """
        if (!Pages.TryTake(out FixedBuffer page)) return;
        page.Return();
        """)]
    [InlineData(
        """
        if (!received.TryTake(out var data)) return;
        HeldBuffer held = data.Keep(); held.Return();
        Post(() => {|URING2021:held.Return()|});
        """,
        """
        if (!received.TryTake(out var data)) return;
        HeldBuffer held = data.Keep(); held.Return();
        """)]
    public Task The_second_return_goes(string marked, string wanted) => OwnedFix.Received<BufferPassedOnTwiceFix>(marked, wanted);

    [Fact]
    public Task Where_it_was_not_sent_it_is_returned() => OwnedFix.Received<BufferPassedOnTwiceFix>(
        """
                if (!received.TryTake(out var data)) return;
                HeldBuffer held = data.Keep();
                if (held.Length > 100) Reply(connection, held);
                {|URING2021:held.Return()|};
        """,
        """
                if (!received.TryTake(out var data)) return;
                HeldBuffer held = data.Keep();
                if (held.Length > 100) Reply(connection, held);
                else held.Return();
        """);

    [Fact]
    public Task A_finally_that_is_for_nothing_goes() => OwnedFix.Async<BufferPassedOnTwiceFix>(
        """
                ReceivedBuffer r = await Read(connection);
                if (!r.TryTake(out HeldBuffer held)) return;
                try
                {
                    held.Span[0] = 1;
                    await Write(connection, held);
                }
                finally
                {
                    {|URING2021:held.Return()|};
                }
        """,
        """
                ReceivedBuffer r = await Read(connection);
                if (!r.TryTake(out HeldBuffer held)) return;
                held.Span[0] = 1;
                await Write(connection, held);
        """);

    [Fact]
    public Task What_was_in_the_try_keeps_its_strings_and_its_comments() => OwnedFix.Async<BufferPassedOnTwiceFix>(
        """"
                ReceivedBuffer r = await Read(connection);
                if (!r.TryTake(out HeldBuffer held)) return;
                try
                { // all of it
                    // the first byte
                    held.Span[0] = 1;
                    Console.Write(@"one
        two,
                       three" + """
                  four
                    five
                  """ + $@"{
                        held.Length}
        six");
          Console.Write(1);

                    await Write(connection, held); // and waits
                    // behind
                } // over
                finally
                {
                    // back
                    {|URING2021:held.Return()|}; // at last
                }
        """",
        """"
                ReceivedBuffer r = await Read(connection);
                if (!r.TryTake(out HeldBuffer held)) return;
                // all of it
                // the first byte
                held.Span[0] = 1;
                Console.Write(@"one
        two,
                       three" + """
                  four
                    five
                  """ + $@"{
                        held.Length}
        six");
        Console.Write(1);

                await Write(connection, held); // and waits
                // behind
                // over
                // back
                // at last
        """");

    [Theory]
    [InlineData("if (received.TryTake(out var data)) { Echo(connection, data); {|URING2021:Echo(connection, data)|}; }")]
    [InlineData("if (received.TryTake(out var data)) { HeldBuffer h = data.Keep(); for (int i = 0; i < 2; i++) {|URING2021:h.Return()|}; }")]
    public Task Which_of_two_is_meant_is_not_known(string marked) => OwnedFix.NoneReceived<BufferPassedOnTwiceFix>(marked);
}
