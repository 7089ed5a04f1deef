using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1038.</summary>
public sealed class DoesNotWaitFixTests
{
    private const string Abi = "using UringDsl.Abi;\n";

    [Theory]
    [InlineData(
        "[Read({|URING1038:Flags = ReadWriteFlags.NoWait|})] private partial Pending<Transferred> Load(Descriptor file, ReceiveBuffer buffer);",
        "[Read] private partial Pending<Transferred> Load(Descriptor file, ReceiveBuffer buffer);")]
    [InlineData(
        "[Splice({|URING1038:Flags = SpliceFlags.NonBlock | SpliceFlags.Move|})] private partial Pending<Transferred> Copy(Descriptor source, "
            + "Descriptor target, uint length);",
        "[Splice(Flags = SpliceFlags.Move)] private partial Pending<Transferred> Copy(Descriptor source, Descriptor target, uint length);")]
    public Task The_flag_is_removed(string marked, string wanted) => VerifyFix<DoesNotWaitFix>(Abi + In(marked), Abi + In(wanted));
}
