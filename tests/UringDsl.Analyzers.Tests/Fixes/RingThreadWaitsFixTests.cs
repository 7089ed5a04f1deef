using System.Threading.Tasks;
using UringDsl.Analyzers.Blocking;
using UringDsl.CodeFixes;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING3004.</summary>
public sealed class RingThreadWaitsFixTests
{
    [Theory]
    [InlineData(
        "async RingTask Serve() { await Ping(); {|URING3004:Thread.Sleep(1)|}; {|URING3004:Thread.Sleep(TimeSpan.Zero + TimeSpan.FromDays(1))|}; }",
        "async RingTask Serve() { await Ping(); await Sleep(TimeSpan.FromMilliseconds(1)); await Sleep(TimeSpan.Zero + TimeSpan.FromDays(1)); }")]
    [InlineData(
        "async RingTask Serve(Task<int> a, Task<int> b, Task c) { await Ping(); int n = {|URING3004:a.Result|} + {|URING3004:b.GetAwaiter().GetResult()|}; "
            + "{|URING3004:c.Wait()|}; }",
        "async RingTask Serve(Task<int> a, Task<int> b, Task c) { await Ping(); int n = await a + await b; await c; }")]
    [InlineData(
        "async RingTask Serve(SemaphoreSlim gate) { await Ping(); {|URING3004:gate.Wait()|}; int n = {|URING3004:Dns.GetHostAddresses(\"a\")|}.Length; }",
        "async RingTask Serve(SemaphoreSlim gate) { await Ping(); await gate.WaitAsync(); int n = (await Dns.GetHostAddressesAsync(\"a\")).Length; }")]
    [InlineData(
        "async RingTask Serve(Task a, Task b) { await Ping(); {|URING3004:Task.WaitAll(a, b)|}; }",
        "async RingTask Serve(Task a, Task b) { await Ping(); await Task.WhenAll(a, b); }")]
    public Task In_async_code_it_is_awaited(string marked, string wanted) => RingFix.In<BlockingAnalyzer, RingThreadWaitsFix>(marked, wanted);

    [Theory]
    [InlineData(
        "partial void OnMessage(ulong data, int value) => {|URING3004:Thread.Sleep(1)|};",
        "async partial void OnMessage(ulong data, int value) => await Sleep(TimeSpan.FromMilliseconds(1));")]
    [InlineData(
        "public void Later(Connection c) { HangUp(c); {|URING3004:Thread.Sleep(1)|}; }",
        "public async RingTask Later(Connection c) { HangUp(c); await Sleep(TimeSpan.FromMilliseconds(1)); }")]
    public Task A_method_that_only_the_ring_calls_becomes_async(string marked, string wanted) =>
        RingFix.In<BlockingAnalyzer, RingThreadWaitsFix>(marked, wanted);

    [Theory]
    [InlineData("void OnReceived(Connection connection, in Received received) => {|URING3004:Thread.Sleep(1)|};")]
    [InlineData("void OnAccepted(in Accepted accepted) => Slow(); void Slow() => {|URING3004:Thread.Sleep(1)|};")]
    [InlineData("void Go() => Post(() => {|URING3004:Thread.Sleep(1)|});")]
    [InlineData("async RingTask Serve(ManualResetEventSlim set) { await Ping(); {|URING3004:set.Wait()|}; }")]
    [InlineData("async RingTask Serve(Socket socket) { await Ping(); {|URING3004:socket.Send(new byte[9])|}; }")]
    public Task What_a_person_must_change(string marked) => RingFix.None<BlockingAnalyzer, RingThreadWaitsFix>(marked);
}
