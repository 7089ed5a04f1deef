using System.Threading.Tasks;
using UringDsl.Analyzers.Threads;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING3003.</summary>
public sealed class RingUsedElsewhereTests
{
    private const string Calls = "Connection _c; SendBuffer _data; HeldBuffer _held; void Flush() => Send(_c, _data); void Deep() => Flush();";

    [Theory]
    [InlineData("void Go(Connection c) => Task.Run(() => {|URING3003:HangUp(c)|});")]
    [InlineData("void Go() => Task.Run({|URING3003:Flush|});")]
    [InlineData("void Go() => _ = Task.Run(async () => { await Task.Delay(5); {|URING3003:Flush()|}; });")]
    [InlineData("void Go() { Action work = () => { Console.Write(1); {|URING3003:Send(_c, _data)|}; }; Task.Factory.StartNew(work); }")]
    [InlineData("void Go() { Action work = Deep; new Thread(() => {|URING3003:work()|}); Task.Run({|URING3003:work|}); }")]
    [InlineData("void Go() { new Thread({|URING3003:Deep|}) { IsBackground = true }.Start(); }")]
    [InlineData("void Go() { var thread = new Thread(() => { while (true) {|URING3003:Deep()|}; }); thread.Start(); }")]
    [InlineData("void Go() => ThreadPool.QueueUserWorkItem(_ => {|URING3003:Send(_c, _data)|});")]
    [InlineData("void Go() => ThreadPool.UnsafeQueueUserWorkItem(static h => {|URING3003:h.Flush()|}, this, preferLocal: false);")]
    [InlineData("Timer? _timer; partial void OnStarted() => _timer = new Timer(_ => {|URING3003:Flush()|}, null, 0, 1000);")]
    [InlineData("Timer? _timer; void OnTick(object? state) => Flush(); partial void OnStarted() => _timer = new({|URING3003:OnTick|}, null, 0, 1000);")]
    [InlineData("void Go() { var timer = new System.Timers.Timer(5); timer.Elapsed += (_, _) => {|URING3003:Flush()|}; timer.Start(); }")]
    [InlineData("void Go() { var timer = new System.Timers.Timer(5); timer.Elapsed += {|URING3003:OnTick|}; } void OnTick(object? s, EventArgs e) => Deep();")]
    [InlineData("void Go(Connection[] all) => Parallel.ForEach(all, c => {|URING3003:HangUp(c)|});")]
    [InlineData("void Go() => Parallel.Invoke({|URING3003:Flush|}, () => {|URING3003:HangUp(_c)|});")]
    [InlineData("void Go(Connection[] all) => all.AsParallel().ForAll({|URING3003:HangUp|});")]
    [InlineData("void Go(Task task) => task.ContinueWith(_ => {|URING3003:Flush()|});")]
    [InlineData("void Go(Task<int> task) => task.ContinueWith(t => { if (t.Result > 0) {|URING3003:HangUp(_c)|}; });")]
    [InlineData("void Go(CancellationToken token) => token.Register(() => {|URING3003:HangUp(_c)|});")]
    [InlineData("void Go(CancellationToken token) => token.Register({|URING3003:Flush|});")]
    [InlineData("readonly CancellationTokenSource _s = new(1000); void Go() => _s.Token.Register({|URING3003:Flush|});")]
    [InlineData("readonly CancellationTokenSource _s = new(); public void End() => _s.Cancel(); void Go() => _s.Token.Register({|URING3003:Flush|});")]
    [InlineData("readonly CancellationTokenSource _s = new(); void Go() { _s.CancelAfter(10); _s.Token.Register({|URING3003:Flush|}); }")]
    [InlineData("void Go() => AppDomain.CurrentDomain.ProcessExit += (_, _) => {|URING3003:Flush()|};")]
    [InlineData("void Go() => Console.CancelKeyPress += (_, e) => { e.Cancel = true; {|URING3003:HangUp(_c)|}; };")]
    [InlineData("void Go(Socket s, byte[] b) => s.BeginReceive(b, 0, 9, SocketFlags.None, _ => {|URING3003:Flush()|}, null);")]
    [InlineData("void Go(FileSystemWatcher watcher) => watcher.Changed += (_, _) => {|URING3003:HangUp(_c)|};")]
    [InlineData("void Go() => Task.Run(() => { void Inner() => Flush(); {|URING3003:Inner()|}; });")]
    [InlineData("void Go(Connection[] all) => Task.Run(() => {|URING3003:all.ToList().ForEach(c => HangUp(c))|});")]
    [InlineData("void Go(System.Diagnostics.Metrics.Meter m) => m.CreateObservableGauge(\"n\", () => {|URING3003:State(_c)|}.Count);")]
    public Task A_delegate_that_another_thread_calls(string members) => Verify(Calls + members);

    [Theory]
    [InlineData("void Go(HeldBuffer held) => Task.Run(() => {|URING3003:held.Return()|});")]
    [InlineData("void Go(HeldBuffer held) => Task.Run(() => Console.WriteLine({|URING3003:held.Span|}.Length));")]
    [InlineData("void Go() => Task.Run(() => {|URING3003:Ring|}.RegisterPersonality());")]
    [InlineData("void Go() { RingControl ring = Ring; Task.Run(() => {|URING3003:ring.Capabilities|}.Has(RingFeature.Napi)); }")]
    [InlineData("void Go() => Task.Run(() => {|URING3003:Pages|}.Free);")]
    [InlineData("void Go() { var pages = Pages; Task.Run(() => { if ({|URING3003:pages.TryTake(out FixedBuffer page)|}) {|URING3003:page.Return()|}; }); }")]
    [InlineData("void Go(FixedBuffer page) => new Thread(() => {|URING3003:page.Span|}.Clear()).Start();")]
    [InlineData("void Go() => Task.Run(async () => await {|URING3003:Ping()|});")]
    [InlineData("async RingTask Talk() => await Ping(); void Go() => Task.Run(() => { {|URING3003:Talk()|}; });")]
    [InlineData("int Count => State(_c).Count; void Go() => Task.Run(() => {|URING3003:Count|});")]
    public Task Whatever_belongs_to_the_ring(string members) => Verify(Calls + members);

    [Theory]
    [InlineData("async RingTask Go() { await Task.Delay(5).ConfigureAwait(false); {|URING3003:Flush()|}; }")]
    [InlineData("async Task Go() { int n = await Task.Run(() => 1).ConfigureAwait(false); if (n > 0) {|URING3003:HangUp(_c)|}; }")]
    [InlineData("async Task Go(Stream s, byte[] b) { int n = await s.ReadAsync(b).ConfigureAwait(continueOnCapturedContext: false); {|URING3003:Deep()|}; }")]
    [InlineData("async Task Go() { var wait = Task.Delay(5).ConfigureAwait(false); await wait; {|URING3003:Flush()|}; }")]
    [InlineData("async Task Go(bool slow) { if (slow) await Task.Delay(5).ConfigureAwait(false); {|URING3003:HangUp(_c)|}; }")]
    [InlineData("async Task Go() { while (true) { {|URING3003:Flush()|}; await Task.Delay(5).ConfigureAwait(false); } }")]
    [InlineData("async Task Go() { try { await Task.Delay(5).ConfigureAwait(false); } finally { {|URING3003:HangUp(_c)|}; } }")]
    [InlineData("async Task Go() { try { await Task.Delay(5).ConfigureAwait(false); } catch (IOException) { {|URING3003:HangUp(_c)|}; } }")]
    [InlineData("async Task Go(IAsyncEnumerable<int> all) { await foreach (int n in all.ConfigureAwait(false)) {|URING3003:Flush()|}; }")]
    [InlineData("async Task Go(IAsyncDisposable d) { await using (d.ConfigureAwait(false)) { } {|URING3003:Flush()|}; }")]
    [InlineData("async Task Go() { await Task.Delay(5).ConfigureAwait(false); await Task.Delay(5); await {|URING3003:Ping()|}; }")]
    [InlineData("async Task Go() { await Task.Delay(5).ConfigureAwait(ConfigureAwaitOptions.ForceYielding); {|URING3003:Flush()|}; }")]
    [InlineData("void Go() => Post(async () => { await Task.Delay(5).ConfigureAwait(false); {|URING3003:Flush()|}; });")]
    [InlineData("void Go() { Later(); async void Later() { await Task.Yield(); await Task.Delay(5).ConfigureAwait(false); {|URING3003:Flush()|}; } }")]
    [InlineData("async ValueTask<int> Go(HeldBuffer held) { await Task.Delay(5).ConfigureAwait(false); return {|URING3003:held.Span|}.Length; }")]
    public Task What_follows_an_await_that_leaves_the_ring(string members) => Verify(Calls + members);

    [Theory]
    [InlineData("public H() => {|URING3003:Listen(new IPEndPoint(IPAddress.Loopback, 7000))|};")]
    [InlineData("public H(int port) { if (port > 0) {|URING3003:Begin()|}; } void Begin() => Listen(new IPEndPoint(IPAddress.Loopback, 7000));")]
    [InlineData("public H() { for (int i = 0; i < 4; i++) if ({|URING3003:Pages|}.TryTake(out var page)) break; }")]
    [InlineData("~H() => {|URING3003:HangUp(_c)|};")]
    public Task A_constructor_or_a_finalizer(string members) => Verify(Calls + members);

    [Theory]
    [InlineData("static class P { static void Main2() { var h = new H(); {|URING3003:h.HangUp(default)|}; h.Run(); } }")]
    [InlineData("static class P { static void Main2() { H h = new(); h.Run(); {|URING3003:h.Notify()|}; } }")]
    [InlineData("static class P { static void Main2() { var h = new H(); new Thread(() => h.Run()).Start(); Thread.Sleep(9); {|URING3003:h.Notify()|}; } }")]
    [InlineData("static class P { static void Go(H h) => Task.Run(() => {|URING3003:h.Notify()|}); }")]
    [InlineData("static class P { static void Go(H h) => Task.Run(() => {|URING3003:h.Twice()|}); static void Twice(this H h) { h.Notify(); h.Notify(); } }")]
    [InlineData("class P(H h) { Timer? _t; void Go() => _t = new Timer(Tick, null, 0, 9); void Tick(object? _) => Log(h.Total); void Log(int n) { } }")]
    [InlineData("class P(H h) { Timer? _t; void Go() => _t = new Timer({|URING3003:Tick|}, null, 0, 9); void Tick(object? _) => h.Notify(); }")]
    [InlineData(
        "static class P { static void Main2() { using var g = RingGroup.Start(2, _ => new H(), (h, t) => h.Run(t)); {|URING3003:g.Handlers[0].Notify()|}; } }")]
    [InlineData(
        "static class P { static void Main2() { var g = RingGroup.Start(2, _ => new H(), (h, t) => h.Run(t)); "
        + "foreach (H h in g.Handlers) {|URING3003:h.Notify()|}; } }")]
    [InlineData("class Bot { H? _h; async Task Go() { await Task.Delay(1).ConfigureAwait(false); {|URING3003:_h!.Notify()|}; } }")]
    public Task Code_outside_of_the_handler(string types) => Verify(Calls + "public int Total; public void Notify() => Deep();", types);

    [Fact]
    public Task The_message_has_the_path_and_what_to_do() => RingFixture.Verify(
        new RingThreadAnalyzer(),
        Calls + "void Go() { Task.Run({|URING3003:Deep|}); Task.Run(() => {|URING3003:HangUp(_c)|}); } "
        + "async Task Wait() { await Task.Delay(1).ConfigureAwait(false); {|URING3003:Flush()|}; }",
        "",
        "'Deep', which leads to 'Send' (Deep → Flush → Send), belongs to the thread of its ring, and this runs on a thread of the pool: it throws "
        + "InvalidOperationException. Call it in an action that is given to Post.",
        "'HangUp' belongs to the thread of its ring, and this runs on a thread of the pool: it throws InvalidOperationException. "
        + "Call it in an action that is given to Post.",
        "'Flush', which uses 'Send', belongs to the thread of its ring, and the ConfigureAwait(false) before it has left the ring for a thread of the pool: "
        + "it throws InvalidOperationException. Leave ConfigureAwait(false) out: the code behind a plain await runs on the ring's thread again.");

    // On the ring, or nobody knows where.

    [Theory]
    [InlineData("void Go() => Task.Run(() => Post(() => Flush()));")]
    [InlineData("void Go() => Task.Run(() => Post(Flush));")]
    [InlineData("void Go() => Task.Run(async () => { await Task.Delay(5); Post(() => { Flush(); HangUp(_c); }); });")]
    [InlineData("void Go() => Task.Run(() => RingAddress.Post(Flush));")]
    [InlineData("Timer? _timer; partial void OnStarted() => _timer = new Timer(_ => Post(Flush), null, 0, 1000);")]
    [InlineData("async RingTask Go() { await Task.Delay(5); Flush(); await Ping(); HangUp(_c); }")]
    [InlineData("async Task Go() { byte[] all = await Task.Run(() => File.ReadAllBytes(\"x\")); if (all.Length > 0) Flush(); }")]
    [InlineData("async Task Go() { await Task.Yield(); Flush(); await Task.Delay(5).ConfigureAwait(true); Flush(); }")]
    [InlineData("async Task Go() { Flush(); await Task.Delay(5).ConfigureAwait(false); Console.WriteLine(1); }")]
    [InlineData("async Task Go() { await Task.CompletedTask.ConfigureAwait(false); Flush(); }")]
    [InlineData("async Task Go() { await Task.Delay(5).ConfigureAwait(false); Post(Flush); }")]
    [InlineData("async Task Go() { await Wait(); Flush(); } async Task Wait() => await Task.Delay(5).ConfigureAwait(false);")]
    [InlineData("async Task Go(bool slow) { if (slow) { await Task.Delay(5).ConfigureAwait(false); return; } Flush(); }")]
    [InlineData("void Go(Task task) => task.ContinueWith(_ => Flush(), TaskScheduler.FromCurrentSynchronizationContext());")]
    [InlineData("void Go(CancellationToken token) => token.Register(() => HangUp(_c), useSynchronizationContext: true);")]
    [InlineData("readonly CancellationTokenSource _s = new(); void End() => _s.Cancel(); void Go() => _s.Token.Register(Flush);")]
    [InlineData("void Go() { var s = new CancellationTokenSource(); CancellationToken t = s.Token; t.Register(() => HangUp(_c)); s.Cancel(); }")]
    [InlineData("void Go() => CancellationToken.None.Register(Flush);")]
    [InlineData("void Go(CancellationToken token) => token.Register(static h => ((H)h!).Post(((H)h).Flush), this);")]
    [InlineData("void Go(List<Connection> all) { all.ForEach(HangUp); foreach (var c in all.Where(c => c.Index > State(c).Count)) HangUp(c); }")]
    [InlineData("public void Notify() => Flush();")]
    [InlineData("public void Notify() { if (Environment.CurrentManagedThreadId == _id) Flush(); else Post(Flush); } int _id; void Go() => Task.Run(Notify);")]
    [InlineData("Thread? _t; bool IsHere => Thread.CurrentThread == _t; void N() { if (IsHere) Flush(); else Post(Flush); } void Go() => Task.Run(N);")]
    [InlineData("void Go() => Task.Run(() => { try { Flush(); } catch (InvalidOperationException) { Post(Flush); } });")]
    [InlineData("void Go() { Func<Task> work = async () => { await Task.Yield(); Flush(); }; _ = work(); }")]
    [InlineData("readonly List<Action> _later = []; void Go() => Task.Run(() => { lock (_later) _later.Add(() => Flush()); });")]
    [InlineData("void Go() => Task.Run(() => nameof(Send) + nameof(HangUp));")]
    [InlineData("void Go() => Task.Run(() => Console.WriteLine(Statistics.Completions + RingAddress.IsRunning.ToString()));")]
    [InlineData("void Go() => Task.Run(() => { Session s = default; s.Count++; State(1); }); int State(int n) => n;")]
    [InlineData("void Go(SynchronizationContext ring) => Task.Run(() => ring.Post(_ => Flush(), null));")]
    [InlineData("public H() { } public H(int port) => Console.WriteLine(port); partial void OnStarted() => Flush();")]
    [InlineData("readonly Action _flush; public H() { _flush = Flush; _flush += () => HangUp(_c); Total++; } int Total;")]
    [InlineData("void Go() { var length = _held.Length; Task.Run(() => Console.WriteLine(length + _held.Length)); }")]
    public Task On_the_ring_it_is_silent(string members) => Verify(Calls + members);

    [Theory]
    [InlineData("static class P { static void Main2() { var h = new H(); new Thread(() => h.Run()).Start(); h.Post(() => h.Notify()); } }")]
    [InlineData("static class P { static void Main2(H h) { Task run = Task.Run(() => h.Run()); h.Post(h.Notify); run.Wait(); } }")]
    [InlineData("static class P { static void Main2() { using var g = RingGroup.Start(2, _ => new H(), (h, t) => h.Run(t)); g.Post(0, h => h.Notify()); } }")]
    [InlineData("static class P { static void Main2() { using var g = RingGroup.Start(2, _ => new H(), (h, t) => h.Run(t)); g.Broadcast(h => h.Notify()); } }")]
    [InlineData("static class P { static void Go(H h) => h.Notify(); static void All(IEnumerable<H> all) { foreach (H h in all) h.Notify(); } }")]
    [InlineData("interface IBot { void Notify(); } class P { void Go(IBot bot) => Task.Run(() => bot.Notify()); }")]
    [InlineData("abstract class Bot { public abstract void Notify(); } class P { void Go(Bot bot) => Task.Run(() => bot.Notify()); }")]
    [InlineData("class P { void Go(H h) => Task.Run(async () => { await new Way(h); h.Notify(); }); }"
        + "class Way(H h) : System.Runtime.CompilerServices.INotifyCompletion { public Way GetAwaiter() => this; public bool IsCompleted => false; "
        + "public void GetResult() { } public void OnCompleted(Action then) => h.Post(then); }")]
    public Task Outside_too(string types) => Verify(Calls + "public void Notify() => Deep();", types);

    [Fact]
    public Task The_rule_can_be_suppressed() => Verify(Calls + "\n#pragma warning disable URING3003\nvoid Go() => Task.Run(Flush);");

    private static Task Verify(string members, string types = "") =>
        RingFixture.Verify(new RingThreadAnalyzer(), members, types);
}
