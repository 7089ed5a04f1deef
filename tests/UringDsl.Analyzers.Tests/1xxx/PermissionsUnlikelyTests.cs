using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1033.</summary>
public sealed class PermissionsUnlikelyTests
{
    [Fact]
    public Task Octal_digits_of_a_decimal_number_are_an_error() => Say(
        "[Open(Flags = OpenFlags.Create | OpenFlags.Write, {|URING1033:Mode = 644|})] partial void Make(string path);",
        "Open of 'Make' makes a file with Mode = 644, which is 1204 in octal: C# has no octal numbers. Write 'Mode = 0b110_100_100' (rw-r--r--).");

    [Fact]
    public Task A_new_file_without_permissions_is_an_error() => Say(
        "[Open({|URING1033:Flags = OpenFlags.Create | OpenFlags.Write|})] partial void Make(string path);",
        "Open of 'Make' makes a file without Mode, so that nobody but root may open it again. Write 'Mode = 0b110_100_100' (rw-r--r--).");

    [Theory]
    [InlineData("[MakeDirectory({|URING1033:Mode = 0755|})] partial void Make(string path);")]
    [InlineData("[Open({|URING1033:Flags = OpenFlags.Temporary | OpenFlags.ReadWrite|})] partial void Make(string path);")]
    public Task Directories_and_temporary_files_too(string members) => Say(members);

    [Theory]
    [InlineData("[Open(Flags = OpenFlags.Create | OpenFlags.Write, Mode = 420)] partial void Make(string path);")]
    [InlineData("[Open(Flags = OpenFlags.Create | OpenFlags.Write, Mode = 0x1B6)] partial void Make(string path);")]
    [InlineData("[Open(Flags = OpenFlags.Create | OpenFlags.Write, Mode = 0b110_000_000)] partial void Make(string path);")]
    [InlineData("[Open(Flags = OpenFlags.Create | OpenFlags.Write)] partial void Make(string path, int mode);")]
    [InlineData("[Open(Flags = OpenFlags.Create | OpenFlags.Write, Mode = 0)] partial void Make(string path);")]
    [InlineData("[Open] partial void Load(string path);")]
    [InlineData("[MakeDirectory] partial void Make(string path);")]
    [InlineData("[MakeDirectory(Mode = 511)] partial void Make(string path);")]
    public Task Permissions_that_can_be_meant_are_fine(string members) => Say(members);

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed(
        "URING1033", "using UringDsl.Abi;\n" + In(
            "[MakeDirectory(Mode = 755)] partial void Make(string path);"));

    private static Task Say(string members, params string[] messages) => Verify("using UringDsl.Abi;\n" + In(members), messages);
}
