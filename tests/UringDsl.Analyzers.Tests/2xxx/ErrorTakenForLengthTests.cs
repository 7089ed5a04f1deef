using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Moved;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2047.</summary>
public sealed class ErrorTakenForLengthTests
{
    [Fact]
    public Task The_message() => VerifyResult(
        "async RingTask M(Connection c) { Transferred r = await Fill(c, _page); foreach (byte b in _page.Span[..{|URING2047:r.Result|}]) _sum += b; }",
        "'r.Result' is negative after an error, and nothing here asks: as a length it throws, and costs the connection. Ask 'r.IsSuccess' first.");

    [Theory]
    [InlineData("async RingTask M(Connection c) { var r = await Fill(c, _page); foreach (byte b in _page.Span.Slice(0, {|URING2047:r.Result|})) _sum += b; }")]
    [InlineData("""
        [Receive(Completed = nameof(OnFilled))] private partial void Get(Connection c, ReceiveBuffer data);
        void OnFilled(Connection c, in Transferred completion) { foreach (byte b in _page.Span[..{|URING2047:completion.Result|}]) _sum += b; }
        """)]
    public Task An_error_is_a_length(string members) => VerifyResult(members);

    [Theory]
    [InlineData("async RingTask M(Connection c) { var r = await Fill(c, _page); if (r.IsSuccess) foreach (byte b in _page.Span[..r.Result]) _sum += b; }")]
    [InlineData("async RingTask M(Connection c) { var r = await Fill(c, _page); if (r.Result <= 0) return; _sum = _page.Span[..r.Result].Length; }")]
    [InlineData("""
        async RingTask M(Connection c) { var r = await Fill(c, _page); if (Bad(r)) return; _sum = _page.Span[..r.Result].Length; }
        bool Bad(Transferred r) => !r.IsSuccess;
        """)]
    [InlineData("async RingTask M(Connection c) { if (await Fill(c, _page) is { IsSuccess: true } r) _sum = _page.Span[..r.Result].Length; }")]
    [InlineData("""
        async RingTask M(Connection c) { var r = await Fill(c, _page); _sum = r switch { { Result: > 0 } => _page.Span[..r.Result].Length, _ => 0 }; }
        """)]
    [InlineData("async RingTask M(Descriptor f) { var r = await Read(f, _page, 0); foreach (byte b in _page.Span[..r.Bytes]) _sum += b; }")]
    public Task A_length_is_a_length(string members) => VerifyResult(members);

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifyResult("""

        #pragma warning disable URING2047
        async RingTask M(Connection c) { var r = await Fill(c, _page); foreach (byte b in _page.Span[..r.Result]) _sum += b; }
        """);
}
