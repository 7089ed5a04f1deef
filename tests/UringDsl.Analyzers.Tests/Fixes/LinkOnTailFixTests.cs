using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1013.</summary>
public sealed class LinkOnTailFixTests
{
    [Theory]
    [InlineData("[Nop({|URING1013:Link = LinkKind.Soft|})] partial void Ping();", "[Nop] partial void Ping();")]
    [InlineData(
        "[Nop(Drain = true, {|URING1013:Link = LinkKind.Hard|}, Async = true)] partial void Ping();",
        "[Nop(Drain = true, Async = true)] partial void Ping();")]
    [InlineData(
        "[Nop({|URING1013:Link = LinkKind.Hard|}, Completed = nameof(OnCompletion))] partial void Ping();",
        "[Nop(Completed = nameof(OnCompletion))] partial void Ping();")]
    public Task The_link_is_removed(string marked, string wanted) => VerifyFixIn<LinkOnTailFix>(marked, wanted);
}
