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
}
