using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1028.</summary>
public sealed class FlagsRefusedTests
{
    [Fact]
    public Task What_excludes_each_other_is_an_error() => Say(
        "[Rename({|URING1028:Flags = RenameFlags.NoReplace | RenameFlags.Exchange|})] partial void Move(string oldPath, string newPath);",
        "Rename of 'Move' has Flags = NoReplace | Exchange, which the kernel refuses with EINVAL: files are exchanged only where both exist. Write "
            + "'Flags = RenameFlags.Exchange' or 'Flags = RenameFlags.NoReplace'.");

    [Fact]
    public Task What_is_missing_is_an_error() => Say(
        "[Fallocate({|URING1028:Mode = FallocateMode.PunchHole|})] partial void Punch(Descriptor file, ulong offset, ulong length);",
        "Fallocate of 'Punch' has Mode = PunchHole, which the kernel refuses with EOPNOTSUPP: a hole leaves the size of the file as it is, and the "
            + "flags must say so. Write 'Mode = FallocateMode.KeepSize | FallocateMode.PunchHole'.");

    [Fact]
    public Task A_bit_that_is_no_flag_is_an_error() => Say(
        "[Unlink({|URING1028:Flags = (UnlinkFlags)0x1200|})] partial void Remove(string path);",
        "Unlink of 'Remove' has Flags = RemoveDirectory | 0x1000, which the kernel refuses with EINVAL: it does not know all of these bits. Write "
            + "'Flags = UnlinkFlags.RemoveDirectory'.");

    [Theory]
    [InlineData("[Read({|URING1028:Flags = ReadWriteFlags.HighPriority|})] partial void Load(Descriptor file, ReceiveBuffer buffer);")]
    [InlineData("[Read({|URING1028:Flags = ReadWriteFlags.Atomic|})] partial void Load(Descriptor file, ReceiveBuffer buffer);")]
    [InlineData("[ReadFixed({|URING1028:Flags = ReadWriteFlags.Atomic|})] partial void Load(Descriptor file, FixedBuffer buffer);")]
    [InlineData(
        "[Write({|URING1028:Flags = ReadWriteFlags.Append | ReadWriteFlags.NoAppend|})] private partial Pending<Transferred> Save(Descriptor file, "
            + "SendBuffer data);")]
    [InlineData("[Write({|URING1028:Flags = (ReadWriteFlags)0x400|})] private partial Pending<Transferred> Save(Descriptor file, SendBuffer data);")]
    [InlineData(
        "[Fallocate({|URING1028:Mode = FallocateMode.CollapseRange | FallocateMode.KeepSize|})] partial void Cut(Descriptor file, ulong offset, "
            + "ulong length);")]
    [InlineData(
        "[Fallocate({|URING1028:Mode = FallocateMode.ZeroRange | FallocateMode.InsertRange|})] partial void Cut(Descriptor file, ulong offset, "
            + "ulong length);")]
    [InlineData("[Fsync({|URING1028:Flags = (FsyncFlags)2|})] partial void Sync(Descriptor file);")]
    [InlineData("[SyncFileRange({|URING1028:Flags = (SyncRangeFlags)8|})] partial void Sync(Descriptor file, ulong offset, uint length);")]
    [InlineData("[Fadvise({|URING1028:Advice = (FileAdvice)9|})] partial void Hint(Descriptor file, ulong offset);")]
    [InlineData("[Splice({|URING1028:Flags = (SpliceFlags)16|})] partial void Copy(Descriptor source, Descriptor target, uint length);")]
    [InlineData("[Open({|URING1028:Flags = OpenFlags.Temporary|}, Mode = 0x180)] partial void Load(string path);")]
    [InlineData("[Open({|URING1028:Flags = OpenFlags.Temporary | OpenFlags.Create | OpenFlags.Write|}, Mode = 0x180)] partial void Load(string path);")]
    [InlineData("[Open({|URING1028:Flags = OpenFlags.Directory | OpenFlags.Create|}, Mode = 0x180)] partial void Load(string path);")]
    [InlineData("[Open({|URING1028:Flags = OpenFlags.Directory | OpenFlags.Write|})] partial void Load(string path);")]
    [InlineData("[Open(Direct = true, {|URING1028:Flags = OpenFlags.CloseOnExec|})] partial void Load(string path);")]
    public Task Files_and_their_flags(string members) => Say(members);

    [Theory]
    [InlineData("[Rename({|URING1028:Flags = RenameFlags.Whiteout | RenameFlags.Exchange|})] partial void Move(string oldPath, string newPath);")]
    [InlineData("[Statx({|URING1028:Flags = StatxFlags.ForceSync | StatxFlags.DontSync|})] partial void Look(string path);")]
    [InlineData("[Statx({|URING1028:Mask = (StatxMask)0x80000001|})] partial void Look(string path);")]
    [InlineData("[SetXattr({|URING1028:Flags = XattrFlags.Create | XattrFlags.Replace|})] partial void Mark(string name, SendBuffer value, string path);")]
    [InlineData("[WaitId({|URING1028:Options = WaitOptions.NoHang|}, IdType = WaitIdType.Process)] private partial Pending<ChildStatus> Wait(int id);")]
    [InlineData("[WaitId({|URING1028:IdType = (WaitIdType)4|})] private partial Pending<ChildStatus> Wait(int id);")]
    [InlineData("[FutexWake({|URING1028:Flags = FutexFlags.Private|})] partial void Wake(FutexWord futex);")]
    [InlineData("[Pipe({|URING1028:Flags = (PipeFlags)0x40|})] private partial Pending<PipeEnds> Make();")]
    [InlineData("[Nop({|URING1028:Flags = NopFlags.LargeCompletion|})] partial void Ping();")]
    [InlineData("[Nop({|URING1028:Flags = (NopFlags)64|})] partial void Ping();")]
    [InlineData(
        "[Socket({|URING1028:Type = (SocketKind)7|}, Link = LinkKind.Soft)] [Connect] private partial Pending<DialOutcome> Dial(PeerAddress address);")]
    public Task Paths_processes_and_the_rest(string members) => Say(members);

    [Theory]
    [InlineData("[Fallocate(Mode = FallocateMode.PunchHole | FallocateMode.KeepSize)] partial void Punch(Descriptor file, ulong offset, ulong length);")]
    [InlineData("[Fallocate(Mode = FallocateMode.CollapseRange)] partial void Cut(Descriptor file, ulong offset, ulong length);")]
    [InlineData("[Fallocate] partial void Change(Descriptor file, FallocateMode mode, ulong offset, ulong length);")]
    [InlineData("[Open(Flags = OpenFlags.Temporary | OpenFlags.ReadWrite, Mode = 0x180)] partial void Load(string path);")]
    [InlineData("[Open(Flags = OpenFlags.Directory)] partial void Load(string path);")]
    [InlineData("[Open(Flags = OpenFlags.CloseOnExec | OpenFlags.Sync | (OpenFlags)0x8000)] partial void Load(string path);")]
    [InlineData("[Write(Flags = ReadWriteFlags.Append | ReadWriteFlags.Sync)] partial void Save(Descriptor file, SendBuffer data);")]
    [InlineData("[Poll(Events = PollEvents.In | (PollEvents)0x40)] partial void Watch(Descriptor file);")]
    [InlineData("[WaitId(Options = WaitOptions.NoHang | WaitOptions.Exited, IdType = WaitIdType.Process)] private partial Pending<ChildStatus> Wait(int id);")]
    [InlineData("[Madvise(Advice = (MemoryAdvice)9)] partial void Hint(nint address, uint length);")]
    public Task What_the_kernel_takes_is_fine(string members) => Say(members);

    [Fact]
    public Task A_ring_that_polls_devices_takes_a_high_priority() => Verify(
        Usings + "using UringDsl.Abi;\n[RingHandler, Ring(Modes = RingModes.IoPoll)] sealed partial class H { [Read(Flags = ReadWriteFlags.HighPriority)] "
        + "partial void Load(Descriptor file, ReceiveBuffer buffer); }");

    [Fact]
    public Task A_ring_with_large_completions_takes_a_nop_with_one() => Verify(
        Usings + "using UringDsl.Abi;\n[RingHandler, Ring(Modes = RingModes.CqeMixed)] sealed partial class H { [Nop(Flags = NopFlags.LargeCompletion)] "
        + "partial void Ping(); }");

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed(
        "URING1028", "using UringDsl.Abi;\n" + In(
            "[Nop(Flags = (NopFlags)64)] partial void Ping();"));

    private static Task Say(string members, params string[] messages) => Verify("using UringDsl.Abi;\n" + In(members), messages);
}
