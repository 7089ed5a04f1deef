using System.Threading.Tasks;
using UringDsl.Analyzers.Awaiting;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Owned;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2030.</summary>
public sealed class PendingDroppedFixTests
{
    [Theory]
    [InlineData("void M() { {|URING2030:Sleep(TimeSpan.Zero)|}; }", "void M() { _ = Sleep(TimeSpan.Zero); }")]
    [InlineData("void M() => {|URING2030:this.Sleep(TimeSpan.Zero)|};", "void M() => _ = this.Sleep(TimeSpan.Zero);")]
    [InlineData(
        "void M() { Action a = () => {|URING2030:Sleep(TimeSpan.Zero)|}; if (a is null) {|URING2030:Sleep(TimeSpan.Zero)|}; }",
        "void M() { Action a = () => _ = Sleep(TimeSpan.Zero); if (a is null) _ = Sleep(TimeSpan.Zero); }")]
    [InlineData(
        "async RingTask M() { await Sleep(TimeSpan.Zero); Tick(); void Tick() => {|URING2030:Sleep(TimeSpan.Zero)|}; }",
        "async RingTask M() { await Sleep(TimeSpan.Zero); Tick(); void Tick() => _ = Sleep(TimeSpan.Zero); }")]
    public Task Where_nothing_can_be_awaited_it_is_dropped_on_purpose(string marked, string wanted) => Verify(marked, wanted);

    [Fact]
    public Task In_an_async_method_it_is_awaited() => Verify(
        "async RingTask M(Connection c) { {|URING2030:{|CS4014:Tell(c, \"x\"u8)|}|}; "
            + "await Sleep(TimeSpan.Zero); {|URING2030:{|CS4014:Sleep(TimeSpan.Zero)|}|}; }",
        "async RingTask M(Connection c) { await Tell(c, \"x\"u8); await Sleep(TimeSpan.Zero); await Sleep(TimeSpan.Zero); }");

    [Fact]
    public Task Or_dropped_on_purpose() => Verify(
        "async RingTask M(Connection c) { {|URING2030:{|CS4014:Tell(c, \"x\"u8)|}|}; "
            + "await Sleep(TimeSpan.Zero); }",
        "async RingTask M(Connection c) { _ = Tell(c, \"x\"u8); await Sleep(TimeSpan.Zero); }",
        choice: 1);

    private static Task Verify(string marked, string wanted, int choice = 0) =>
        Fixture.VerifyFix<PendingAnalyzer, PendingDroppedFix>(In(marked), In(wanted), choice);
}
