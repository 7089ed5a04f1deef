using System.Threading.Tasks;
using UringDsl.Analyzers.Costs;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING4001.</summary>
public sealed class AllocationPerMessageTests
{
    private const string Received = "void OnReceived(Connection connection, in Received received)";
    private const string More =
        "int _n; byte[]? _cache; bool _isGreeted; string _s = \"\"; object? _o; readonly bool IsVerbose; readonly List<int> _list = new(); Connection _c; ";

    [Theory]
    [InlineData("_o = {|URING4001:new byte[64]|};")]
    [InlineData("_o = {|URING4001:new List<int>()|};")]
    [InlineData("_o = {|URING4001:new { A = 1 }|};")]
    [InlineData("_s = {|URING4001:$\"{_n} bytes\"|};")]
    [InlineData("_s = {|URING4001:\"n = \" + _n + _s|};")]
    [InlineData("{|URING4001:_s += \"x\"|};")]
    [InlineData("_s = {|URING4001:Encoding.ASCII.GetString(received.Data)|};")]
    [InlineData("_cache = {|URING4001:received.Data.ToArray()|};")]
    [InlineData("_s = {|URING4001:_n.ToString()|};")]
    [InlineData("_s = {|URING4001:_s.Substring(1)|}; _o = {|URING4001:_s.Split(',')|};")]
    [InlineData("Send(connection, {|URING4001:SendBuffer.CopyOf(\"ok\"u8)|});")]
    [InlineData("List<int> all = {|URING4001:[1, 2]|}; int[] some = {|URING4001:[_n]|};")]
    [InlineData("{|URING4001:foreach (int i in (IEnumerable<int>)_list) _n += i;|}")]
    [InlineData("if (received.IsSuccess) _o = {|URING4001:new byte[64]|}; else HangUp(connection);")]
    [InlineData("if (!received.IsSuccess) { HangUp(connection); return; } _o = {|URING4001:new byte[64]|};")]
    [InlineData(
        "if (received.TryTake(out BufferLease data)) { _s = {|URING4001:Encoding.ASCII.GetString(data.Span)|}; Echo(connection, data); }")]
    [InlineData("foreach (byte one in received.Data) { if (one == 10) _o = {|URING4001:new Exchange(one)|}; }")]
    [InlineData("switch (received.Length) { case 5: _o = {|URING4001:new byte[5]|}; break; default: HangUp(connection); break; }")]
    public Task With_every_message(string body) => VerifyOnly($"{Received} {{ {body} }}");

    [Theory]
    [InlineData(Received + " => Handle(connection); void Handle(Connection c) => _o = {|URING4001:new byte[64]|};")]
    [InlineData(Received + " => {|URING4001:Helper.Work()|};")]
    [InlineData(Received + " => {|URING4001:Helper.Outer()|};")]
    [InlineData(Received + " { foreach (int i in {|URING4001:Numbers()|}) _n = i; } IEnumerable<int> Numbers() { yield return 1; }")]
    [InlineData("void OnSent(Connection connection, in Sent sent) => _o = {|URING4001:new byte[64]|};")]
    [InlineData("partial void OnMessage(ulong data, int value) => _o = {|URING4001:new byte[64]|};")]
    [InlineData("async RingTask Serve(Connection c) { while (true) { await Read(c); _o = {|URING4001:new byte[64]|}; } }")]
    [InlineData("""
        async RingTask Serve(Connection c)
        {
            while (true)
            {
                await Sleep(TimeSpan.FromSeconds(1));
                _o = new byte[64];
                while (true) { await Read(c); _o = {|URING4001:new byte[64]|}; }
            }
        }
        """)]
    public Task Through_calls_and_from_every_entry(string members) => VerifyOnly(members);

    [Fact]
    public Task The_message_has_the_path_and_what_to_do() => RingFixture.Verify(
        new CostAnalyzer(),
        More + Received + " => Handle(connection); void Handle(Connection c) => Send(c, {|URING4001:SendBuffer.CopyOf(\"ok\"u8)|});", "",
        "'SendBuffer.CopyOf' allocates with every message (OnReceived → Handle): the garbage collector stops the ring's thread for it, and every "
        + "connection of the ring. Make it once, in a static readonly field.");

    // What allocates nothing, or seldom.

    [Theory]
    [InlineData("Span<byte> text = stackalloc byte[64]; ReadOnlySpan<byte> bytes = [1, 2, 3]; ReadOnlySpan<byte> more = new byte[] { 1, 2 };")]
    [InlineData("_o = Array.Empty<byte>(); _cache = []; Many(); void Many(params int[] all) { }")]
    [InlineData("(int A, int B) pair = (1, 2); Session session = new() { Count = 5 }; const string Text = \"a\" + \"b\"; _s = $\"{Text}\";")]
    [InlineData("Span<char> text = stackalloc char[64]; text.TryWrite($\"{_n} bytes\", out int written); _n.TryFormat(text, out written);")]
    [InlineData("byte[] rented = ArrayPool<byte>.Shared.Rent(64); ArrayPool<byte>.Shared.Return(rented);")]
    [InlineData("_cache ??= new byte[64]; _s = _s ?? new string('x', 5);")]
    [InlineData("if (_cache is null) _cache = new byte[64]; if (_o == null) { _o = new byte[64]; }")]
    [InlineData("if (_cache!.Length < received.Length) _cache = new byte[received.Length];")]
    [InlineData("if (!_isGreeted) { _isGreeted = true; Send(connection, SendBuffer.CopyOf(\"hello\"u8)); }")]
    [InlineData("if (++_n % 1000 == 0) _s = $\"{_n} messages\";")]
    [InlineData("if (!received.IsSuccess) { _s = $\"failed: {received.Error}\"; return; }")]
    [InlineData("if (received.IsSuccess) { _n++; return; } _s = $\"failed: {received.Error}\";")]
    [InlineData("if (received.Error == UringDsl.Abi.Errno.ECONNRESET) _s = $\"{_n}\";")]
    [InlineData("if (received.Length == 0) _s = $\"{_n}\"; if (received.Length > 0) _n++; else _s = $\"{_n}\";")]
    [InlineData("if (_n > 100) { Send(connection, SendBuffer.CopyOf(\"too much\"u8)); HangUp(connection); }")]
    [InlineData("if (_n > 100) { Log($\"{_n}\"); Fail(connection); } void Fail(Connection c) => HangUp(c); void Log(string text) { }")]
    [InlineData("if (_n < 0) throw new InvalidOperationException($\"{_n}\");")]
    [InlineData("if (_n > 100) SendError($\"{_n} is too much\"); void SendError(string text) { }")]
    [InlineData("if (_n switch { 0 => Outcome.Good, _ => Outcome.Malformed } == Outcome.Malformed) _s = $\"{_n}\";")]
    [InlineData("try { _n = int.Parse(received.Data); } catch (FormatException e) { _s = e.Message + _n; }")]
    [InlineData("Debug.Assert(_n > 0, $\"{_n}\"); Debug.WriteLine($\"{_n}\" + _n);")]
    [InlineData("if (IsVerbose) _s = $\"{_n}\";")]
    [InlineData("_s = nameof(_s) + \"x\"; _s = true.ToString(); _s = _s.ToString();")]
    [InlineData("_n = _list.Count > 0 ? _list[0] : 5; foreach (int i in _list) _n += i; foreach (byte b in received.Data) _n += b;")]
    public Task What_allocates_nothing_or_seldom_is_silent(string body) => VerifyOnly($"{Received} {{ {body} }}");

    [Theory]
    [InlineData("partial void OnStarted() { _o = new byte[64]; _s = $\"{_n}\"; } partial void OnStopping() => _o = new byte[64];")]
    [InlineData("void OnAccepted(in Accepted accepted) => _o = new byte[64];")]
    [InlineData("partial void OnOpened(Connection connection, ref Session session) => _o = new byte[64];")]
    [InlineData("[Timeout(Completed = nameof(OnTick))] partial void Tick(TimeSpan timeout); void OnTick(in Completion completion) => _s = $\"{_n}\";")]
    [InlineData("async partial void OnStarted() { while (true) { await Sleep(TimeSpan.FromSeconds(1)); _s = $\"{_n}\"; } }")]
    [InlineData("async RingTask Serve(Connection c) { while (true) { await Sleep(TimeSpan.FromSeconds(1)); _o = new byte[64]; await Read(c); } }")]
    [InlineData("public void Report() => _s = $\"{_n}\"; public H() => _o = new byte[64];")]
    [InlineData(Received + " => Helper.Sometimes();")]
    [InlineData(Received + " => Helper.Leaves(5);")]
    [InlineData("partial void OnUnhandledException(Exception exception) => _s = $\"{exception}\";")]
    public Task What_runs_seldom_is_silent(string members) => VerifyOnly(members);

    [Fact]
    public Task The_rule_can_be_suppressed() =>
        RingFixture.Verify(new CostAnalyzer(), More + "\n#pragma warning disable URING4001\n" + Received + " { _o = new byte[64]; }");

    private static Task VerifyOnly(string members) => RingFixture.VerifyOnly("URING4001", new CostAnalyzer(), More + members, """
        sealed record Exchange(int Number);

        enum Outcome { Good, Malformed }

        static class Helper
        {
            static object? s_last;
            public static void Outer() => Work();
            public static void Work() { s_last = new byte[64]; }
            public static void Sometimes() { if (s_last is not null) return; s_last = new byte[64]; }
            public static void Leaves(int n) { if (n > 3) return; s_last = new byte[64]; }
        }
        """);
}
