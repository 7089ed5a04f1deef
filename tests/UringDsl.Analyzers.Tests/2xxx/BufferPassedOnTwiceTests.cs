using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Owned;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2021.</summary>
public sealed class BufferPassedOnTwiceTests
{
    [Fact]
    public Task The_message() => VerifyReceived(
        """
        if (received.TryTake(out var data)) { Echo(connection, data); {|URING2021:Echo(connection, data)|}; }
        """,
        "'data' was passed on before, by 'Echo' in line 18: this throws when it runs, and costs the connection. Pass it on in one "
        + "place; of what is sent to several, send copies.");

    [Theory]
    [InlineData("""
        if (received.TryTake(out var data)) { HeldBuffer held = data.Keep(); {|URING2021:Echo(connection, data)|}; held.Return(); }
        """)]
    [InlineData("""
        if (received.TryTake(out var data)) { HeldBuffer held = data.Keep(); Reply(connection, held); {|URING2021:held.Return()|}; }
        """)]
    [InlineData("""
        if (!received.TryTake(out var data)) return; HeldBuffer held = data.Keep(); if (held.Length > 100) { Reply(connection, held); }
        {|URING2021:held.Return()|};
        """)]
    [InlineData("while ({|URING2021:received.TryTake(out var data)|}) Echo(connection, data);")]
    [InlineData("""
        if (received.TryTake(out var a)) Echo(connection, a); if ({|URING2021:received.TryTake(out var b)|}) Echo(connection, b);
        """)]
    [InlineData("""
        if (!Pages.TryTake(out FixedBuffer page)) return; PushPage(connection, page); page.Return();
        {|URING2021:page.Slice(0, 3).Return()|};
        """)]
    [InlineData("""
        if (!received.TryTake(out var data)) return; HeldBuffer h = data.Keep(); Give(h); Give(h);
        void Give(HeldBuffer x) => {|URING2021:Reply(connection, x)|};
        """)]
    [InlineData("""
        if (!received.TryTake(out var data)) return; HeldBuffer a = data.Keep(); HeldBuffer b = a; Reply(connection, a);
        {|URING2021:b.Return()|};
        """)]
    [InlineData("""
        if (!received.TryTake(out var data)) return; var t = (data.Keep(), 1); Reply(connection, t.Item1);
        {|URING2021:t.Item1.Return()|};
        """)]
    [InlineData("""
        if (!received.TryTake(out var data)) return; HeldBuffer h = data.Keep(); try { Reply(connection, h); int.Parse("3"); }
        catch (FormatException) { {|URING2021:h.Return()|}; }
        """)]
    [InlineData("""
        if (!received.TryTake(out var data)) return; HeldBuffer held = data.Keep(); Post(() => Reply(connection, held));
        {|URING2021:held.Return()|};
        """)]
    [InlineData("""
        if (!received.TryTake(out var data)) return; HeldBuffer held = data.Keep(); held.Return();
        Post(() => {|URING2021:held.Return()|});
        """)]
    [InlineData("""
        if (!received.TryTake(out var data)) return; HeldBuffer held = data.Keep();
        for (int i = 0; i < 3; i++) Post(() => Reply(connection, {|URING2021:held|}));
        """)]
    [InlineData("""
        if (!received.TryTake(out var data)) return; HeldBuffer held = data.Keep(); Post(() => Reply(connection, held));
        Post(() => {|URING2021:held.Return()|});
        """)]
    public Task In_a_completion_method(string body) => VerifyReceived(body);

    [Theory]
    [InlineData("""
        ReceivedBuffer r = await Read(connection); if (r.TryTake(out HeldBuffer held)) { await Write(connection, held);
            {|URING2021:held.Return()|}; }
        """)]
    [InlineData("""
        ReceivedBuffer r = await Read(connection); if (!r.TryTake(out HeldBuffer held)) return; try { await Write(connection, held); }
        finally { {|URING2021:held.Return()|}; }
        """)]
    [InlineData("""
        ReceivedBuffer r = await Read(connection); if (!r.TryTake(out HeldBuffer h)) return;
        for (int i = 0; i < 3; i++) await {|URING2021:Write(connection, h)|};
        """)]
    public Task In_an_async_method(string body) => VerifyAsync(body);

    [Theory]
    [InlineData("""
        private readonly List<Connection> _all = new();
        private void OnReceived(Connection connection, in Received received) {
            if (received.TryTake(out var data)) foreach (Connection c in _all) {|URING2021:Echo(c, data)|}; }
        """)]
    [InlineData("""
        private void Give(Connection c, HeldBuffer h) { Reply(c, h); }
        private void OnReceived(Connection connection, in Received received) { if (received.TryTake(out BufferLease data)) {
                HeldBuffer h = data.Keep(); Give(connection, h); {|URING2021:h.Return()|}; } }
        """)]
    [InlineData("""
        private HeldBuffer _a;
        private void OnReceived(Connection connection, in Received received) { if (!received.TryTake(out var data)) return;
            HeldBuffer h = data.Keep(); _a = h; Reply(connection, _a); {|URING2021:h.Return()|}; }
        """)]
    [InlineData("""
        private HeldBuffer _a; private int _n;
        private void Go(Connection c) { Reply(c, _a); {|URING2021:_a.Return()|}; }
        private void OnReceived(Connection connection, in Received received) { if (_n++ > 0 || !received.TryTake(out var data)) return;
            _a = data.Keep(); }
        """)]
    [InlineData("""
        private readonly HeldBuffer[] _a = new HeldBuffer[4]; private int _n;
        private void Go(Connection c) { Reply(c, _a[0]); {|URING2021:_a[0].Return()|}; }
        private void OnReceived(Connection connection, in Received received) { if (_n++ > 0 || !received.TryTake(out var data)) return;
            _a[0] = data.Keep(); }
        """)]
    [InlineData("""
        private readonly Queue<HeldBuffer> _q = new();
        private void Go(Connection c) { while (_q.TryDequeue(out var h)) Reply(c, h); }
        private void OnReceived(Connection connection, in Received received) { if (!received.TryTake(out var data)) return;
            HeldBuffer h = data.Keep(); _q.Enqueue(h); {|URING2021:Reply(connection, h)|}; }
        """)]
    [InlineData("""
        private readonly Queue<(Connection C, HeldBuffer H)> _q = new();
        private void Go(Connection c) { while (_q.TryDequeue(out var h)) Reply(c, h.H); }
        private void OnReceived(Connection connection, in Received received) { if (!received.TryTake(out var data)) return;
            HeldBuffer h = data.Keep(); Reply(connection, h); {|URING2021:_q.Enqueue((connection, h))|}; }
        """)]
    [InlineData("""
        private readonly Queue<(Connection C, HeldBuffer H)> _q = new(); private readonly List<Connection> _all = [];
        private void Go(Connection c) { while (_q.TryDequeue(out var h)) Reply(c, h.H); }
        private void OnReceived(Connection connection, in Received received) { if (!received.TryTake(out var data)) return;
            HeldBuffer h = {|URING2020:data.Keep()|}; foreach (Connection c in _all) {|URING2021:_q.Enqueue((c, h))|}; }
        """)]
    [InlineData("""
        private readonly Queue<HeldBuffer> _q = new(), _r = new();
        private void Go(Connection c) { while (_q.TryDequeue(out var h)) Reply(c, h); while (_r.TryDequeue(out var h)) Reply(c, h); }
        private void OnReceived(Connection connection, in Received received) { if (!received.TryTake(out var data)) return;
            HeldBuffer h = data.Keep(); _q.Enqueue(h); {|URING2021:_r.Enqueue(h)|}; }
        """)]
    [InlineData("""
        private async RingTask Work(Connection c) { ReceivedBuffer r = await Read(c); if (!r.TryTake(out HeldBuffer h)) return;
            if (await Give(c, h)) {|URING2021:h.Return()|}; }
        private async RingTask<bool> Give(Connection c, HeldBuffer h) { if (h.Length < 3) { h.Return(); return false; }
            await Write(c, h); return true; }
        """)]
    public Task Through_members(string members) => VerifyIn(members);

    [Theory]
    [InlineData("foreach (HeldBuffer h in _held.AsSpan(0, n)) h.Return();")]
    [InlineData("foreach (ref HeldBuffer h in _held.AsSpan(0, n)) { h.Return(); h = default; }")]
    [InlineData("Span<HeldBuffer> all = _held; for (int i = 0; i < n; i++) all[i].Return();")]
    [InlineData("Span<HeldBuffer> all = _held.AsSpan(n); all[0].Return(); all[1].Return();")]
    [InlineData("foreach (Entry e in CollectionsMarshal.AsSpan(_entries)) e.Held.Return();")]
    [InlineData("_held.AsSpan()[2].Return(); {|URING2021:_held[2].Return()|};")]
    public Task Each_element_of_a_span_is_one_of_its_own(string body) => VerifyIn($$"""
        private readonly HeldBuffer[] _held = new HeldBuffer[4]; private readonly List<Entry> _entries = []; private int _n;
        private struct Entry { public int Number; public HeldBuffer Held; }
        private void Go(int n) { {{body}} }
        private void End() { _held[3].Return(); _entries.Add(new() { Number = _n, Held = default }); _entries[0].Held.Return(); }
        private void OnReceived(Connection connection, in Received received) { if (!received.TryTake(out var data)) return; _held[_n++] = data.Keep(); }
        """);
}
