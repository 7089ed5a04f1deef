using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1038.</summary>
public sealed class DoesNotWaitTests
{
    [Fact]
    public Task An_operation_that_does_not_wait_is_said() => Say(
        "[Read({|URING1038:Flags = ReadWriteFlags.NoWait|})] private partial Pending<Transferred> Load(Descriptor file, ReceiveBuffer buffer);",
        "Read of 'Load' has ReadWriteFlags.NoWait: it completes with EAGAIN where it would wait, and trying again spins. The ring waits without a "
            + "thread: remove it.");

    [Theory]
    [InlineData(
        "[Splice({|URING1038:Flags = SpliceFlags.NonBlock | SpliceFlags.Move|})] private partial Pending<Transferred> Copy(Descriptor source, "
            + "Descriptor target, uint length);")]
    public Task Of_pipes_too(string members) => Say(members);

    [Theory]
    [InlineData("[Read(Flags = ReadWriteFlags.DontCache)] private partial Pending<Transferred> Load(Descriptor file, ReceiveBuffer buffer);")]
    [InlineData("[Splice(Flags = SpliceFlags.Move)] private partial Pending<Transferred> Copy(Descriptor source, Descriptor target, uint length);")]
    [InlineData("[Fsync(Offset = 8)] partial void Sync(Descriptor file);")]
    public Task What_waits_is_fine(string members) => Say(members);

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed(
        "URING1038", "using UringDsl.Abi;\n" + In(
            "[Read(Flags = ReadWriteFlags.NoWait)] private partial Pending<Transferred> Load(Descriptor file, ReceiveBuffer buffer);"));

    private static Task Say(string members, params string[] messages) => Verify("using UringDsl.Abi;\n" + In(members), messages);
}
