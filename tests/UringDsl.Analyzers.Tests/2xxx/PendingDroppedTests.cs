using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Owned;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2030.</summary>
public sealed class PendingDroppedTests
{
    [Fact]
    public Task A_statement_drops_it() => VerifyIn(
        "void M() { {|URING2030:Sleep(TimeSpan.Zero)|}; }",
        "Nothing awaits 'Sleep': it runs all the same, what follows does not wait for it, and whether it failed is never known. Write 'await Sleep(…)', or "
        + "'_ = Sleep(…)' where that is meant.");

    [Theory]
    [InlineData("void M(Connection c) => {|URING2030:Tell(c, \"x\"u8)|};")]
    [InlineData("async RingTask M(Connection c) { {|URING2030:{|CS4014:Tell(c, \"x\"u8)|}|}; await Sleep(TimeSpan.Zero); }")]
    [InlineData("async Task M(Connection c) { await Task.Yield(); {|URING2030:{|CS4014:Sleep(TimeSpan.FromSeconds(1))|}|}; HangUp(c); }")]
    [InlineData("void M(Connection c) { var sent = {|URING2030:Tell(c, \"x\"u8)|}; HangUp(c); }")]
    [InlineData("void M(Connection c) { Pending<Sent> sent; sent = {|URING2030:Tell(c, \"x\"u8)|}; HangUp(c); }")]
    [InlineData("void M(Connection c, bool b) { if (b) {|URING2030:Sleep(TimeSpan.Zero)|}; else HangUp(c); }")]
    [InlineData("void M(bool b) { var p = b ? {|URING2030:Sleep(TimeSpan.Zero)|} : {|URING2030:Sleep(TimeSpan.MaxValue)|}; }")]
    [InlineData("void M(int b) { var p = b switch { 0 => {|URING2030:Sleep(TimeSpan.Zero)|}, _ => {|URING2030:Sleep(TimeSpan.MaxValue)|} }; }")]
    [InlineData("void M() { foreach (int i in new[] { 1, 2 }) {|URING2030:Sleep(TimeSpan.FromSeconds(i))|}; }")]
    [InlineData("void M() { Action later = () => {|URING2030:Sleep(TimeSpan.Zero)|}; later(); }")]
    [InlineData("void M() { Tick(); void Tick() => {|URING2030:Sleep(TimeSpan.Zero)|}; }")]
    [InlineData("void M() { try { {|URING2030:Sleep(TimeSpan.Zero)|}; } catch (InvalidOperationException) { } }")]
    [InlineData("void M() { {|URING2030:Later()|}; } Pending<Completion> Later() => Sleep(TimeSpan.FromSeconds(1));")]
    [InlineData("void M() { {|URING2030:this.Sleep(TimeSpan.Zero)|}; }")]
    [InlineData("class Clock(H owner) { public void Tick() => {|URING2030:owner.Sleep(TimeSpan.Zero)|}; }")]
    [InlineData("partial void OnStarted() { {|URING2030:CloseFile(new Descriptor(7))|}; }")]
    [InlineData("void M(ReceiveBuffer b) { {|URING2030:ReadFile(new Descriptor(7), b, 0)|}; }")]
    public Task Other_ways_to_drop_it(string members) => VerifyIn(members);

    [Theory]
    [InlineData("void M() { _ = Sleep(TimeSpan.Zero); }")]
    [InlineData("void M(Connection c) => _ = Tell(c, \"x\"u8);")]
    [InlineData("void M() { var p = Sleep(TimeSpan.Zero); _ = p; }")]
    [InlineData("async RingTask M() { await Sleep(TimeSpan.Zero); }")]
    [InlineData("async RingTask M() { _ = await Sleep(TimeSpan.Zero); }")]
    [InlineData("async RingTask M(Connection c) { Pending<Sent> sent = Tell(c, \"x\"u8); HangUp(c); await sent; }")]
    [InlineData("async RingTask M(bool b) { var p = b ? Sleep(TimeSpan.Zero) : Sleep(TimeSpan.MaxValue); await p; }")]
    [InlineData("async RingTask M(bool b) { Pending<Completion> p; if (b) p = Sleep(TimeSpan.Zero); else p = Sleep(TimeSpan.MaxValue); await p; }")]
    [InlineData("async RingTask M(bool b) => await (b ? Sleep(TimeSpan.Zero) : Sleep(TimeSpan.MaxValue));")]
    [InlineData("async RingTask M(int b) => await (b switch { 0 => Sleep(TimeSpan.Zero), _ => Sleep(TimeSpan.MaxValue) });")]
    [InlineData("Pending<Completion> M() => Sleep(TimeSpan.Zero);")]
    [InlineData("Pending<Completion> M() { return Sleep(TimeSpan.Zero); }")]
    [InlineData("Pending<Completion> M(bool b) { var p = Sleep(TimeSpan.Zero); return p; }")]
    [InlineData("void M() => Forget(Sleep(TimeSpan.Zero)); static void Forget(Pending<Completion> p) { _ = p; }")]
    [InlineData("void M() { _ = Wait(); } async RingTask Wait() => await Sleep(TimeSpan.Zero);")]
    [InlineData("void M() { _ = Wait(); } async Task Wait() { await Sleep(TimeSpan.Zero); }")]
    [InlineData("async RingTask M() { for (int i = 0; i < 3; i++) await Sleep(TimeSpan.Zero); }")]
    [InlineData("async RingTask M() { while ((await Sleep(TimeSpan.Zero)).IsSuccess) { } }")]
    [InlineData("async RingTask M() { if (await Sleep(TimeSpan.Zero) is { IsSuccess: true } done) Console.WriteLine(done); }")]
    [InlineData("void M() { Sleep(TimeSpan.Zero).GetAwaiter().OnCompleted(() => { }); }")]
    [InlineData("void M(Connection c) => HangUp(c);")]
    public Task What_is_awaited_passed_on_or_dropped_on_purpose(string members) => VerifyIn(members);

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifyIn("\n#pragma warning disable URING2030\nvoid M() { Sleep(TimeSpan.Zero); }");
}
