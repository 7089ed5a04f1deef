using System.Threading.Tasks;
using UringDsl.Analyzers.Threads;
using UringDsl.CodeFixes;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING3006.</summary>
public sealed class AsyncVoidOnRingFixTests
{
    [Theory]
    [InlineData(
        "async void {|URING3006:Serve|}() { await Task.Delay(1); HangUp(default); } void OnAccepted(in Accepted accepted) => Serve();",
        "async RingTask Serve() { await Task.Delay(1); HangUp(default); } void OnAccepted(in Accepted accepted) => _ = Serve();")]
    [InlineData(
        "void OnAccepted(in Accepted accepted) { Serve(); async void {|URING3006:Serve|}() => await Ping(); }",
        "void OnAccepted(in Accepted accepted) { _ = Serve(); async RingTask Serve() => await Ping(); }")]
    [InlineData(
        "async void {|URING3006:Serve|}() => await Ping(); async RingTask All() { Serve(); await Ping(); }",
        "async RingTask Serve() => await Ping(); async RingTask All() { _ = Serve(); await Ping(); }")]
    public Task It_returns_a_RingTask(string marked, string wanted) => RingFix.In<AsyncVoidAnalyzer, AsyncVoidOnRingFix>(marked, wanted);

    [Theory]
    [InlineData("void Go() => Post({|URING3006:async|} () => await Ping());")]
    [InlineData("Action? _serve; void Go() => _serve = Serve; async void {|URING3006:Serve|}() => await Ping();")]
    public Task What_must_return_void_is_left_to_a_person(string marked) => RingFix.None<AsyncVoidAnalyzer, AsyncVoidOnRingFix>(marked);
}
