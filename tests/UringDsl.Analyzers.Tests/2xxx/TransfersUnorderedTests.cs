using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Moved;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2048.</summary>
public sealed class TransfersUnorderedTests
{
    [Fact]
    public Task The_message() => VerifyOrder(
        "void M(Descriptor f) { Append(f, _out); {|URING2048:Append(f, _out)|}; }",
        "'Append' is submitted while 'Append' in line 27 is under way on the same file: which of them gets or puts the first bytes is the kernel's choice. "
        + "Submit it when that has completed, make both one chain, or give each an offset of its own.");

    [Theory]
    [InlineData("void M(Connection c, ReceiveBuffer a, ReceiveBuffer b) { Get(c, a); {|URING2048:Get(c, b)|}; }")]
    [InlineData("void M(Connection c, ReceiveBuffer[] all) { foreach (ReceiveBuffer one in all) {|URING2048:Get(c, one)|}; }")]
    [InlineData("void M(Descriptor f) { One(f); {|URING2048:Append(f, _out)|}; } void One(Descriptor g) => Append(g, _out);")]
    [InlineData("void M(Descriptor f, ReceiveBuffer a) { Next(f, a); {|URING2048:Append(f, _out)|}; }")]
    public Task Side_by_side(string members) => VerifyOrder(members);

    [Theory]
    [InlineData("void M(Connection c, Connection d, ReceiveBuffer a, ReceiveBuffer b) { Get(c, a); Get(d, b); }")]
    [InlineData("async RingTask M(Descriptor f) { await Log(f, _out); await Log(f, _out); }")]
    [InlineData("void M(Descriptor f) { if (_sum > 1) Append(f, _out); else Append(f, _out); }")]
    [InlineData("void M(List<Descriptor> all) { foreach (Descriptor f in all) Append(f, _out); }")]
    [InlineData("void M(Descriptor f) { _ = Write(f, _out, 0); _ = Write(f, _out, 4096); }")]
    [InlineData("void M(Connection c) { Echo(c, _out); Echo(c, _out); }")]
    public Task One_after_the_other(string members) => VerifyOrder(members);

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifyOrder("\n#pragma warning disable URING2048\nvoid M(Descriptor f) { Append(f, _out); Append(f, _out); }");
}
