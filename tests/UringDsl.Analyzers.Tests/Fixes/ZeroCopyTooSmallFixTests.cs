using System.Threading.Tasks;
using UringDsl.Analyzers.Costs;
using UringDsl.CodeFixes;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING4005.</summary>
public sealed class ZeroCopyTooSmallFixTests
{
    private const string Small = " partial void Blast(Connection c, SendBuffer data); static readonly SendBuffer s_ok = SendBuffer.CopyOf(\"OK\"u8); ";

    [Theory]
    [InlineData(
        "[Send(ZeroCopy = ZeroCopyMode.Always)]" + Small + "void Go(Connection c) => Blast(c, {|URING4005:s_ok|});",
        "[Send(ZeroCopy = ZeroCopyMode.Adaptive)]" + Small + "void Go(Connection c) => Blast(c, s_ok);")]
    [InlineData(
        "void OnFree(in Released released) { } [Send(ZeroCopy = ZeroCopyMode.Always, Released = nameof(OnFree))]" + Small
            + "void Go(Connection c) => Blast(c, {|URING4005:SendBuffer.CopyOf(\"hello\"u8)|});",
        "void OnFree(in Released released) { } [Send(ZeroCopy = ZeroCopyMode.Adaptive, Released = nameof(OnFree))]" + Small
            + "void Go(Connection c) => Blast(c, SendBuffer.CopyOf(\"hello\"u8));")]
    public Task What_is_small_is_copied(string marked, string wanted) => RingFix.In<SendCostAnalyzer, ZeroCopyTooSmallFix>(marked, wanted);

    [Fact]
    public Task The_threshold_is_that_of_the_runtime() => RingFix.In<SendCostAnalyzer, ZeroCopyTooSmallFix>(
        "", "",
        "[RingHandler] [{|URING4005:Ring(ZeroCopyThreshold = 1000)|}] sealed partial class Other { [Nop] partial void Ping(); }",
        "[RingHandler] [Ring(ZeroCopyThreshold = 16384)] sealed partial class Other { [Nop] partial void Ping(); }");
}
