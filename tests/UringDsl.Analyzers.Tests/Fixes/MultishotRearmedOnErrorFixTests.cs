using System.Threading.Tasks;
using UringDsl.Analyzers.Rearming;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Rearmed;
namespace UringDsl.Analyzers.Tests;

/// <summary>URING2042.</summary>
public sealed class MultishotRearmedOnErrorFixTests
{
    [Theory]
    [InlineData(
        "if (!received.IsArmed) {|URING2042:Receive(c)|};",
        "if (!received.IsArmed) { if (received.IsSuccess) Receive(c); else HangUp(c); }")]
    [InlineData(
        "if (received.IsArmed) return; {|URING2042:Receive(c)|};",
        "if (received.IsArmed) return; if (received.IsSuccess) Receive(c); else HangUp(c);")]
    public Task An_end_closes(string body, string wanted) =>
        Fixture.VerifyFix<RearmAnalyzer, MultishotRearmedOnErrorFix>(Received(body), Received(wanted));
}
