using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Owned;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2020 to 2029 have nothing to say of these.</summary>
public sealed class OwnedMembersRightTests
{
    [Theory]
    [InlineData("""
        private readonly List<Connection> _all = new();
        private void OnReceived(Connection connection, in Received received) { foreach (Connection c in _all) Say(c, received.Data); }
        """)]
    [InlineData("""
        private HeldBuffer _last; private bool _has;
        private void OnReceived(Connection connection, in Received received) { if (!received.TryTake(out var data)) return;
            if (_has) _last.Return(); _last = data.Keep(); _has = true; }
        """)]
    [InlineData("""
        private readonly Queue<(Connection Connection, HeldBuffer Data)> _kept = new();
        public void EchoAll() {
            while (_kept.TryDequeue(out (Connection Connection, HeldBuffer Data) next)) Reply(next.Connection, next.Data); }
        public void ReturnAll() { while (_kept.TryDequeue(out var next)) next.Data.Return(); }
        public void ReturnAll2() { foreach (var next in _kept) next.Data.Return(); _kept.Clear(); }
        private void OnReceived(Connection connection, in Received received) {
            if (!received.TryTake(out BufferLease data)) HangUp(connection); else _kept.Enqueue((connection, data.Keep())); }
        """)]
    [InlineData("""
        private readonly List<HeldBuffer> _kept = new();
        public void ReturnAll() { foreach (HeldBuffer h in _kept) h.Return(); _kept.Clear(); }
        public void ReturnAll2() { for (int i = 0; i < _kept.Count; i++) _kept[i].Return(); _kept.Clear(); }
        public void ReturnAll3() { foreach (HeldBuffer h in _kept) { if (h.Length > 3) h.Return(); } }
        public void ReturnAll4(HeldBuffer[] a) { foreach (HeldBuffer h in a) h.Return();
            for (int i = 0; i < a.Length; i++) a[i].Return(); }
        """)]
    [InlineData("""
        private readonly Dictionary<Connection, HeldBuffer> _kept = new();
        public void Done(Connection c) { if (_kept.Remove(c, out HeldBuffer h)) h.Return(); }
        public void All() { foreach (var (c, h) in _kept) { Reply(c, h); }
            foreach (KeyValuePair<Connection, HeldBuffer> p in _kept) p.Value.Return(); foreach (var h in _kept.Values) h.Return(); }
        private void OnReceived(Connection connection, in Received received) {
            if (!received.TryTake(out BufferLease data)) return;
            if (_kept.TryGetValue(connection, out HeldBuffer old)) old.Return(); _kept[connection] = data.Keep(); }
        """)]
    [InlineData("""
        private void Give(Connection c, HeldBuffer h) { if (h.Length > 4) Reply(c, h); else h.Return(); }
        private void OnReceived(Connection connection, in Received received) {
            if (received.TryTake(out BufferLease data)) Give(connection, data.Keep()); }
        """)]
    [InlineData("""
        private HeldBuffer? Hold(in Received received) { if (!received.TryTake(out var data)) return null; return data.Keep(); }
        private void OnReceived(Connection connection, in Received received) {
            if (Hold(in received) is { } held) Reply(connection, held); }
        """)]
    [InlineData("""
        private bool TryHold(in Received received, out HeldBuffer held) { held = default;
            if (!received.TryTake(out var data)) return false; held = data.Keep(); return true; }
        private void OnReceived(Connection connection, in Received received) {
            if (TryHold(in received, out HeldBuffer held)) Reply(connection, held); }
        """)]
    [InlineData("""
        [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnAsync))] private partial void Receive2(Connection connection);
        private async RingTask OnAsync(Connection c, ReceivedBuffer r) { if (r.TryTake(out HeldBuffer h)) { await Sleep(TimeSpan.Zero);
                await Write(c, h); } }
        """)]
    [InlineData("""
        private Descriptor _file;
        private async RingTask Work() { Opened o = await Open("x"); if (o.TryGetDescriptor(out Descriptor d)) _file = d; }
        private async RingTask Work2() { Opened o = await Open("x"); if (o.TryGetDescriptor(out _file)) Console.Write(1); }
        """)]
    [InlineData("""
        [ConnectionState] private struct Session { public HeldBuffer Held; public bool Has; }
        private void OnReceived(Connection connection, ref Session s, in Received received) { if (!received.TryTake(out var data)) {
                if (s.Has) { s.Held.Return(); s.Has = false; } return; } if (s.Has) s.Held.Return(); s.Held = data.Keep(); s.Has = true;
        }
        partial void OnClosed(Connection connection, ref Session s) { if (s.Has) s.Held.Return(); }
        """)]
    [InlineData("""
        private void OnReceived(Connection connection, in Received received) { if (!received.TryTake(out var data)) return;
            HeldBuffer[] a = [data.Keep()]; foreach (var h in a) h.Return(); }
        """)]
    [InlineData("""
        private void OnReceived(Connection connection, in Received received) {
            if (received.TryTake(out var data)) _ = Later(connection, data.Keep()); }
        private async RingTask Later(Connection c, HeldBuffer h) { await Sleep(TimeSpan.Zero); await Write(c, h); }
        """)]
    [InlineData("""
        private readonly Dictionary<Connection, HeldBuffer> _all = [];
        partial void OnClosed(Connection connection) { if (_all.Remove(connection, out HeldBuffer held)) held.Return(); }
        private void OnReceived(Connection connection, in Received received) {
            if (!_all.ContainsKey(connection) && received.TryTake(out var data)) _all[connection] = data.Keep(); }
        """)]
    [InlineData("""
        [ConnectionState] private struct Session { public HeldBuffer? Partial; }
        private void OnReceived(ref Session session, in Received received) { session.Partial?.Return(); session.Partial = null;
            if (received.TryTake(out var data)) session.Partial = data.Keep(); }
        partial void OnClosed(Connection connection, ref Session session) { if (session.Partial is { } partial) partial.Return(); }
        """)]
    [InlineData("""
        private HeldBuffer? Partial { get; set; }
        private void OnReceived(in Received received) { if (Partial is { } p) p.Return();
            Partial = received.TryTake(out var data) ? data.Keep() : null; }
        """)]
    [InlineData("""
        private async Task Work(Connection c) { ReceivedBuffer r = await Read(c); if (!r.TryTake(out HeldBuffer h)) return;
            await Task.Delay(1).ConfigureAwait(true); h.Return(); }
        """)]
    [InlineData("""
        private async Task Work(Connection c) { ReceivedBuffer r = await Read(c); if (!r.TryTake(out HeldBuffer h)) return;
            await Task.Delay(1); h.Return(); }
        """)]
    [InlineData("""
        private async Task Work(Connection c) { ReceivedBuffer r = await Read(c); if (!r.TryTake(out HeldBuffer h)) return;
            await Other(); h.Return(); }
        private static async Task Other() { await Task.Delay(1).ConfigureAwait(false); }
        """)]
    [InlineData("""
        private unsafe byte* _p; private HeldBuffer _h; private void Done() { _h.Return(); }
        private unsafe void OnReceived(Connection connection, in Received received) { if (received.TryTake(out var data)) {
                _h = data.Keep(); fixed (byte* p = _h.Span) _p = p; } }
        """)]
    [InlineData("""
        private byte[] _copy = [];
        private unsafe void OnReceived(Connection connection, in Received received) { _copy = received.Data.ToArray();
            ReadOnlySpan<byte> d = received.Data; _copy = d[1..].ToArray(); SendBuffer b = SendBuffer.CopyOf(received.Data);
            _n = received.Data[0]; _s = System.Text.Encoding.UTF8.GetString(received.Data); }
        private int _n; private string _s = "";
        """)]
    [InlineData("""
        private HeldBuffer _a;
        private void OnReceived(Connection connection, in Received received) { if (!received.TryTake(out var data)) return;
            Reply(connection, _a); _a = data.Keep(); Reply(connection, _a); }
        """)]
    [InlineData("""
        private HeldBuffer? _a;
        private void Go(Connection c) { for (int i = 0; i < 3; i++) { if (_a is { } h) { h.Return(); _a = null; } } }
        private void OnReceived(Connection connection, in Received received) { if (_a is not null || !received.TryTake(out var data)) return;
            _a = data.Keep(); }
        """)]
    [InlineData("""
        private readonly HeldBuffer[] _a = new HeldBuffer[4]; private int _n;
        private void Go(Connection c) { for (int i = 0; i < _n; i++) { _a[i].Return(); _a[i] = default; } _n = 0; }
        private void Go2(Connection c) { while (_n > 0) _a[--_n].Return(); }
        private void OnReceived(Connection connection, in Received received) { if (!received.TryTake(out var data)) return;
            _a[_n++] = data.Keep(); }
        """)]
    [InlineData("""
        private readonly record struct Item(Connection C, HeldBuffer H);
        private readonly Queue<Item> _q = new();
        private void Go() { while (_q.TryDequeue(out Item i)) Reply(i.C, i.H); }
        private void OnReceived(Connection connection, in Received received) {
            if (received.TryTake(out var data)) _q.Enqueue(new Item(connection, data.Keep())); }
        """)]
    [InlineData("""
        private sealed class Item { public Connection C; public HeldBuffer H; }
        private readonly Queue<Item> _q = new();
        private void Go() { while (_q.TryDequeue(out var i)) Reply(i.C, i.H); }
        private void OnReceived(Connection connection, in Received received) {
            if (received.TryTake(out var data)) _q.Enqueue(new Item { C = connection, H = data.Keep() }); }
        """)]
    [InlineData("""
        [ReceiveMessage(Multishot = true, Buffers = "In", Completed = nameof(OnMessage))] private partial void ReceiveM(Connection connection);
        private void OnMessage(Connection c, in ReceivedMessage m) { if (m.TryTake(out BufferLease d)) Echo(c, d); }
        private void X() { }
        """)]
    [InlineData("""
        [ReceiveMessage(Multishot = true, Buffers = "In", Completed = nameof(OnMessage))] private partial void ReceiveM(Connection connection);
        private void OnMessage(Connection c, in ReceivedMessage m) { if (m.Length == 0) return; m.TryTake(out BufferLease d);
            Echo(c, d); }
        """)]
    [InlineData("""
        private readonly Queue<HeldBuffer> _q = new(); private readonly Dictionary<int, HeldBuffer> _r = new();
        private void Go(Connection c) { while (_q.TryDequeue(out var h)) { _r.Remove(h.Length, out _); Reply(c, h); } }
        private void OnReceived(Connection connection, in Received received) { if (!received.TryTake(out var data)) return;
            HeldBuffer h = data.Keep(); _q.Enqueue(h); _r[h.Length] = h; }
        """)]
    [InlineData("""
        private readonly Queue<HeldBuffer> _q = new();
        private void OnReceived(Connection connection, in Received received) {
            if (received.TryTake(out var data)) _q.Enqueue(data.Keep());
            if (_q.Count > 3) while (_q.TryDequeue(out var h)) Reply(connection, h); }
        """)]
    [InlineData("""
        private readonly List<HeldBuffer> _q = new();
        private void End() { foreach (var h in _q) h.Return(); }
        private void OnReceived(Connection connection, in Received received) { if (!received.TryTake(out var data)) return;
            HeldBuffer h = data.Keep(); _q.Add(h); if (h.Length > 3) { _q.Remove(h); Reply(connection, h); } }
        """)]
    [InlineData("""
        private HeldBuffer _held; private bool _has;
        private void Take() { if (_has) { _held.Return(); _has = false; } }
        private void OnReceived(Connection connection, in Received received) { if (!received.TryTake(out var data)) return;
            _held = data.Keep(); _has = true; if (_held.Length > 100) { Reply(connection, _held); _has = false; } }
        """)]
    [InlineData("""
        private async RingTask Work(Connection c) { ReceivedBuffer r = await Read(c); if (r.TryTake(out HeldBuffer h)) await Give(c, h);
        }
        private async RingTask Give(Connection c, HeldBuffer h) { await Sleep(TimeSpan.Zero); await Write(c, h); }
        """)]
    [InlineData("""
        private async RingTask Work(Connection c) { ReceivedBuffer r = await Read(c); if (!r.TryTake(out HeldBuffer h)) return;
            if (!await Give(c, h)) h.Return(); }
        private async RingTask<bool> Give(Connection c, HeldBuffer h) { if (h.Length < 3) return false; await Write(c, h); return true;
        }
        """)]
    [InlineData("""
        private async RingTask<HeldBuffer?> Next(Connection c) { ReceivedBuffer r = await Read(c);
            return r.TryTake(out HeldBuffer h) ? h : null; }
        private async RingTask Work(Connection c) { while (await Next(c) is { } h) await Write(c, h); }
        """)]
    [InlineData("""
        private bool TryNext(ReceivedBuffer r, out HeldBuffer h) { if (r.IsSuccess && r.Length > 2) return r.TryTake(out h);
            h = default; return false; }
        private async RingTask Work(Connection c) { var r = await Read(c); if (TryNext(r, out var h)) await Write(c, h); }
        """)]
    [InlineData("""
        private void OnReceived(Connection connection, in Received received) { if (!Check(in received)) { HangUp(connection); return; }
            received.TryTake(out var data); Echo(connection, data); }
        private bool Check(in Received received) => received.IsSuccess && received.Length < 100;
        """)]
    [InlineData("""
        private async RingTask Serve(Connection connection) { while (true) { ReceivedBuffer received = await Read(connection);
                if (!received.TryTake(out HeldBuffer data)) break; Sent sent = await Write(connection, data);
                if (!sent.IsSuccess) break; } HangUp(connection); }
        """)]
    [InlineData("""
        private readonly List<HeldBuffer> _parts = [];
        private async RingTask Serve(Connection c) { int total = 0; while (total < 100) { ReceivedBuffer r = await Read(c);
                if (!r.TryTake(out HeldBuffer h)) { foreach (HeldBuffer p in _parts) p.Return(); _parts.Clear(); return; }
                _parts.Add(h); total += h.Length; } foreach (HeldBuffer p in _parts) await Write(c, p); _parts.Clear(); }
        """)]
    [InlineData("""
        private async RingTask Serve(Connection c) { List<HeldBuffer> parts = []; int total = 0; while (total < 100) {
                ReceivedBuffer r = await Read(c); if (!r.TryTake(out HeldBuffer h)) break; parts.Add(h); total += h.Length; }
            foreach (HeldBuffer p in parts) await Write(c, p); }
        """)]
    [InlineData("""
        private FixedBuffer? Rent() => Pages.TryTake(out FixedBuffer p) ? p : null;
        private async RingTask Serve(Connection c) { if (Rent() is not { } page) return; try { page.Span.Clear();
                await WritePage(c, page); } finally { page.Return(); } }
        """)]
    [InlineData("""
        private FixedBuffer _page;
        partial void OnStarted() { if (Pages.TryTake(out _page)) _page.Span.Clear(); }
        """)]
    [InlineData("""
        private readonly Queue<FixedBuffer> _free = new();
        partial void OnStarted() { while (Pages.TryTake(out FixedBuffer p)) _free.Enqueue(p); }
        private void Go(Connection c) { if (_free.TryDequeue(out var p)) { p.Span.Clear(); SendPage(c, p); } }
        """)]
    [InlineData("""
        private async RingTask<Opened> Get(string p) => await Open(p);
        private async RingTask Use() { Opened o = await Get("x"); if (o.TryGetDescriptor(out var d)) CloseNow(d); }
        """)]
    [InlineData("""
        private Opened _o;
        private async RingTask Use() { _o = await Open("x"); }
        """)]
    public Task What_is_passed_on_once_on_every_path(string members) => VerifyIn(members);
}
