using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.InFlight;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2006.</summary>
public sealed class MemoryReadBeforeFilledTests
{
    [Fact]
    public Task Behind_a_receive() => VerifyBody(
        "Fill(c, _in); Console.WriteLine({|URING2006:_in.Span|}[0]);",
        "'_in' is used while 'Fill' may not have filled it yet: what is read is what was there before, and what is written is overwritten. It is filled "
        + "when 'OnFilled' is called.");

    [Theory]
    [InlineData("_ = LoadAsync(file, _in, 0); Send(c, SendBuffer.CopyOf({|URING2006:_in.Span|}));")]
    [InlineData("Load(file, _in, 0); {|URING2006:_in.Span|}.CopyTo(_a.Span);")]
    [InlineData("Fill(c, _in); {|URING2006:_in.Span|}.Clear();")]
    [InlineData("Fill(c, _in); foreach (byte b in {|URING2006:_in.Span|}) n += b;")]
    [InlineData("Span<byte> s = _in.Span; Fill(c, _in); {|URING2006:s[0] = 1|};")]
    [InlineData("ReceiveBuffer into = ReceiveBuffer.Allocate(10); Fill(c, into); Parse(into); void Parse(ReceiveBuffer b) => n = {|URING2006:b.Span|}[0];")]
    [InlineData("_ = LoadPage(file, _page, 0); Console.WriteLine({|URING2006:_page.Data|}[0]);")]
    [InlineData("_ = LoadPage(file, _page, 0); Console.WriteLine({|URING2006:_page.Span|}[0]);")]
    [InlineData("if (n > 1) Fill(c, _in); if (n > 1) n = {|URING2006:_in.Span|}[0];")]
    public Task Other_ways(string body) => VerifyBody(body);

    [Theory]
    [InlineData("var pending = LoadAsync(file, _in, 0); n = {|URING2006:_in.Span|}[0]; await pending;")]
    public Task Around_an_await(string body) => VerifyAsync(body);

    [Theory]
    [InlineData("n = _in.Span[0]; Fill(c, _in);")]
    [InlineData("Fill(c, _in); n = _in.Length + _in.Span.Length;")]
    [InlineData("_in.Span.Clear(); Load(file, _in, 0);")]
    [InlineData("_ = LoadPage(file, _page.Slice(0, 100), 0); n = _page.Slice(100, 10).Data[0];")]
    [InlineData("if (n > 1) Fill(c, _in); else n = _in.Span[0];")]
    [InlineData("Fill(c, _in); _in = ReceiveBuffer.Allocate(10); n = _in.Span[0];")]
    public Task What_is_right(string body) => VerifyBody(body);

    [Theory]
    [InlineData("await FillAsync(c, _in); n = _in.Span[0];")]
    [InlineData("Transferred got = await LoadAsync(file, _in, 0); Tell(c, SendBuffer.CopyOf(_in.Span[..got.Bytes]));")]
    [InlineData("await LoadPage(file, _page, 0); n = _page.Data[0];")]
    public Task What_is_right_around_an_await(string body) => VerifyAsync(body);

    [Theory]
    [InlineData("""
        readonly ReceiveBuffer _in = ReceiveBuffer.Allocate(4096);

        void OnStreamed(Connection connection, in Sent sent) => Fill(connection, _in);

        void OnFilled(Connection connection, in Transferred completion)
        {
            if (completion.Result > 0) Tell(connection, SendBuffer.CopyOf(_in.Span[..completion.Result]));
        }
        """)]
    public Task What_is_right_between_events(string members) => VerifyIn(members);
}
