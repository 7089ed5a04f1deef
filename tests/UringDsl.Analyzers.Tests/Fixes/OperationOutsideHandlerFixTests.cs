using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1022.</summary>
public sealed class OperationOutsideHandlerFixTests
{
    [Theory]
    [InlineData("partial class C { [{|URING1022:Nop|}] partial void Ping(); }", "[RingHandler]\nsealed partial class C { [Nop] partial void Ping(); }")]
    [InlineData(
        "public sealed partial class C\n{\n    [{|URING1022:Nop|}] partial void Ping();\n    [{|URING1022:Nop|}] partial void Pong();\n}",
        "[RingHandler]\npublic sealed partial class C\n{\n    [Nop] partial void Ping();\n    [Nop] partial void Pong();\n}")]
    public Task The_type_becomes_a_handler(string marked, string wanted) => VerifyFix<OperationOutsideHandlerFix>(Usings + marked, Usings + wanted);
}
