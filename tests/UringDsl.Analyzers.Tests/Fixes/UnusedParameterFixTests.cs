using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1007.</summary>
public sealed class UnusedParameterFixTests
{
    [Theory]
    [InlineData("[Nop] partial void Ping(Uri {|URING1007:other|});", "[Nop] partial void Ping();")]
    [InlineData(
        "[Nop] partial void Ping(Uri {|URING1007:one|}, Uri {|URING1007:two|}); void Go(Uri uri) { Ping(uri, uri); Ping(two: uri, one: uri); }",
        "[Nop] partial void Ping(); void Go(Uri uri) { Ping(); Ping(); }")]
    [InlineData(
        "[Close] partial void Stop(int {|URING1007:number|}, Connection connection); void Go(Connection c) { this.Stop(3, c); Stop(connection: c, "
            + "number: 4); }",
        "[Close] partial void Stop(Connection connection); void Go(Connection c) { this.Stop(c); Stop(connection: c); }")]
    public Task It_is_removed_with_its_arguments(string marked, string wanted) => VerifyFixIn<UnusedParameterFix>(marked, wanted);
}
