using System.Threading.Tasks;
using UringDsl.Analyzers.Results;
using UringDsl.CodeFixes;
using UringDsl.Generator;
using UringDsl.Testing;
using static UringDsl.Analyzers.Tests.Moved;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2047.</summary>
public sealed class ErrorTakenForLengthFixTests
{
    [Theory]
    [InlineData(
        "async RingTask M(Connection c) { var r = await Fill(c, _page); foreach (byte b in _page.Span.Slice(0, {|URING2047:r.Result|})) _sum += b; }",
        "async RingTask M(Connection c) { var r = await Fill(c, _page); if (!r.IsSuccess) return; "
            + "foreach (byte b in _page.Span.Slice(0, r.Result)) _sum += b; }")]
    [InlineData(
        "[Receive(Completed = nameof(OnFilled))] private partial void Get(Connection c, ReceiveBuffer data);\n"
            + "void OnFilled(in Transferred filled)\n    {\n        foreach (byte b in _page.Span[..{|URING2047:filled.Result|}]) _sum += b;\n    }",
        "[Receive(Completed = nameof(OnFilled))] private partial void Get(Connection c, ReceiveBuffer data);\n"
            + "void OnFilled(in Transferred filled)\n    {\n        if (!filled.IsSuccess) return;\n"
            + "        foreach (byte b in _page.Span[..filled.Result]) _sum += b;\n    }")]
    public Task An_error_leaves(string marked, string wanted) => Fixture.VerifyFix<ResultAnalyzer, ErrorTakenForLengthFix>(In(marked), In(wanted));

    [Fact]
    public Task What_returns_something_is_left_to_a_person() => FixRig.VerifyNone(
        new ResultAnalyzer(), new ErrorTakenForLengthFix(), new UringGenerator(),
        In("async RingTask<int> M(Connection c) { var r = await Fill(c, _page); return _page.Span[..{|URING2047:r.Result|}].Length; }"));
}
