using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Owned;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2020.</summary>
public sealed class HeldBufferLostTests
{
    [Fact]
    public Task The_message() => VerifyReceived(
        """
        if (received.TryTake(out BufferLease data)) {|URING2020:data.Keep()|};
        """,
        "'data.Keep()' is neither sent nor returned on a path from here: the kernel never gets the buffer back, and when "
        + "MaxQueued of a connection's are out, its receive stops for good. Send it, Return() it, or store it for a method that "
        + "does.");

    [Theory]
    [InlineData("if (received.TryTake(out var data)) _ = {|URING2020:data.Keep()|};")]
    [InlineData("""
        if (!received.TryTake(out var data)) return; HeldBuffer held = {|URING2020:data.Keep()|}; if (held.Length < 4) return;
        Reply(connection, held);
        """)]
    [InlineData("""
        if (!received.TryTake(out var data)) return; HeldBuffer held = {|URING2020:data.Keep()|};
        if (held.Length > 100) throw new InvalidOperationException("long"); Reply(connection, held);
        """)]
    [InlineData("""
        if (!received.TryTake(out var data)) return; HeldBuffer held = {|URING2020:data.Keep()|}; switch (held.Span[0]) {
            case 1: Reply(connection, held); break; case 2: held.Return(); break; case 3: Console.WriteLine(); break;
            default: Bye(connection, held); break; }
        """)]
    [InlineData("""
        if (!received.TryTake(out var data)) return; HeldBuffer held = {|URING2020:data.Keep()|}; try { Parse(held.Span);
            Reply(connection, held); } catch (FormatException) { HangUp(connection); } static void Parse(Span<byte> s) { int.Parse(s); }
        """)]
    [InlineData("""
        if (!received.TryTake(out var data)) return; HeldBuffer h = {|URING2020:data.Keep()|}; if (h.Length > 3) goto done;
        Reply(connection, h); done: Console.Write(1);
        """)]
    [InlineData("""
        HeldBuffer? h = null; if (received.TryTake(out var data)) h = {|URING2020:data.Keep()|};
        if (h.HasValue && connection.Index > 3) Reply(connection, h.Value);
        """)]
    public Task In_a_completion_method(string body) => VerifyReceived(body);

    [Theory]
    [InlineData("""
        for (int i = 0; i < 10; i++) { ReceivedBuffer r = await Read(connection); if (!r.TryTake({|URING2020:out HeldBuffer h|})) break;
            if (h.Length == 3) continue; await Write(connection, h); }
        """)]
    [InlineData("ReceivedBuffer r = await Read(connection); if (r.TryTake({|URING2020:out HeldBuffer _|})) HangUp(connection);")]
    [InlineData("""
        ReceivedBuffer r = await Read(connection); if (!r.TryTake({|URING2020:out HeldBuffer h|})) return;
        for (int i = 0; i < r.Length; i++) { if (h.Span[i] == 10) { await Write(connection, h); return; } }
        """)]
    [InlineData("""
        ReceivedBuffer r = await Read(connection); if (!r.TryTake({|URING2020:out HeldBuffer a|})) return;
        ReceivedBuffer s = await Read(connection); if (!s.TryTake(out HeldBuffer b)) { return; } await Write(connection, a);
        await Write(connection, b);
        """)]
    public Task In_an_async_method(string body) => VerifyAsync(body);

    [Theory]
    [InlineData("""
        private void Give(Connection c, HeldBuffer h) { if (h.Length > 4) Reply(c, h); }
        private void OnReceived(Connection connection, in Received received) {
            if (received.TryTake(out BufferLease data)) Give(connection, {|URING2020:data.Keep()|}); }
        """)]
    [InlineData("""
        private HeldBuffer? Hold(in Received received) { if (!received.TryTake(out var data)) return null;
            return {|URING2020:data.Keep()|}; }
        private void OnReceived(Connection connection, in Received received) {
            if (Hold(in received) is { } held) Console.Write(held.Length); }
        """)]
    [InlineData("""
        private HeldBuffer Hold(BufferLease data) { return {|URING2020:data.Keep()|}; }
        private void OnReceived(Connection connection, in Received received) { if (received.TryTake(out var data)) {
                HeldBuffer h = Hold(data); Console.Write(h.Length); } }
        """)]
    [InlineData("""
        private HeldBuffer? Hold(BufferLease data) { return {|URING2020:data.Keep()|}; }
        private void OnReceived(Connection connection, in Received received) { if (received.TryTake(out var data)) {
                HeldBuffer? h = Hold(data); } }
        """)]
    [InlineData("""
        private HeldBuffer? Hold(BufferLease data) { return {|URING2020:data.Keep()|}; }
        private void OnReceived(Connection connection, in Received received) {
            if (received.TryTake(out var data) && Hold(data) is { } held) Console.Write(held.Length); }
        """)]
    [InlineData("""
        private HeldBuffer Hold(in Received received) { received.TryTake(out var data); return {|URING2020:data.Keep()|}; }
        private void OnReceived(Connection connection, in Received received) { if (received.IsSuccess) { var h = Hold(in received);
                Console.Write(h.Length); } }
        """)]
    [InlineData("""
        private async RingTask Work(Connection c) { ReceivedBuffer r = await Read(c);
            if (r.TryTake({|URING2020:out HeldBuffer h|})) await Give(c, h); }
        private async RingTask Give(Connection c, HeldBuffer h) { await Sleep(TimeSpan.Zero); Console.Write(h.Length); }
        """)]
    [InlineData("""
        private async RingTask<HeldBuffer?> Next(Connection c) { ReceivedBuffer r = await Read(c);
            return r.TryTake({|URING2020:out HeldBuffer h|}) ? h : null; }
        private async RingTask Work(Connection c) { while (await Next(c) is { } h) { if (h.Length == 1) continue; await Write(c, h); } }
        """)]
    public Task Through_members(string members) => VerifyIn(members);
}
