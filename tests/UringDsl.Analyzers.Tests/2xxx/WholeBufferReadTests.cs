using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Moved;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2044.</summary>
public sealed class WholeBufferReadTests
{
    [Fact]
    public Task The_message() => VerifyResult(
        "async RingTask M(Connection c) { Transferred r = await Fill(c, _page); if (r.IsSuccess) foreach (byte b in {|URING2044:_page.Span|}) _sum += b; }",
        "'_page.Span' is the whole buffer, and 'Fill' may have filled a part of it: behind that stand older bytes, or somebody else's. Read [..n] of "
        + "it, where n is the number of bytes in the result.");

    [Theory]
    [InlineData("""
        async RingTask M(Descriptor f) {
            Transferred r = await Read(f, _page, 0); if (r.IsSuccess) Echo(default, SendBuffer.CopyOf({|URING2044:_page.Span|})); }
        """)]
    [InlineData("""
        async RingTask M(Descriptor f) {
            var r = await Read(f, _page, 0); if (r.IsSuccess) Console.WriteLine(Encoding.UTF8.GetString({|URING2044:_page.Span|})); }
        """)]
    [InlineData("""
        async RingTask M(Descriptor f) {
            var b = ReceiveBuffer.Allocate(64); var r = await Read(f, b, 0); if (!r.IsSuccess) return;
            byte[] all = {|URING2044:b.Span|}.ToArray(); _sum = all[0]; }
        """)]
    [InlineData("async RingTask M(Descriptor f) { var r = await Read(f, _page, 0); if (r.IsSuccess) {|URING2044:_page.Span|}.CopyTo(_out.Span); }")]
    [InlineData("""
        async RingTask M(Descriptor f) {
            var r = await Read(f, _page, 0); if (!r.IsSuccess) return; Span<byte> all = {|URING2044:_page.Span|}; foreach (byte b in all) _sum += b; }
        """)]
    [InlineData("""
        [Read(Completed = nameof(OnRead))] private partial void Get(Descriptor file, ReceiveBuffer data, long offset);
        void Start(Descriptor f) => Get(f, _page, 0);
        void OnRead(in Transferred read) { if (read.IsSuccess) foreach (byte b in {|URING2044:_page.Span|}) _sum += b; }
        """)]
    [InlineData("""
        async RingTask M(Descriptor f) { var r = await Read(f, _page, 0); if (r.IsSuccess) Sum(_page); }
        void Sum(ReceiveBuffer page) { foreach (byte b in {|URING2044:page.Span|}) _sum += b; }
        """)]
    [InlineData("""
        async RingTask M(Descriptor f) {
            var r = await Read(f, _page, 0); if (!r.IsSuccess) return;
            for (int i = 0; i < {|URING2044:_page.Length|}; i++) _sum += _page.Span[i]; }
        """)]
    [InlineData("""
        async RingTask M(Descriptor f) {
            var r = await Read(f, _page, 0); Span<byte> all = {|URING2044:_page.Span|}; if (r.IsSuccess) _sum = all.IndexOf((byte)1); }
        """)]
    [InlineData("""
        [ReadFixed] private partial Pending<Transferred> Get(Descriptor file, FixedBuffer page, long offset);
        [WriteFixed] private partial Pending<Transferred> Put(Descriptor file, FixedBuffer page, long offset);
        async RingTask M(Descriptor f, FixedBuffer p) { var r = await Get(f, p, 0); if (r.IsSuccess) _sum = (await Put(f, {|URING2044:p|}, 0)).Bytes; }
        """)]
    [InlineData("""
        [Send(Link = LinkKind.Soft)] [Receive(Link = LinkKind.Hard)] [Close]
        private partial Pending<AskOutcome> Ask(Connection c, SendBuffer request, ReceiveBuffer answer);
        async RingTask M(Connection c) {
            var o = await Ask(c, _out, _page); if (o.Kind == OutcomeKind.Completed) foreach (byte b in {|URING2044:_page.Span|}) _sum += b; }
        """)]
    public Task More_than_was_received(string members) => VerifyResult(members);

    [Theory]
    [InlineData("""
        async RingTask M(Connection c) {
            Transferred r = await Fill(c, _page); if (r.IsSuccess) foreach (byte b in _page.Span[..r.Result]) _sum += b; }
        """)]
    [InlineData("async RingTask M(Descriptor f) { var r = await Read(f, _page, 0); if (r.IsSuccess) _sum = _page.Span.Slice(0, r.Bytes).IndexOf((byte)1); }")]
    [InlineData("async RingTask M(Descriptor f) { var r = await Read(f, _page, 0); if (r.Bytes == _page.Length) foreach (byte b in _page.Span) _sum += b; }")]
    [InlineData("async RingTask M(Descriptor f) { var r = await Read(f, _page, 0); if (r.Bytes > 3) _sum = _page.Span[3]; }")]
    [InlineData("async RingTask M(Descriptor f) { var r = await Read(f, _page, 0); if (r is { Bytes: 32 }) foreach (byte b in _page.Span) _sum += b; }")]
    [InlineData("""
        async RingTask M(Descriptor f) {
            var r = await Read(f, _page, 0); Span<byte> all = _page.Span; all = all[..r.Bytes]; foreach (byte b in all) _sum += b; }
        """)]
    [InlineData("""
        async RingTask M(Descriptor f) {
            var r = await Read(f, _page, 0); Span<byte> all = _page.Span; foreach (byte b in all[..r.Bytes]) _sum += b; all.Clear(); }
        """)]
    [InlineData("async RingTask M(Descriptor f) { _page.Span.Clear(); var r = await Read(f, _page, 0); if (r.IsSuccess) _page.Span.Clear(); }")]
    [InlineData("""
        async RingTask M(Descriptor f) {
            int got = 0;
            while (got < _page.Length) { var r = await Read(f, _page, got); if (!r.IsSuccess || r.IsEndOfFile) return; got += r.Bytes; }
            foreach (byte b in _page.Span) _sum += b;
        }
        """)]
    [InlineData("void M() { foreach (byte b in _page.Span) _sum += b; } async RingTask N(Descriptor f) { var r = await Read(f, _page, 0); _sum = r.Bytes; }")]
    [InlineData("""
        async RingTask M(Descriptor f) { var r = await Read(f, _page, 0); if (r.IsSuccess) Sum(_page, r.Bytes); }
        void Sum(ReceiveBuffer page, int length) { foreach (byte b in page.Span) if (length-- > 0) _sum += b; }
        """)]
    [InlineData("""
        [ReadFixed] private partial Pending<Transferred> Get(Descriptor file, FixedBuffer page, long offset);
        [WriteFixed] private partial Pending<Transferred> Put(Descriptor file, FixedBuffer page, long offset);
        async RingTask M(Descriptor f, FixedBuffer p) {
            var r = await Get(f, p, 0); p = p.Slice(0, r.Bytes); if (r.IsSuccess) _sum = (await Put(f, p, 0)).Bytes; }
        """)]
    [InlineData("""
        [Send(Link = LinkKind.Soft)] [Receive] private partial Pending<AskOutcome> Ask(Connection c, SendBuffer request, ReceiveBuffer answer);
        async RingTask M(Connection c) {
            var o = await Ask(c, _out, _page); if (o.Kind == OutcomeKind.Completed) foreach (byte b in _page.Span) _sum += b; }
        """)]
    public Task What_was_received(string members) => VerifyResult(members);

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifyResult("""

        #pragma warning disable URING2044
        async RingTask M(Connection c) { Transferred r = await Fill(c, _page); if (r.IsSuccess) foreach (byte b in _page.Span) _sum += b; }
        """);
}
