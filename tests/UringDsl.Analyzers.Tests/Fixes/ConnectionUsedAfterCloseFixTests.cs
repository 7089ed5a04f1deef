using System.Threading.Tasks;
using UringDsl.Analyzers.Results;
using UringDsl.CodeFixes;
using UringDsl.Generator;
using UringDsl.Testing;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2045.</summary>
public sealed class ConnectionUsedAfterCloseFixTests
{
    [Theory]
    [InlineData(
        """
        void M(Connection c)
        {
            HangUp(c);
            {|URING2045:Echo(c, _out)|};
        }
        """,
        """
        void M(Connection c)
        {
            Echo(c, _out);
            HangUp(c);
        }
        """)]
    [InlineData(
        "async RingTask M(Connection c) { Drop(c); _ = await {|URING2045:Say(c, _out)|}; }",
        "async RingTask M(Connection c) { _ = await Say(c, _out); Drop(c); }")]
    public Task The_close_comes_last(string marked, string wanted) =>
        Fixture.VerifyFix<CloseAnalyzer, ConnectionUsedAfterCloseFix>(Moved.In(marked), Moved.In(wanted));

    [Fact]
    public Task Not_from_another_block() => FixRig.VerifyNone(
        new CloseAnalyzer(), new ConnectionUsedAfterCloseFix(), new UringGenerator(),
        Moved.In("void M(Connection c) { if (c.Index == 3) { HangUp(c); } else { HangUp(c); } {|URING2045:Echo(c, _out)|}; }"));
}
