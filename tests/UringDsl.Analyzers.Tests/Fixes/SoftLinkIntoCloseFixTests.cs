using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1016.</summary>
public sealed class SoftLinkIntoCloseFixTests
{
    [Theory]
    [InlineData(
        "[Send({|URING1016:Link = LinkKind.Soft|})] [Close] partial void Bye(Connection connection, SendBuffer data);",
        "[Send(Link = LinkKind.Hard)] [Close] partial void Bye(Connection connection, SendBuffer data);")]
    public Task The_link_becomes_hard(string marked, string wanted) => VerifyFixIn<SoftLinkIntoCloseFix>(marked, wanted);
}
