using System.Threading.Tasks;
using UringDsl.Analyzers.Costs;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING4005.</summary>
public sealed class ZeroCopyTooSmallTests
{
    private const string More =
        "[Send(ZeroCopy = ZeroCopyMode.Always)] partial void Blast(Connection c, SendBuffer data); "
        + "[Send(ZeroCopy = ZeroCopyMode.Adaptive)] partial void Adapt(Connection c, SendBuffer data); "
        + "static readonly SendBuffer s_ok = SendBuffer.CopyOf(\"OK\"u8), s_page = SendBuffer.Allocate(65536), s_bytes = SendBuffer.CopyOf(new byte[3072]); "
        + "SendBuffer _any = SendBuffer.Allocate(5); ";

    [Theory]
    [InlineData("Blast(c, {|URING4005:s_ok|});")]
    [InlineData("Blast(c, {|URING4005:s_bytes|});")]
    [InlineData("Blast(c, {|URING4005:SendBuffer.CopyOf(\"hello\"u8)|});")]
    [InlineData("SendBuffer small = SendBuffer.Allocate(512); small.Span.Fill(1); Blast(c, {|URING4005:small|});")]
    [InlineData("const int Size = 1024; Blast(data: {|URING4005:SendBuffer.Allocate(Size)|}, c: c);")]
    [InlineData("Blast(c, {|URING4005:s_page.Slice(0, 100)|});")]
    [InlineData("Blast(c, {|URING4005:SendBuffer.CopyOf([1, 2, 3])|});")]
    public Task A_small_send_without_a_copy(string body) => Verify(body);

    [Theory]
    [InlineData("Adapt(c, s_ok); Send(c, s_ok);")]
    [InlineData("Blast(c, s_page); Blast(c, SendBuffer.Allocate(3073));")]
    [InlineData("Blast(c, _any); int size = c.GetHashCode(); Blast(c, SendBuffer.Allocate(size)); Blast(c, s_page.Slice(0, size));")]
    [InlineData("SendBuffer either = SendBuffer.Allocate(512); if (size > 5) either = s_page; Blast(c, either);")]
    [InlineData("Blast(c, SendBuffer.CopyOf([.. new byte[9000]]));")]
    public Task What_is_large_or_unknown_or_copied_is_silent(string body) => Verify(body);

    [Theory]
    [InlineData("[{|URING4005:Ring(ZeroCopyThreshold = 1000)|}]")]
    [InlineData("[Ring(ZeroCopyThreshold = 3072)]")]
    [InlineData("[Ring(MaxConnections = 5)]")]
    public Task The_threshold(string ring) => RingFixture.Verify(
        new SendCostAnalyzer(), "", $"[RingHandler] {ring} sealed partial class Other {{ [Nop] partial void Ping(); }}");

    [Fact]
    public Task The_message_says_how_many_bytes() => RingFixture.Verify(
        new SendCostAnalyzer(), More + "void Go(Connection c) => Blast(c, {|URING4005:s_ok|});", "",
        "'Blast' sends 2 bytes without a copy: at this size, pinning the memory and a second completion cost more than the copy. "
        + "Declare it with ZeroCopyMode.Adaptive, which copies what is small.");

    [Fact]
    public Task The_rule_can_be_suppressed() =>
        RingFixture.Verify(new SendCostAnalyzer(), More + "\n#pragma warning disable URING4005\nvoid Go(Connection c) => Blast(c, s_ok);");

    private static Task Verify(string body) =>
        RingFixture.VerifyOnly("URING4005", new SendCostAnalyzer(), More + $"void Go(Connection c, int size) {{ {body} }}".Replace("int size = ", "size = "));
}
