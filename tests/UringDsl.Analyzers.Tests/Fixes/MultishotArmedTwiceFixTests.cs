using System.Threading.Tasks;
using UringDsl.Analyzers.Rearming;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Rearmed;
namespace UringDsl.Analyzers.Tests;

/// <summary>URING2041.</summary>
public sealed class MultishotArmedTwiceFixTests
{
    [Theory]
    [InlineData(
        "if (!received.IsSuccess) { HangUp(c); return; } if (!received.IsArmed) Receive(c); {|URING2041:Receive(c)|};",
        "if (!received.IsSuccess) { HangUp(c); return; } if (!received.IsArmed) Receive(c);")]
    [InlineData(
        "if (!received.IsArmed) { if (received.IsSuccess) { Receive(c); {|URING2041:Receive(c)|}; } else HangUp(c); }",
        "if (!received.IsArmed) { if (received.IsSuccess) { Receive(c); } else HangUp(c); }")]
    public Task The_second_one_goes(string body, string wanted) => Verify(body, wanted);

    [Theory]
    [InlineData(
        "if (received.IsSuccess) {|URING2041:Receive(c)|}; else HangUp(c);",
        "if (received.IsSuccess) { if (!received.IsArmed) Receive(c); } else HangUp(c);")]
    [InlineData(
        "if (received.TryTake(out var data)) { Echo(c, data); {|URING2041:Receive(c)|}; } else HangUp(c);",
        "if (received.TryTake(out var data)) { Echo(c, data); if (!received.IsArmed) Receive(c); } else HangUp(c);")]
    public Task IsArmed_is_asked(string body, string wanted) => Verify(body, wanted);

    private static Task Verify(string body, string wanted) =>
        Fixture.VerifyFix<RearmAnalyzer, MultishotArmedTwiceFix>(Received(body), Received(wanted));
}
