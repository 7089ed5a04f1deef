using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1031.</summary>
public sealed class FixedFilesTooFewFixTests
{
    private const string Listen = "[Listener(Direct = true, Accepted = nameof(OnAccepted))] partial void Listen(EndPoint at);";

    [Theory]
    [InlineData("[FixedFiles({|URING1031:100|})] [Ring(MaxConnections = 1000)]", "[FixedFiles(2048)] [Ring(MaxConnections = 1000)]")]
    [InlineData("[FixedFiles({|URING1031:1|})]", "[FixedFiles(4096)]")]
    public Task The_table_is_enlarged(string marked, string wanted) => VerifyFix<FixedFilesTooFewFix>(In(Listen, marked), In(Listen, wanted));
}
