using System.Threading.Tasks;
using UringDsl.Analyzers.Awaiting;
using UringDsl.CodeFixes;
using UringDsl.Generator;
using UringDsl.Testing;
using static UringDsl.Analyzers.Tests.Owned;
namespace UringDsl.Analyzers.Tests;

/// <summary>URING2031.</summary>
public sealed class AwaitedResultLostFixTests
{
    [Theory]
    [InlineData(
        "async RingTask M(Connection c) { {|URING2031:{|CS4014:Read(c)|}|}; await Sleep(TimeSpan.Zero); }",
        "async RingTask M(Connection c) { ReceivedBuffer receivedBuffer = await Read(c); await Sleep(TimeSpan.Zero); }")]
    [InlineData(
        "void M(Connection c, ReceiveBuffer b) { _ = {|URING2031:Fill(c, b)|}; b.Span.Clear(); }",
        "async RingTask M(Connection c, ReceiveBuffer b) { Transferred transferred = await Fill(c, b); b.Span.Clear(); }")]
    [InlineData(
        "void M(Connection c, ReceiveBuffer a, ReceiveBuffer b) { _ = {|URING2031:Fill(c, a)|}; _ = {|URING2031:Fill(c, b)|}; }",
        "async RingTask M(Connection c, ReceiveBuffer a, ReceiveBuffer b) { Transferred transferred = await Fill(c, a); Transferred transferred2 = await "
            + "Fill(c, b); }")]
    public Task What_is_received_is_awaited(string marked, string wanted) => Verify(marked, wanted);

    [Theory]
    [InlineData("void M(PeerAddress p) => {|URING2031:Dial(p, TimeSpan.Zero)|};", "void M(PeerAddress p) => _ = Dial(p, TimeSpan.Zero);")]
    [InlineData("void M() { {|URING2031:Open(\"a\")|}; }", "void M() { _ = Open(\"a\"); }")]
    public Task What_is_opened_is_closed_again_on_purpose(string marked, string wanted) => Verify(marked, wanted);

    [Theory]
    [InlineData("void M(Connection c) => {|URING2031:Read(c)|};")]
    [InlineData("void M(Connection c) { var received = {|URING2031:Read(c)|}; }")]
    public Task Where_it_would_go_is_not_known(string marked) =>
        FixRig.VerifyNone(new PendingAnalyzer(), new AwaitedResultLostFix(), new UringGenerator(), In(marked));

    private static Task Verify(string marked, string wanted) => Fixture.VerifyFix<PendingAnalyzer, AwaitedResultLostFix>(In(marked), In(wanted));
}
