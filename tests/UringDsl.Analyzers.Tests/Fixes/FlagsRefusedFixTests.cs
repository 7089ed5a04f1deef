using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1028.</summary>
public sealed class FlagsRefusedFixTests
{
    private const string Abi = "using UringDsl.Abi;\n";

    [Theory]
    [InlineData(
        "[Fallocate({|URING1028:Mode = FallocateMode.PunchHole|})] partial void Punch(Descriptor file, ulong offset, ulong length);",
        "[Fallocate(Mode = FallocateMode.KeepSize | FallocateMode.PunchHole)] partial void Punch(Descriptor file, ulong offset, ulong length);")]
    [InlineData(
        "[Rename({|URING1028:Flags = RenameFlags.NoReplace | RenameFlags.Exchange|})] partial void Move(string oldPath, string newPath);",
        "[Rename(Flags = RenameFlags.Exchange)] partial void Move(string oldPath, string newPath);")]
    [InlineData(
        "[Read({|URING1028:Flags = ReadWriteFlags.HighPriority|})] partial void Load(Descriptor file, ReceiveBuffer buffer);",
        "[Read] partial void Load(Descriptor file, ReceiveBuffer buffer);")]
    [InlineData(
        "[WaitId({|URING1028:Options = WaitOptions.NoHang|}, IdType = WaitIdType.Any)] private partial Pending<ChildStatus> Wait(int id);",
        "[WaitId(Options = WaitOptions.NoHang | WaitOptions.Exited, IdType = WaitIdType.Any)] private partial Pending<ChildStatus> Wait(int id);")]
    public Task The_kernel_takes_what_is_written(string marked, string wanted) => VerifyFix<FlagsRefusedFix>(Abi + In(marked), Abi + In(wanted));

    [Fact]
    public Task A_name_is_written_as_it_is_in_scope() => VerifyFixIn<FlagsRefusedFix>(
        "[FutexWake({|URING1028:Flags = UringDsl.Abi.FutexFlags.Private|})] partial void Wake(FutexWord futex);",
        "[FutexWake(Flags = global::UringDsl.Abi.FutexFlags.Size32 | global::UringDsl.Abi.FutexFlags.Private)] partial void Wake(FutexWord futex);");
}
