using System.Threading.Tasks;
using UringDsl.CodeFixes;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2020.</summary>
public sealed class HeldBufferLostFixTests
{
    [Fact]
    public Task It_is_returned_on_the_path_that_leaves_it() => OwnedFix.Received<HeldBufferLostFix>(
        """
                if (!received.TryTake(out var data)) return;
                HeldBuffer held = {|URING2020:data.Keep()|};
                if (held.Span[0] == '#') return;
                Reply(connection, held);
        """,
        """
                if (!received.TryTake(out var data)) return;
                HeldBuffer held = data.Keep();
                if (held.Span[0] == '#') { held.Return(); return; }
                Reply(connection, held);
        """);

    [Fact]
    public Task And_on_each_of_several() => OwnedFix.Received<HeldBufferLostFix>(
        """
                if (!received.TryTake(out var data)) return;
                HeldBuffer held = {|URING2020:data.Keep()|};
                if (held.Length == 1)
                    return;
                switch (held.Span[0])
                {
                    case 1:
                        Reply(connection, held);
                        break;
                    default:
                        break;
                }
        """,
        """
                if (!received.TryTake(out var data)) return;
                HeldBuffer held = data.Keep();
                if (held.Length == 1)
                {
                    held.Return();
                    return;
                }
                switch (held.Span[0])
                {
                    case 1:
                        Reply(connection, held);
                        break;
                    default:
                        held.Return();
                        break;
                }
        """);

    [Fact]
    public Task Where_it_is_not_sent_it_is_returned() => OwnedFix.Received<HeldBufferLostFix>(
        """
                if (!received.TryTake(out var data)) return;
                HeldBuffer held = {|URING2020:data.Keep()|};
                if (held.Length > 3) Reply(connection, held);
        """,
        """
                if (!received.TryTake(out var data)) return;
                HeldBuffer held = data.Keep();
                if (held.Length > 3) Reply(connection, held);
                else held.Return();
        """);

    [Fact]
    public Task A_catch_returns_it() => OwnedFix.Received<HeldBufferLostFix>(
        """
                if (!received.TryTake(out var data)) return;
                HeldBuffer held = {|URING2020:data.Keep()|};
                try { int.Parse("3"); Reply(connection, held); }
                catch (FormatException) { HangUp(connection); }
        """,
        """
                if (!received.TryTake(out var data)) return;
                HeldBuffer held = data.Keep();
                try { int.Parse("3"); Reply(connection, held); }
                catch (FormatException) { HangUp(connection); held.Return(); }
        """);

    [Fact]
    public Task Of_each_turn_of_a_loop() => OwnedFix.Async<HeldBufferLostFix>(
        """
                for (int i = 0; i < 10; i++)
                {
                    ReceivedBuffer r = await Read(connection);
                    if (!r.TryTake({|URING2020:out HeldBuffer h|})) break;
                    if (h.Length == 3) continue;
                    await Write(connection, h);
                }
        """,
        """
                for (int i = 0; i < 10; i++)
                {
                    ReceivedBuffer r = await Read(connection);
                    if (!r.TryTake(out HeldBuffer h)) break;
                    if (h.Length == 3) { h.Return(); continue; }
                    await Write(connection, h);
                }
        """);

    [Theory]
    [InlineData("if (received.TryTake(out var data)) {|URING2020:data.Keep()|};", "if (received.TryTake(out var data)) { }")]
    [InlineData("if (received.TryTake(out var data)) _ = {|URING2020:data.Keep()|};", "if (received.TryTake(out var data)) { }")]
    public Task What_nobody_wants_is_not_kept(string marked, string wanted) => OwnedFix.Received<HeldBufferLostFix>(marked, wanted);

    [Fact]
    public Task What_another_method_has_too_is_left_to_a_person() => OwnedFix.None<HeldBufferLostFix>("""
        private void Give(Connection c, HeldBuffer h) { if (h.Length > 4) Reply(c, h); }
        private void OnReceived(Connection connection, in Received received) {
            if (received.TryTake(out BufferLease data)) { HeldBuffer held = {|URING2020:data.Keep()|}; Give(connection, held); } }
        """);
}
