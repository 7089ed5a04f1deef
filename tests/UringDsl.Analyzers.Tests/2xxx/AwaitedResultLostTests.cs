using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Owned;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2031.</summary>
public sealed class AwaitedResultLostTests
{
    [Fact]
    public Task Received_bytes_are_lost() => VerifyIn(
        "void M(Connection c) { _ = {|URING2031:Read(c)|}; }",
        "Nothing awaits 'Read', and the bytes that it receives are lost: the stream has a hole. Await it and take what it brings.");

    [Fact]
    public Task A_connection_is_closed_again() => VerifyIn(
        "void M(PeerAddress peer) => {|URING2031:Dial(peer, TimeSpan.Zero)|};",
        "Nothing awaits 'Dial', and what it opens is closed again at once. Await it and take what it brings.");

    [Theory]
    [InlineData("void M(Connection c) => {|URING2031:Read(c)|};")]
    [InlineData("void M(Connection c) { var received = {|URING2031:Read(c)|}; }")]
    [InlineData("void M(Connection c) { var received = {|URING2031:Read(c)|}; _ = received; }")]
    [InlineData("async RingTask M(Connection c) { {|URING2031:{|CS4014:Read(c)|}|}; await Sleep(TimeSpan.Zero); }")]
    [InlineData("private async RingTask OnReceived(Connection c, ReceivedBuffer r) { await Sleep(TimeSpan.Zero); _ = {|URING2031:Read(c)|}; }")]
    [InlineData("void M(Connection c, ReceiveBuffer b) => {|URING2031:Fill(c, b)|};")]
    [InlineData("void M(Connection c, ReceiveBuffer b) { _ = {|URING2031:Fill(c, b)|}; b.Span.Clear(); }")]
    [InlineData("void M(Connection c) { _ = {|URING2031:Next(c)|}; } Pending<ReceivedBuffer> Next(Connection c) => Read(c);")]
    [InlineData("void M() { {|URING2031:Open(\"/etc/hosts\")|}; }")]
    [InlineData("partial void OnStarted() { foreach (string path in new[] { \"a\", \"b\" }) {|URING2031:Open(path)|}; }")]
    [InlineData("void M(PeerAddress a, PeerAddress b, bool c) { var p = c ? {|URING2031:Dial(a, TimeSpan.Zero)|} : {|URING2031:Dial(b, TimeSpan.Zero)|}; }")]
    [InlineData("[Adopt] private partial Pending<Adopted> Join(Descriptor d); void M(Descriptor d) { {|URING2031:Join(d)|}; }")]
    [InlineData("[Pipe] private partial Pending<PipeEnds> Make(); void M() { {|URING2031:Make()|}; }")]
    public Task Other_ways_to_lose_it(string members) => VerifyIn(members);

    [Theory]
    [InlineData("async RingTask M(Connection c) { ReceivedBuffer received = await Read(c); Console.WriteLine(received.Length); }")]
    [InlineData("async RingTask M(Connection c) { _ = await Read(c); }")]
    [InlineData("async RingTask M(Connection c) { await Read(c); }")]
    [InlineData("async RingTask M(Connection c) { var p = Read(c); HangUp(c); await p; }")]
    [InlineData("async RingTask M(Connection c, ReceiveBuffer b) { if ((await Fill(c, b)).IsSuccess) b.Span.Clear(); }")]
    [InlineData("async RingTask M(PeerAddress p) { DialOutcome dialed = await Dial(p, TimeSpan.Zero); if (dialed.TryGetConnection(out var c)) HangUp(c); }")]
    [InlineData("async RingTask<Connection?> M(PeerAddress p) => (await Dial(p, TimeSpan.Zero)).TryGetConnection(out var c) ? c : null;")]
    [InlineData("void M(PeerAddress peer) => _ = Dial(peer, TimeSpan.Zero);")]
    [InlineData("void M() => _ = Open(\"/tmp/touched\");")]
    [InlineData("Pending<ReceivedBuffer> M(Connection c) => Read(c);")]
    [InlineData("""
        [Receive(Completed = nameof(OnFilled))] private partial void Fetch(Connection c, ReceiveBuffer b);
        void OnFilled(in Transferred f) { }
        void M(Connection c, ReceiveBuffer b) => Fetch(c, b);
        """)]
    public Task What_is_awaited_or_closed_on_purpose(string members) => VerifyIn(members);

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifyIn("\n#pragma warning disable URING2031\nvoid M(Connection c) => _ = Read(c);");
}
