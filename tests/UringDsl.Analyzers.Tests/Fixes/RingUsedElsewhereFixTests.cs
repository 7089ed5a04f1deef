using System.Threading.Tasks;
using UringDsl.Analyzers.Threads;
using UringDsl.CodeFixes;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING3003.</summary>
public sealed class RingUsedElsewhereFixTests
{
    private const string Calls = "Connection _c; SendBuffer _data; void Flush() => Send(_c, _data); ";

    [Theory]
    [InlineData("void Go(Connection c) => Task.Run(() => {|URING3003:HangUp(c)|});", "void Go(Connection c) => Task.Run(() => Post(() => HangUp(c)));")]
    [InlineData("void Go() => Task.Run({|URING3003:Flush|});", "void Go() => Task.Run(() => Post(Flush));")]
    [InlineData(
        "void Go() => _ = Task.Run(async () => { await Task.Delay(5); {|URING3003:Flush()|}; {|URING3003:HangUp(_c)|}; });",
        "void Go() => _ = Task.Run(async () => { await Task.Delay(5); Post(() => Flush()); Post(() => HangUp(_c)); });")]
    [InlineData(
        "void Go(HeldBuffer held) => Task.Run(() => {|URING3003:held.Return()|});",
        "void Go(HeldBuffer held) => Task.Run(() => Post(() => held.Return()));")]
    public Task What_another_thread_does_is_given_to_Post(string marked, string wanted) =>
        RingFix.In<RingThreadAnalyzer, RingUsedElsewhereFix>(Calls + marked, Calls + wanted);

    [Theory]
    [InlineData(
        "async Task Go() { await Task.Delay(5).ConfigureAwait(false); {|URING3003:Flush()|}; {|URING3003:Flush()|}; }",
        "async Task Go() { await Task.Delay(5); Flush(); Flush(); }")]
    [InlineData(
        "async Task Go() { int n = await Task.Run(() => 1).ConfigureAwait(false); if (n > 0) {|URING3003:HangUp(_c)|}; }",
        "async Task Go() { int n = await Task.Run(() => 1); if (n > 0) HangUp(_c); }")]
    public Task What_has_left_the_ring_stays(string marked, string wanted) =>
        RingFix.In<RingThreadAnalyzer, RingUsedElsewhereFix>(Calls + marked, Calls + wanted);

    [Fact]
    public Task Outside_of_the_handler_it_is_the_handlers_Post() => RingFix.In<RingThreadAnalyzer, RingUsedElsewhereFix>(
        Calls + "public void Notify() => Flush();", Calls + "public void Notify() => Flush();",
        "static class P { static void Go(H h) => Task.Run(() => {|URING3003:h.Notify()|}); }",
        "static class P { static void Go(H h) => Task.Run(() => h.Post(() => h.Notify())); }");

    [Theory]
    [InlineData("public H() => {|URING3003:Listen(new IPEndPoint(IPAddress.Loopback, 7000))|};")]
    [InlineData("void Go() => Task.Run(async () => await {|URING3003:Ping()|});")]
    [InlineData("void Go(HeldBuffer held) => Task.Run(() => { int n = {|URING3003:held.Span|}.Length; });")]
    public Task What_a_person_must_move(string marked) => RingFix.None<RingThreadAnalyzer, RingUsedElsewhereFix>(Calls + marked);
}
