using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Moved;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2045.</summary>
public sealed class ConnectionUsedAfterCloseTests
{
    [Fact]
    public Task The_message() => VerifyClose(
        "void M(Connection c) { HangUp(c); {|URING2045:Echo(c, _out)|}; }",
        "'Echo' is submitted behind 'HangUp' in line 19, which has closed the connection: it does nothing, and what it should send is dropped. Submit it "
        + "before; a close waits for the sends in front of it.");

    [Theory]
    [InlineData("void M(Connection c) { Drop(c); {|URING2045:Echo(c, _out)|}; }")]
    [InlineData("void M(Connection c) { if (_sum > 3) HangUp(c); {|URING2045:Echo(c, _out)|}; }")]
    [InlineData("void M(Connection c) { Connection same = c; HangUp(same); {|URING2045:Echo(c, _out)|}; }")]
    [InlineData("void M(Connection c) { Bye(c); {|URING2045:Echo(c, _out)|}; } void Bye(Connection it) => HangUp(it);")]
    [InlineData("void M(Connection c) { try { HangUp(c); } finally { {|URING2045:Echo(c, _out)|}; } }")]
    [InlineData("async RingTask M(Connection c) { HangUp(c); var sent = await {|URING2045:Say(c, _out)|}; _sum = sent.Bytes; }")]
    [InlineData("[Shutdown] private partial void End(Connection c); void M(Connection c) { End(c); {|URING2045:Echo(c, _out)|}; }")]
    [InlineData("partial void OnClosed(Connection connection) => {|URING2045:Echo(connection, _out)|};")]
    [InlineData("partial void OnClosed(Connection connection) => Bye(connection); void Bye(Connection it) => {|URING2045:Echo(it, _out)|};")]
    public Task What_comes_too_late(string members) => VerifyClose(members);

    [Theory]
    [InlineData("void M(Connection c) { Echo(c, _out); HangUp(c); }")]
    [InlineData("void M(Connection c) { if (_sum > 3) { HangUp(c); return; } Echo(c, _out); }")]
    [InlineData("void M(Connection c) { if (_sum > 3) HangUp(c); else Echo(c, _out); }")]
    [InlineData("void M(Connection c, Connection d) { HangUp(c); Echo(d, _out); }")]
    [InlineData("void M(Connection c) { HangUp(c); Drop(c); }")]
    [InlineData("void M(List<Connection> all) { foreach (Connection c in all) { Echo(c, _out); HangUp(c); } }")]
    [InlineData("void M(ReadOnlySpan<Connection> all) { foreach (Connection c in all) { Echo(c, _out); HangUp(c); } }")]
    [InlineData("void M(Span<Connection> all) { for (int i = 0; i < all.Length; i++) { Echo(all[i], _out); HangUp(all[i]); } }")]
    [InlineData("void M(Queue<Connection> all) { while (all.TryDequeue(out Connection c)) { Echo(c, _out); HangUp(c); } }")]
    [InlineData("void M(Connection c) { HangUp(c); c = default; Echo(c, _out); }")]
    [InlineData("[Shutdown] private partial void End(Connection c); void M(Connection c) { Echo(c, _out); End(c); HangUp(c); }")]
    [InlineData("[Shutdown(How = ShutdownHow.Receive)] private partial void End(Connection c); void M(Connection c) { End(c); Echo(c, _out); }")]
    [InlineData("private Connection _other; partial void OnClosed(Connection connection) { if (_other != connection) Echo(_other, _out); }")]
    public Task What_comes_in_time(string members) => VerifyClose(members);

    [Theory]
    [InlineData("void Go(Connection l) { Greet(l, _out); Serve(l); }")]
    [InlineData("void Go(Connection l) { Greet(l, _out); Greet(l, _out); Part(l, _out); Serve(l); HangUp(l); }")]
    [InlineData("void Go(Connection l) { HangUp(l); {|URING2045:Greet(l, _out)|}; }")]
    [InlineData("void Go(Connection l) { Drop(l); {|URING2045:Serve(l)|}; }")]
    public Task A_chain_that_accepts_closes_what_it_has_accepted(string members) => VerifyClose("""
        [Accept(Link = LinkKind.Soft)] [Send(Link = LinkKind.Hard)] [Close] partial void Greet(Connection listener, SendBuffer text);
        [Accept(Link = LinkKind.Soft)] [Send(Link = LinkKind.Soft)] [Shutdown] partial void Part(Connection listener, SendBuffer text);
        [Accept(Multishot = true, Completed = nameof(OnAccepted))] partial void Serve(Connection listener);
        void OnAccepted(in Accepted accepted) => _sum++;

        """ + members);

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifyClose("\n#pragma warning disable URING2045\nvoid M(Connection c) { HangUp(c); Echo(c, _out); }");
}
