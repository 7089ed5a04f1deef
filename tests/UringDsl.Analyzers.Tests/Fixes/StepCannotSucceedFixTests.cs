using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1030.</summary>
public sealed class StepCannotSucceedFixTests
{
    private const string Abi = "using UringDsl.Abi;\n";

    [Theory]
    [InlineData(
        "[Open(Direct = true, Link = LinkKind.Soft)] [{|URING1030:Write(Link = LinkKind.Hard)|}] [Close] partial void Save(string path, SendBuffer "
            + "data);",
        "[Open(Direct = true, Link = LinkKind.Soft, Flags = OpenFlags.Write)] [Write(Link = LinkKind.Hard)] [Close] partial void Save(string path, "
            + "SendBuffer data);")]
    [InlineData(
        "[Open(Flags = OpenFlags.Write | OpenFlags.Create | OpenFlags.Truncate, Mode = 0x180, Direct = true, Link = LinkKind.Soft)] [Write(Link = "
            + "LinkKind.Soft)] [{|URING1030:Read|}] private partial Pending<LoadOutcome> Load(string path, SendBuffer data, ReceiveBuffer buffer);",
        "[Open(Flags = OpenFlags.ReadWrite | OpenFlags.Create | OpenFlags.Truncate, Mode = 0x180, Direct = true, Link = LinkKind.Soft)] [Write(Link "
            + "= LinkKind.Soft)] [Read] private partial Pending<LoadOutcome> Load(string path, SendBuffer data, ReceiveBuffer buffer);")]
    public Task The_file_is_opened_for_it(string marked, string wanted) => VerifyFix<StepCannotSucceedFix>(Abi + In(marked), Abi + In(wanted));
}
