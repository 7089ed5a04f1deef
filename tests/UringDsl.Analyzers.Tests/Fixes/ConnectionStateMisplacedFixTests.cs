using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1024.</summary>
public sealed class ConnectionStateMisplacedFixTests
{
    [Theory]
    [InlineData("[ConnectionState] struct One { } [ConnectionState] struct {|URING1024:Two|} { }", "[ConnectionState] struct One { } struct Two { }")]
    [InlineData("[ConnectionState] ref struct {|URING1024:Session|} { }", "[ConnectionState] struct Session { }")]
    [InlineData("[ConnectionState] readonly ref partial struct {|URING1024:Session|} { }", "[ConnectionState] readonly partial struct Session { }")]
    public Task It_is_removed(string marked, string wanted) => VerifyFixIn<ConnectionStateMisplacedFix>(marked, wanted);
}
