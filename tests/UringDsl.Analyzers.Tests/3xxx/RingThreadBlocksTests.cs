using System.Threading.Tasks;
using UringDsl.Analyzers.Blocking;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING3005.</summary>
public sealed class RingThreadBlocksTests
{
    private const string Received = "void OnReceived(Connection connection, in Received received)";
    private const string More =
        "readonly object _gate = new(); readonly Lock _lock = new(); readonly ReaderWriterLockSlim _many = new(); int _count; Connection _c; ";

    [Theory]
    [InlineData("{|URING3005:lock|} (_gate) _count++;")]
    [InlineData("{|URING3005:lock|} (this) { _count++; }")]
    [InlineData("{|URING3005:lock|} (_lock) { _count++; }")]
    [InlineData("using ({|URING3005:_lock.EnterScope()|}) _count++;")]
    [InlineData("{|URING3005:_lock.Enter()|}; try { _count++; } finally { _lock.Exit(); }")]
    [InlineData("bool taken = false; {|URING3005:Monitor.Enter(_gate, ref taken)|}; Monitor.Exit(_gate);")]
    [InlineData("if ({|URING3005:Monitor.TryEnter(_gate, 100)|}) Monitor.Exit(_gate);")]
    [InlineData("{|URING3005:_many.EnterReadLock()|}; _many.ExitReadLock();")]
    [InlineData("string text = {|URING3005:File.ReadAllText(\"motd\")|};")]
    [InlineData("if ({|URING3005:File.Exists(\"motd\")|}) {|URING3005:File.AppendAllText(\"log\", \"x\")|};")]
    [InlineData("using var file = {|URING3005:new FileStream(\"log\", FileMode.Append)|}; {|URING3005:file.Write(new byte[9])|}; {|URING3005:file.Flush()|};")]
    [InlineData("using var file = {|URING3005:File.OpenRead(\"log\")|}; int n = {|URING3005:file.ReadByte()|};")]
    [InlineData("using var reader = {|URING3005:new StreamReader(\"log\")|};")]
    [InlineData("foreach (string file in {|URING3005:Directory.EnumerateFiles(\".\")|}) _count++;")]
    [InlineData("{|URING3005:RandomAccess.Write(null!, new byte[9], 0)|};")]
    [InlineData("{|URING3005:Console.WriteLine(\"received\")|};")]
    [InlineData("{|URING3005:Console.Out.WriteLine(\"received\")|}; {|URING3005:Console.Error.Write('x')|};")]
    [InlineData("TextWriter output = Console.Out; {|URING3005:output.WriteLine(5)|};")]
    public Task In_a_completion(string body) => RingFixture.VerifyOnly("URING3005", new BlockingAnalyzer(), $"{More} {Received} {{ {body} }}");

    [Theory]
    [InlineData(Received + " => Log(\"x\"); void Log(string text) => {|URING3005:Console.WriteLine(text)|};")]
    [InlineData(Received + " => {|URING3005:Logger.Info(\"x\")|};")]
    [InlineData("readonly Counter _counter = new(); " + Received + " => {|URING3005:_counter.Add()|};")]
    [InlineData("readonly Counter _counter = new(); " + Received + " { int n = {|URING3005:_counter.Total|}; }")]
    [InlineData(Received + " { using var scope = {|URING3005:Logger.Enter()|}; }")]
    [InlineData("void OnAccepted(in Accepted accepted) => {|URING3005:Console.WriteLine(accepted.Connection)|};")]
    [InlineData("partial void OnOpened(Connection connection, ref Session session) { {|URING3005:lock|} (_gate) _count++; }")]
    [InlineData("void Go() => Post(() => {|URING3005:File.Delete(\"x\")|});")]
    [InlineData("async RingTask Serve() { await Ping(); {|URING3005:File.Delete(\"x\")|}; }")]
    [InlineData("async partial void OnStarted() { while (true) { await Ping(); {|URING3005:Console.WriteLine(1)|}; } }")]
    [InlineData(
        "partial void OnStarted() => Loop(); async RingTask Loop() { for (;;) { await Ping(); Log(); } } void Log() => {|URING3005:Console.WriteLine(1)|};")]
    [InlineData("public void Later() { HangUp(_c); {|URING3005:lock|} (_gate) _count++; }")]
    public Task Through_calls_and_from_every_entry(string members) => RingFixture.VerifyOnly("URING3005", new BlockingAnalyzer(), More + members, """
        static class Logger
        {
            static readonly Lock s_lock = new();
            public static void Info(string text) => Write(text);
            static void Write(string text) => Console.Out.WriteLine(text);
            public static IDisposable Enter() { s_lock.Enter(); return null!; }
        }

        sealed class Counter
        {
            int _n;
            public void Add() { lock (this) _n++; }
            public int Total { get { lock (this) return _n; } }
        }
        """);

    [Fact]
    public Task The_message_has_the_path_and_what_to_do() => RingFixture.Verify(
        new BlockingAnalyzer(), More + Received + " { {|URING3005:lock|} (_gate) Log(); } void Log() => {|URING3005:Console.WriteLine(_count)|};", "",
        "'lock' can block the ring's thread (OnReceived → lock), and every connection of the ring with it. "
        + "Keep what the ring's thread uses to itself, and let other threads call Post.",
        "'Console.WriteLine' can block the ring's thread (OnReceived → Log → Console.WriteLine), and every connection of the ring with it. "
        + "Put it into a queue that another thread empties.");

    // What does not block, or not the others.

    [Theory]
    [InlineData("if (_lock.TryEnter()) _lock.Exit(); if (Monitor.TryEnter(_gate)) Monitor.Exit(_gate);")]
    [InlineData("Interlocked.Increment(ref _count); Volatile.Write(ref _count, 5);")]
    [InlineData("var seen = new ConcurrentQueue<int>(); seen.Enqueue(5); seen.TryDequeue(out int n);")]
    [InlineData("using var memory = new MemoryStream(); memory.Write(new byte[9]); memory.CopyTo(Stream.Null);")]
    [InlineData("using var text = new StringWriter(); text.WriteLine(5); using var reader = new StringReader(\"x\"); reader.ReadLine();")]
    [InlineData("string path = Path.Combine(\"a\", \"b\"); string name = Path.GetFileName(path);")]
    [InlineData("Task.Run(() => File.WriteAllText(\"log\", \"x\")); ThreadPool.QueueUserWorkItem(_ => Console.WriteLine(1));")]
    [InlineData("_ = File.WriteAllTextAsync(\"log\", \"x\");")]
    [InlineData("try { HangUp(connection); } catch (Exception e) { Console.Error.WriteLine(e); lock (_gate) _count++; }")]
    [InlineData("Debug.Assert(_count > 0); Trace.TraceInformation(\"x\");")]
    [InlineData("var file = new File2(); file.ReadAllText(\"x\"); new Console2().WriteLine(1);")]
    public Task What_does_not_block_is_silent(string body) => RingFixture.VerifyOnly(
        "URING3005", new BlockingAnalyzer(), $"{More} {Received} {{ {body} }}",
        "class File2 { public void ReadAllText(string s) { } } class Console2 { public void WriteLine(int n) { } }");

    [Theory]
    [InlineData("partial void OnStarted() { Console.WriteLine(\"started\"); string text = File.ReadAllText(\"motd\"); lock (_gate) _count++; }")]
    [InlineData(
        "partial void OnStarted() { foreach (string file in Directory.GetFiles(\".\")) Load(file); } void Load(string path) => File.ReadAllText(path);")]
    [InlineData("async partial void OnStarted() { await Ping(); Report(); } void Report() => Console.WriteLine(\"connected\");")]
    [InlineData("partial void OnStopping() { Console.WriteLine(\"stopping\"); File.Delete(\"pid\"); }")]
    [InlineData("partial void OnUnhandledException(Exception exception) => Console.Error.WriteLine(exception);")]
    [InlineData("partial void OnUnhandledException(Exception exception) { lock (_gate) File.AppendAllText(\"log\", exception.Message); }")]
    [InlineData("public int Count { get { lock (_gate) return _count; } } public void Print() => Console.WriteLine(_count);")]
    [InlineData("public H() => Console.WriteLine(1); static void Main2() { Console.WriteLine(2); new H().Run(); Console.WriteLine(3); }")]
    [InlineData("public void Notify(Connection c) { lock (_gate) _count++; Post(() => HangUp(c)); }")]
    [InlineData("async Task Save() { await Task.Delay(1).ConfigureAwait(false); File.Delete(\"x\"); }")]
    [InlineData("void OnReceived(Connection connection, in Received received) { Log = Console.WriteLine; } Action<string>? Log;")]
    public Task What_may_block_is_silent(string members) => RingFixture.VerifyOnly("URING3005", new BlockingAnalyzer(), More + members);

    [Theory]
    [InlineData("static class P { static void Main2() { var h = new H(); Console.WriteLine(1); h.Post(() => { }); lock (h) h.Run(); } }")]
    [InlineData("class Log { readonly Lock _lock = new(); public void Write(string s) { lock (_lock) Console.WriteLine(s); } }")]
    public Task Other_classes_are_left_alone(string types) => RingFixture.VerifyOnly("URING3005", new BlockingAnalyzer(), More, types);

    [Fact]
    public Task The_rule_can_be_suppressed() =>
        RingFixture.Verify(new BlockingAnalyzer(), More + "\n#pragma warning disable URING3005\n" + Received + " { lock (_gate) _count++; }");
}
