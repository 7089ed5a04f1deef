using System.Threading.Tasks;
using UringDsl.Analyzers.Costs;
using UringDsl.CodeFixes;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING4007.</summary>
public sealed class TaskPerMessageFixTests
{
    private const string Received = "void OnReceived(Connection connection, in Received received)";

    [Theory]
    [InlineData(
        Received + " => _ = {|URING4007:Later()|}; async Task Later() => await Ping();",
        Received + " => _ = Later(); async RingTask Later() => await Ping();")]
    [InlineData(
        Received + " => _ = {|URING4007:Later()|}; async ValueTask<int> Later() { await Ping(); return 5; }",
        Received + " => _ = Later(); async RingTask<int> Later() { await Ping(); return 5; }")]
    [InlineData(
        Received + " { _ = {|URING4007:Later()|}; async Task Later() => await Ping(); }",
        Received + " { _ = Later(); async RingTask Later() => await Ping(); }")]
    public Task It_returns_a_RingTask(string marked, string wanted) => RingFix.In<CostAnalyzer, TaskPerMessageFix>(marked, wanted);

    [Theory]
    [InlineData("Task? _last; " + Received + " => _last = {|URING4007:Later()|}; async Task Later() => await Ping();")]
    [InlineData(Received + " => Task.WhenAny({|URING4007:Later()|}); async Task Later() => await Ping();")]
    public Task What_is_kept_or_passed_on_is_left_to_a_person(string marked) => RingFix.None<CostAnalyzer, TaskPerMessageFix>(marked);
}
