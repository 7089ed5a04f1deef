using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1060.</summary>
public sealed class DrainBesideMultishotFixTests
{
    [Theory]
    [InlineData(
        "[Nop({|URING1060:Drain = true|})] partial void Ping(); [Timeout(Multishot = true)] partial void Tick(TimeSpan timeout);",
        "[Nop] partial void Ping(); [Timeout(Multishot = true)] partial void Tick(TimeSpan timeout);")]
    public Task The_drain_is_removed(string marked, string wanted) => VerifyFixIn<DrainBesideMultishotFix>(marked, wanted);
}
