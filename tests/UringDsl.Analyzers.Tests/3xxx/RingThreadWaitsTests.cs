using System.Threading.Tasks;
using UringDsl.Analyzers.Blocking;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING3004.</summary>
public sealed class RingThreadWaitsTests
{
    private const string Received = "void OnReceived(Connection connection, in Received received)";
    private const string More = "Connection _c; async Task<int> LoadAsync() { await Task.Delay(9); return 1; }";

    [Theory]
    [InlineData("{|URING3004:Thread.Sleep(10)|};")]
    [InlineData("{|URING3004:Thread.Sleep(TimeSpan.FromSeconds(1))|};")]
    [InlineData("{|URING3004:Task.Delay(10).Wait()|};")]
    [InlineData("int n = {|URING3004:LoadAsync().Result|};")]
    [InlineData("int n = {|URING3004:LoadAsync().GetAwaiter().GetResult()|};")]
    [InlineData("{|URING3004:LoadAsync().ConfigureAwait(false).GetAwaiter().GetResult()|};")]
    [InlineData("var task = LoadAsync(); HangUp(connection); int n = {|URING3004:task.Result|};")]
    [InlineData("ValueTask<int> task = new(LoadAsync()); int n = {|URING3004:task.Result|};")]
    [InlineData("ValueTask<int> task = new(LoadAsync()); int n = {|URING3004:task.AsTask().Result|};")]
    [InlineData("{|URING3004:Task.WaitAll(LoadAsync(), LoadAsync())|};")]
    [InlineData("if ({|URING3004:LoadAsync().Wait(100)|}) HangUp(connection);")]
    [InlineData("var task = LoadAsync(); if (!task.IsCompleted) {|URING3004:task.Wait()|};")]
    [InlineData("var awaiter = LoadAsync().GetAwaiter(); int n = {|URING3004:awaiter.GetResult()|};")]
    [InlineData("using var done = new ManualResetEventSlim(); Task.Run(() => done.Set()); {|URING3004:done.Wait()|};")]
    [InlineData("using var done = new AutoResetEvent(false); {|URING3004:done.WaitOne()|};")]
    [InlineData("using var mutex = new Mutex(); {|URING3004:mutex.WaitOne(500)|};")]
    [InlineData("var gate = new SemaphoreSlim(1); {|URING3004:gate.Wait()|}; gate.Release();")]
    [InlineData("var thread = new Thread(() => { }); thread.Start(); {|URING3004:thread.Join()|};")]
    [InlineData("var process = Process.GetCurrentProcess(); {|URING3004:process.WaitForExit()|};")]
    [InlineData("string? line = {|URING3004:Console.ReadLine()|}; var key = {|URING3004:Console.ReadKey()|};")]
    [InlineData("var line = {|URING3004:Console.In.ReadLine()|};")]
    [InlineData("var host = {|URING3004:Dns.GetHostEntry(\"localhost\")|};")]
    [InlineData("Socket s = new(SocketType.Stream, ProtocolType.Tcp); {|URING3004:s.Connect(\"localhost\", 80)|}; {|URING3004:s.Send(new byte[9])|};")]
    [InlineData(
        "using var client = {|URING3004:new TcpClient(\"localhost\", 80)|}; using NetworkStream s = client.GetStream(); {|URING3004:s.Write(new byte[9])|};")]
    [InlineData("using var http = new System.Net.Http.HttpClient(); using var r = {|URING3004:http.Send(new())|};")]
    [InlineData("{|URING3004:Parallel.For(0, 9, n => { })|};")]
    [InlineData("var items = new BlockingCollection<int>(); int n = {|URING3004:items.Take()|};")]
    [InlineData("{|URING3004:SpinWait.SpinUntil(() => _c.Index > 0)|};")]
    [InlineData("var gate = new object(); lock (gate) {|URING3004:Monitor.Wait(gate)|};")]
    public Task In_a_completion(string body) => RingFixture.VerifyOnly("URING3004", new BlockingAnalyzer(), $"{More} {Received} {{ {body} }}");

    [Theory]
    [InlineData(Received + " => Slow(); void Slow() => {|URING3004:Thread.Sleep(1)|};")]
    [InlineData(Received + " { First(); void First() => Second(); void Second() { {|URING3004:Thread.Sleep(1)|}; } }")]
    [InlineData(Received + " { Action slow = () => {|URING3004:Thread.Sleep(1)|}; slow(); }")]
    [InlineData(Received + " { var all = new List<int> { 1 }; all.ForEach(n => {|URING3004:Thread.Sleep(n)|}); }")]
    [InlineData(Received + " { int n = Total; } int Total { get { {|URING3004:Thread.Sleep(1)|}; return 1; } }")]
    [InlineData(Received + " => {|URING3004:Helper.Slow()|};")]
    [InlineData(Received + " => {|URING3004:connection.Slow()|};")]
    [InlineData("readonly Store _store = new(); " + Received + " { {|URING3004:_store.Save(1)|}; }")]
    [InlineData(Received + " { _ = {|URING3004:new Store(5)|}; }")]
    [InlineData("void OnSent(Connection connection, in Sent sent) { try { } finally { {|URING3004:Thread.Sleep(1)|}; } }")]
    [InlineData("void OnAccepted(in Accepted accepted) => {|URING3004:Thread.Sleep(1)|};")]
    [InlineData("partial void OnClosed(Connection connection, ref Session session) => {|URING3004:Thread.Sleep(1)|};")]
    [InlineData("partial void OnUnhandledException(Exception exception) => {|URING3004:Thread.Sleep(1)|};")]
    [InlineData("partial void OnBuffersLow(string name, int free) { if (free == 0) {|URING3004:Thread.Sleep(1)|}; }")]
    [InlineData("void Go() => Post(() => {|URING3004:Thread.Sleep(1)|});")]
    [InlineData("void Go() => Post(Slow); void Slow() => {|URING3004:Thread.Sleep(1)|};")]
    [InlineData("void Go() => Post(async () => { await Task.Delay(1); {|URING3004:Thread.Sleep(1)|}; });")]
    [InlineData("public void Later() { HangUp(_c); {|URING3004:Thread.Sleep(1)|}; }")]
    [InlineData("async RingTask Serve(Connection c) { await Ping(); {|URING3004:Thread.Sleep(1)|}; }")]
    [InlineData("async partial void OnStarted() { await Ping(); {|URING3004:Thread.Sleep(1)|}; }")]
    [InlineData("partial void OnStarted() => Begin(); async void Begin() { while (true) { {|URING3004:Thread.Sleep(1)|}; await Ping(); } }")]
    [InlineData("partial void OnStarted() => {|URING3004:LoadAsync().Wait()|};")]
    [InlineData("partial void OnStarted() { var task = LoadAsync(); int n = {|URING3004:task.Result|}; }")]
    [InlineData("partial void OnOpened(Connection connection, ref Session session) => {|URING3004:new H().Run()|};")]
    public Task Through_calls_and_from_every_entry(string members) => RingFixture.VerifyOnly("URING3004", new BlockingAnalyzer(), More + members, """
        static class Helper
        {
            public static void Slow() => Deeper();
            static void Deeper() => Thread.Sleep(1);
            public static void Slow(this Connection connection) => Thread.Sleep(connection.Index);
        }

        sealed class Store
        {
            public Store() { }
            public Store(int n) => Thread.Sleep(n);
            public void Save(int n) { if (n > 0) new Thread(() => { }).Join(); }
        }
        """);

    [Theory]
    [InlineData("static class P { static void Go(H h) => h.Post(() => {|URING3004:Thread.Sleep(1)|}); }")]
    [InlineData("static class P { static void Go(RingAddress a) => a.Post(() => {|URING3004:Slow()|}); static void Slow() => Thread.Sleep(1); }")]
    [InlineData(
        "static class P { static void Go(RingGroup<H> g) { g.Broadcast(h => {|URING3004:Thread.Sleep(1)|}); g.Post(0, h => {|URING3004:h.Idle()|}); } }")]
    public Task What_others_post(string types) =>
        RingFixture.VerifyOnly("URING3004", new BlockingAnalyzer(), More + "public void Idle() => Thread.Sleep(1);", types);

    [Fact]
    public Task The_message_has_the_path_and_what_to_do() => RingFixture.Verify(
        new BlockingAnalyzer(), More + Received + " => Parse(); void Parse() => {|URING3004:Thread.Sleep(1)|};", "",
        "'Thread.Sleep' makes the ring's thread wait (OnReceived → Parse → Thread.Sleep): meanwhile nothing of the ring is served, and completions pile up "
        + "until the queue overflows. Await a [Timeout].");

    // What does not wait, or not on the ring's thread.

    [Theory]
    [InlineData("Thread.Sleep(0); Thread.Yield();")]
    [InlineData("var gate = new SemaphoreSlim(1); if (gate.Wait(0)) gate.Release(); if (gate.Wait(TimeSpan.Zero)) gate.Release();")]
    [InlineData("using var done = new ManualResetEvent(true); if (done.WaitOne(0) || done.WaitOne(TimeSpan.Zero)) done.Reset();")]
    [InlineData("int n = Task.FromResult(5).Result; Task.CompletedTask.Wait(); n = new ValueTask<int>(5).Result;")]
    [InlineData("var task = LoadAsync(); if (task.IsCompletedSuccessfully) _c = new(task.Result, 0);")]
    [InlineData("var task = LoadAsync(); if (!task.IsCompleted) return; int n = task.Result;")]
    [InlineData("var task = LoadAsync(); int n = task.IsCompleted ? task.Result : 0;")]
    [InlineData("var task = LoadAsync(); if (task is { IsCompletedSuccessfully: true }) _c = new(task.Result, 0);")]
    [InlineData("var task = LoadAsync(); if (task.Status == TaskStatus.RanToCompletion) _c = new(task.Result, 0);")]
    [InlineData("ValueTask<int> task = new(5); if (task.IsCompleted && task.Result > 0) HangUp(connection);")]
    [InlineData("var awaiter = LoadAsync().GetAwaiter(); if (awaiter.IsCompleted) _c = new(awaiter.GetResult(), 0);")]
    [InlineData("Task.Run(() => Thread.Sleep(10)); new Thread(() => Console.ReadLine()).Start();")]
    [InlineData("LoadAsync().ContinueWith(t => t.Result);")]
    [InlineData("var done = new ManualResetEventSlim(); done.Set(); var count = new CountdownEvent(1); count.Signal();")]
    [InlineData("Action slow = () => Thread.Sleep(1); Task.Run(slow);")]
    [InlineData("Func<int> slow = () => { Thread.Sleep(1); return 1; }; var later = new Lazy<int>(slow);")]
    [InlineData("var items = new BlockingCollection<int>(); if (items.TryTake(out int n)) HangUp(connection); items.TryAdd(5);")]
    [InlineData("var result = new Outcome { Result = 5 }; int n = result.Result; result.Wait();")]
    [InlineData("Wait(new Waiter()); void Wait(IWaiter waiter) => waiter.Wait();")]
    [InlineData("_c = new(nameof(Thread.Sleep).Length, 0);")]
    public Task What_does_not_wait_is_silent(string body) => RingFixture.VerifyOnly(
        "URING3004", new BlockingAnalyzer(), $"{More} {Received} {{ {body} }}",
        "class Outcome { public int Result; public void Wait() { } } interface IWaiter { void Wait(); } "
        + "class Waiter : IWaiter { public void Wait() => Thread.Sleep(1); }");

    [Theory]
    [InlineData("partial void OnStarted() { Thread.Sleep(1); var host = Dns.GetHostAddresses(\"localhost\"); Listen(new(host[0], 80)); }")]
    [InlineData("partial void OnStarted() { var all = Task.Run(() => Directory.GetFiles(\".\")); all.Wait(); Begin(); } void Begin() => Thread.Sleep(1);")]
    [InlineData("partial void OnStopping() => Thread.Sleep(1);")]
    [InlineData("async partial void OnStarted() { Thread.Sleep(1); await Ping(); }")]
    [InlineData("async RingTask Serve(Task<int> load) { await load; int n = load.Result; }")]
    [InlineData("async RingTask Serve(Task<int> a, Task<int> b) { await Task.WhenAll(a, b); int n = a.Result + b.Result; }")]
    [InlineData(
        "async RingTask Serve(List<Task<int>> all) { await Task.WhenAll(all); int n = all[0].Result + all.Sum(t => t.Result); foreach (var t in all) n += "
        + "t.Result; }")]
    [InlineData("async RingTask Serve(Task<int> a, Task<int> b) { Task<int> first = await Task.WhenAny(a, b); int n = first.Result; }")]
    [InlineData("async RingTask Serve() { await Task.Delay(1); await Task.Run(() => Thread.Sleep(1)); }")]
    [InlineData("async Task Serve() { await Task.Delay(1).ConfigureAwait(false); Thread.Sleep(1); }")]
    [InlineData("public void WaitUntilReady(ManualResetEventSlim ready) => ready.Wait();")]
    [InlineData(
        "public int Count() { using var done = new ManualResetEventSlim(); int n = 0; Post(() => { n = _c.Index; done.Set(); }); done.Wait(); return n; }")]
    [InlineData("public H() => Thread.Sleep(1); static void Pause() => Thread.Sleep(1); ~H() => Thread.Sleep(1);")]
    [InlineData("public void Notify() { if (Environment.CurrentManagedThreadId == 5) HangUp(_c); else Thread.Sleep(1); }")]
    [InlineData("abstract class Plug { public abstract void Work(); } sealed class Slow : Plug { public override void Work() => Thread.Sleep(1); } "
        + "Plug _plug = new Slow(); void OnReceived(Connection connection, in Received received) => _plug.Work();")]
    public Task What_may_wait_is_silent(string members) => RingFixture.VerifyOnly("URING3004", new BlockingAnalyzer(), More + members);

    [Fact]
    public Task The_rule_can_be_suppressed() =>
        RingFixture.Verify(new BlockingAnalyzer(), "\n#pragma warning disable URING3004\n" + Received + " => Thread.Sleep(1);");
}
