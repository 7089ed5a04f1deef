using System.Threading.Tasks;
using UringDsl.Analyzers.Results;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Moved;
namespace UringDsl.Analyzers.Tests;

/// <summary>URING2044.</summary>
public sealed class WholeBufferReadFixTests
{
    [Theory]
    [InlineData(
        "async RingTask M(Connection c) { Transferred r = await Fill(c, _page); if (r.IsSuccess) foreach (byte b in {|URING2044:_page.Span|}) _sum += b; }",
        "async RingTask M(Connection c) { Transferred r = await Fill(c, _page); if (r.IsSuccess) foreach (byte b in _page.Span[..r.Bytes]) _sum += b; }")]
    [InlineData(
        "async RingTask M(Connection c) { Transferred r = await Fill(c, _page); foreach (byte b in {|URING2044:_page.Span|}) _sum += b; }",
        "async RingTask M(Connection c) { Transferred r = await Fill(c, _page); foreach (byte b in _page.Span[..r.Bytes]) _sum += b; }")]
    [InlineData(
        "async RingTask M(Descriptor f) { var r = await Read(f, _page, 0); byte[] all = {|URING2044:_page.Span|}.ToArray(); _sum = all[0]; }",
        "async RingTask M(Descriptor f) { var r = await Read(f, _page, 0); byte[] all = _page.Span[..r.Bytes].ToArray(); _sum = all[0]; }")]
    [InlineData(
        "[Read(Completed = nameof(OnRead))] private partial void Get(Descriptor file, ReceiveBuffer data, long offset); void Start(Descriptor f) => "
            + "Get(f, _page, 0); void OnRead(in Transferred read) { if (!read.IsSuccess) return; foreach (byte b in {|URING2044:_page.Span|}) _sum += b; }",
        "[Read(Completed = nameof(OnRead))] private partial void Get(Descriptor file, ReceiveBuffer data, long offset); void Start(Descriptor f) => "
            + "Get(f, _page, 0); void OnRead(in Transferred read) { if (!read.IsSuccess) return; foreach (byte b in _page.Span[..read.Bytes]) _sum += b; }")]
    public Task As_much_is_read_as_was_received(string marked, string wanted) => Fixture.VerifyFix<ResultAnalyzer, WholeBufferReadFix>(In(marked), In(wanted));
}
