using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Moved;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2049.</summary>
public sealed class WriteOvertakenTests
{
    [Fact]
    public Task The_message() => VerifyOrder(
        "void M(Descriptor f) { _ = Write(f, _out, 0); {|URING2049:Shut(f)|}; }",
        "'Shut' does not wait for 'Write' in line 27: the kernel may run it first. Await the write, submit it when the write has completed, or make both one "
        + "chain with 'Link = LinkKind.Hard'.");

    [Theory]
    [InlineData("void M(Descriptor f) { Append(f, _out); {|URING2049:Shut(f)|}; }")]
    [InlineData("async RingTask M(Descriptor f) { _ = Write(f, _out, 0); var s = await {|URING2049:Sync(f)|}; _sum = s.Result; }")]
    [InlineData("void M(Descriptor f) { for (int i = 0; i < 3; i++) _ = Write(f, _out, i * 4096); {|URING2049:Shut(f)|}; }")]
    [InlineData("void M(Descriptor f) { Both(f); {|URING2049:Shut(f)|}; } void Both(Descriptor g) { Append(g, _out); }")]
    public Task What_does_not_wait(string members) => VerifyOrder(members);

    [Theory]
    [InlineData("async RingTask M(Descriptor f) { var w = await Write(f, _out, 0); _sum = w.Bytes; Shut(f); }")]
    [InlineData("void M(Descriptor f, Descriptor g) { Append(f, _out); Shut(g); }")]
    [InlineData("void M(Descriptor f) { Append(f, _out); Barrier(f); }")]
    [InlineData("void M(Connection c) { Echo(c, _out); HangUp(c); }")]
    [InlineData("void M(Descriptor f, ReceiveBuffer a) { Next(f, a); Shut(f); }")]
    [InlineData("void M(Descriptor f) { if (_sum > 1) Append(f, _out); else Shut(f); }")]
    public Task What_waits(string members) => VerifyOrder(members);

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifyOrder("\n#pragma warning disable URING2049\nvoid M(Descriptor f) { Append(f, _out); Shut(f); }");
}
