using System.Threading.Tasks;
using UringDsl.Analyzers.Threads;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING3006.</summary>
public sealed class AsyncVoidOnRingTests
{
    [Theory]
    [InlineData("async void {|URING3006:Serve|}(Connection connection) { await Task.Delay(1); HangUp(connection); }")]
    [InlineData("private static async void {|URING3006:Log|}(string text) => await File.AppendAllTextAsync(\"log\", text);")]
    [InlineData("async void {|URING3006:Serve|}() { await Ping(); } void OnAccepted(in Accepted accepted) => Serve();")]
    [InlineData("void OnAccepted(in Accepted accepted) { Serve(); async void {|URING3006:Serve|}() => await Ping(); }")]
    [InlineData("void Go() => Post({|URING3006:async|} () => await Ping());")]
    [InlineData("void Go() => Post({|URING3006:async|} () => { await Task.Delay(1); await Ping(); });")]
    [InlineData("void Go() => Post({|URING3006:async|} delegate { await Ping(); });")]
    [InlineData("void Go() { Action serve = {|URING3006:async|} () => await Ping(); Post(serve); }")]
    [InlineData("void Go(RingAddress other) => other.Post({|URING3006:async|} () => await Ping());")]
    [InlineData("void Go(List<Connection> all) => all.ForEach({|URING3006:async|} c => { await Ping(); HangUp(c); });")]
    [InlineData("void Go() => Task.Run(() => Post({|URING3006:async|} () => await Ping()));")]
    [InlineData("Action? _later; void Go() => _later = {|URING3006:async|} () => await Ping();")]
    [InlineData("async void {|URING3006:OnStarted|}(int number) => await Ping();")]
    public Task Async_code_that_returns_void(string members) => RingFixture.Verify(new AsyncVoidAnalyzer(), members);

    [Theory]
    [InlineData("static class P { static void Go(H h) => h.Post({|URING3006:async|} () => await Task.Delay(1)); }")]
    [InlineData("static class P { static void Go(RingAddress a) => a.Post({|URING3006:async|} () => await Task.Delay(1)); }")]
    [InlineData("static class P { static void Go(RingGroup<H> g) => g.Post(0, {|URING3006:async|} h => { await Task.Delay(1); h.HangUp(default); }); }")]
    [InlineData("static class P { static void Go(RingGroup<H> g) { Action<H> all = {|URING3006:async|} h => await Task.Delay(1); g.Broadcast(all); } }")]
    public Task What_others_post(string types) => RingFixture.Verify(new AsyncVoidAnalyzer(), "", types);

    [Fact]
    public Task The_message_says_what_happens_and_what_to_do() => RingFixture.Verify(
        new AsyncVoidAnalyzer(), "async void {|URING3006:Serve|}() => await Ping(); void Go() => Post({|URING3006:async|} () => await Ping());", "",
        "'Serve' is async and returns void: what it awaits can come back when the ring has ended, and what is thrown then ends the process. Return RingTask.",
        "This lambda is async and returns void: what it awaits can come back when the ring has ended, and what is thrown then ends the process. "
        + "Move it to a method that returns RingTask, and call that.");

    [Theory]
    [InlineData("async RingTask Serve(Connection connection) { await Task.Delay(1); HangUp(connection); }")]
    [InlineData(
        "async RingTask<int> Count() { await Ping(); return 1; } async Task Other() => await Task.Delay(1); async ValueTask Third() => await Task.Delay(1);")]
    [InlineData("async partial void OnStarted() { await Task.Delay(1); await Ping(); }")]
    [InlineData("async partial void OnStopping() => await Ping();")]
    [InlineData("async partial void OnUnhandledException(Exception exception) => await File.AppendAllTextAsync(\"log\", exception.Message);")]
    [InlineData("async partial void OnMessage(ulong data, int value) => await Ping();")]
    [InlineData("void Go() => Post(() => _ = Serve()); async RingTask Serve() => await Ping();")]
    [InlineData("void Go() => Post(() => { Serve(); async RingTask Serve() => await Ping(); });")]
    [InlineData("void Go() { Func<Task> serve = async () => await Task.Delay(1); _ = serve(); }")]
    [InlineData("void Go() => Task.Run(async () => { await Task.Delay(1); Post(() => HangUp(default)); });")]
    [InlineData("Timer? _timer; void Go() => _timer = new Timer(async _ => await Task.Delay(1), null, 0, 9);")]
    [InlineData("void Go(Process process) => process.Exited += async (_, _) => await Task.Delay(1);")]
    [InlineData("void Go(List<Connection> all) => all.ForEach(c => HangUp(c)); void Stay() { void Inner() => HangUp(default); Inner(); }")]
    [InlineData("IEnumerable<Task> All(List<int> all) => all.Select(async n => await Task.Delay(n));")]
    [InlineData("sealed class Helper { public async void Log(string text) => await File.AppendAllTextAsync(\"log\", text); }")]
    public Task What_returns_a_task_and_hooks_are_silent(string members) => RingFixture.Verify(new AsyncVoidAnalyzer(), members);

    [Theory]
    [InlineData("class Form { async void OnClick(object sender, EventArgs e) => await Task.Delay(1); }")]
    [InlineData("class P { void Post(Action action) => action(); void Go() => Post(async () => await Task.Delay(1)); }")]
    [InlineData("static class P { static void Go(H h) => h.Post(() => h.HangUp(default)); }")]
    public Task Other_classes_are_left_alone(string types) => RingFixture.Verify(new AsyncVoidAnalyzer(), "", types);

    [Fact]
    public Task The_rule_can_be_suppressed() =>
        RingFixture.Verify(new AsyncVoidAnalyzer(), "\n#pragma warning disable URING3006\nasync void Serve() => await Ping();");
}
