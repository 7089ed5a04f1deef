using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Moved;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2043.</summary>
public sealed class TransferResultIgnoredTests
{
    [Fact]
    public Task The_message() => VerifyResult(
        "async RingTask M(Descriptor f) { await {|URING2043:Write(f, _out, 0)|}; }",
        "Nothing looks at the result of 'Write': it may have failed, or moved fewer bytes than the buffer has. Ask IsSuccess and how many bytes there "
        + "were, and go on with the rest; or write '_ = await …' where it does not matter.");

    [Theory]
    [InlineData("async RingTask M(Connection c) { await {|URING2043:Fill(c, _page)|}; _sum = _page.Length; }")]
    [InlineData("async RingTask M(Descriptor f) { for (long at = 0; at < 8192; at += 4096) await {|URING2043:Write(f, _out, at)|}; }")]
    [InlineData("async RingTask M(Descriptor f) { var read = {|URING2043:Read(f, _page, 0)|}; _sum++; await read; }")]
    [InlineData("async RingTask M(Descriptor f) { try { await {|URING2043:Read(f, _page, 0)|}; } finally { _sum++; } }")]
    [InlineData("""
        [Read(Completed = nameof(OnRead))] private partial void Get(Descriptor file, ReceiveBuffer data, long offset);
        void OnRead({|URING2043:in Transferred read|}) => _sum++;
        """)]
    public Task What_may_have_failed(string members) => VerifyResult(members);

    [Theory]
    [InlineData("async RingTask M(Descriptor f) { Transferred t = await Write(f, _out, 0); if (t.Bytes < _out.Length) _sum++; }")]
    [InlineData("async RingTask M(Descriptor f) { _ = await Write(f, _out, 0); }")]
    [InlineData("async RingTask M(Descriptor f) { if (!(await Write(f, _out, 0)).IsSuccess) _sum++; }")]
    [InlineData("async RingTask M(Connection c) { await Say(c, _out); HangUp(c); }")]
    [InlineData("async RingTask<Transferred> M(Descriptor f) => await Read(f, _page, 0);")]
    [InlineData("""
        [Read(Completed = nameof(OnRead))] private partial void Get(Descriptor file, ReceiveBuffer data, long offset);
        void OnRead(in Transferred _) => _sum++;
        """)]
    [InlineData("""
        [Read(Completed = nameof(OnRead))] private partial void Get(Descriptor file, ReceiveBuffer data, long offset);
        void OnRead(in Transferred read) => Note(read); void Note(Transferred t) => _sum += t.Bytes;
        """)]
    public Task What_is_asked_or_does_not_matter(string members) => VerifyResult(members);

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifyResult(
        "\n#pragma warning disable URING2043\nasync RingTask M(Descriptor f) { await Write(f, _out, 0); }");
}
