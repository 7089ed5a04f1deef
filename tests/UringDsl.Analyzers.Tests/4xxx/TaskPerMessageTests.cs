using System.Threading.Tasks;
using UringDsl.Analyzers.Costs;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING4007.</summary>
public sealed class TaskPerMessageTests
{
    private const string Received = "void OnReceived(Connection connection, in Received received)";

    [Theory]
    [InlineData(Received + " => _ = {|URING4007:Later()|}; async Task Later() => await Ping();")]
    [InlineData(Received + " => _ = {|URING4007:Later()|}; async ValueTask<int> Later() { await Ping(); return 5; }")]
    [InlineData("async RingTask Serve(Connection c) { while (true) { await Read(c); await {|URING4007:Later()|}; } } async Task Later() => await Ping();")]
    public Task With_every_message(string members) => Verify(members);

    [Theory]
    [InlineData(Received + " => Later(); async RingTask Later() => await Ping();")]
    [InlineData("partial void OnStarted() => _ = Later(); async Task Later() => await Ping();")]
    [InlineData("void OnAccepted(in Accepted accepted) => _ = Later(); async Task Later() => await Ping();")]
    [InlineData(
        Received + " => _ = Later(); [System.Runtime.CompilerServices.AsyncMethodBuilder(typeof("
        + "System.Runtime.CompilerServices.PoolingAsyncValueTaskMethodBuilder))] async ValueTask Later() => await Ping();")]
    [InlineData(Received + " => _ = Later(); Task Later() => Task.CompletedTask;")]
    public Task What_is_pooled_or_seldom_is_silent(string members) => Verify(members);

    [Fact]
    public Task The_message_says_what_to_return() => RingFixture.Verify(
        new CostAnalyzer(), Received + " => _ = {|URING4007:Later()|}; async Task Later() => await Ping();", "",
        "'Later' returns Task and is called with every message (OnReceived): each call that waits allocates its state, which that of a RingTask does not. "
        + "Return RingTask.");

    [Fact]
    public Task The_rule_can_be_suppressed() => RingFixture.Verify(
        new CostAnalyzer(), "\n#pragma warning disable URING4007\n" + Received + " => _ = Later(); async Task Later() => await Ping();");

    private static Task Verify(string members) => RingFixture.VerifyOnly("URING4007", new CostAnalyzer(), members);
}
