using System.Threading.Tasks;
using UringDsl.Analyzers.Results;
using UringDsl.CodeFixes;
using UringDsl.Generator;
using UringDsl.Testing;
using static UringDsl.Analyzers.Tests.Moved;
namespace UringDsl.Analyzers.Tests;

/// <summary>URING2043.</summary>
public sealed class TransferResultIgnoredFixTests
{
    [Fact]
    public Task It_is_said_that_it_does_not_matter() => Fixture.VerifyFix<ResultAnalyzer, TransferResultIgnoredFix>(
        In("async RingTask M(Descriptor f) { await {|URING2043:Write(f, _out, 0)|}; for (long at = 0; at < 9; at++) await {|URING2043:Write(f, _out, at)|}; }"),
        In("async RingTask M(Descriptor f) { _ = await Write(f, _out, 0); for (long at = 0; at < 9; at++) _ = await Write(f, _out, at); }"));

    [Fact]
    public Task A_completion_method_is_left_to_a_person() => FixRig.VerifyNone(
        new ResultAnalyzer(), new TransferResultIgnoredFix(), new UringGenerator(),
        In("[Read(Completed = nameof(OnRead))] private partial void Get(Descriptor file, ReceiveBuffer data, long offset); "
            + "void OnRead({|URING2043:in Transferred read|}) => _sum++;"));
}
