using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Moved;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2046.</summary>
public sealed class TransferTakenForWholeTests
{
    [Fact]
    public Task The_message() => VerifyResult(
        """
        async RingTask M(Descriptor f) {
            for (long at = 0; ; {|URING2046:at += _page.Length|}) { var r = await Read(f, _page, at); if (r.Bytes == 0) return; _sum += r.Bytes; } }
        """,
        "'at' goes on by '_page.Length', and 'Read' may have moved fewer bytes: a part of the file is left out. Add the number of bytes in the result.");

    [Theory]
    [InlineData("""
        [Write(Completed = nameof(OnWritten))] private partial void Put(Descriptor file, SendBuffer data, long offset);
        private Descriptor _file; private long _at;
        void Start() => Put(_file, _out, _at);
        void OnWritten(in Transferred written) { if (!written.IsSuccess) return; {|URING2046:_at += _out.Length|}; Put(_file, _out, _at); }
        """)]
    [InlineData("""
        async RingTask M(Descriptor f) {
            long at = 0;
            while (true) { var w = await Write(f, _out, at); if (!w.IsSuccess) return; {|URING2046:at += _out.Span.Length|}; } }
        """)]
    public Task By_the_length_of_the_buffer(string members) => VerifyResult(members);

    [Theory]
    [InlineData("async RingTask M(Descriptor f) { long at = 0; while (true) { var r = await Read(f, _page, at); if (r.Bytes == 0) return; at += r.Bytes; } }")]
    [InlineData("""
        async RingTask M(Descriptor f) {
            for (long at = 0; ; at += _page.Length) { var r = await Read(f, _page, at); if (r.Bytes < _page.Length) return; } }
        """)]
    [InlineData("""
        async RingTask M(Descriptor f) {
            for (long at = 0; ; at += _page.Length) { var r = await Read(f, _page, at); int n = r.Bytes; if (n != 4096) break; } }
        """)]
    [InlineData("async RingTask M(Descriptor f) { long total = 0; var r = await Read(f, _page, 0); if (r.IsSuccess) total += _page.Length; }")]
    public Task By_what_was_moved(string members) => VerifyResult(members);

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifyResult("""

        #pragma warning disable URING2046
        async RingTask M(Descriptor f) { for (long at = 0; ; at += _page.Length) { var r = await Read(f, _page, at); if (r.Bytes == 0) return; } }
        """);
}
