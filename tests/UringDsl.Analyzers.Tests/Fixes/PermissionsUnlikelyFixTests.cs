using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1033.</summary>
public sealed class PermissionsUnlikelyFixTests
{
    private const string Abi = "using UringDsl.Abi;\n";

    [Theory]
    [InlineData(
        "[Open(Flags = OpenFlags.Create | OpenFlags.Write, {|URING1033:Mode = 0600|})] partial void Make(string path);",
        "[Open(Flags = OpenFlags.Create | OpenFlags.Write, Mode = 0b110_000_000)] partial void Make(string path);")]
    [InlineData(
        "[Open({|URING1033:Flags = OpenFlags.Create | OpenFlags.Write|})] partial void Make(string path);",
        "[Open(Flags = OpenFlags.Create | OpenFlags.Write, Mode = 0b110_100_100)] partial void Make(string path);")]
    [InlineData(
        "[MakeDirectory({|URING1033:Mode = 755|})] partial void Make(string path);",
        "[MakeDirectory(Mode = 0b111_101_101)] partial void Make(string path);")]
    public Task The_permissions_are_written_in_binary(string marked, string wanted) => VerifyFix<PermissionsUnlikelyFix>(Abi + In(marked), Abi + In(wanted));
}
