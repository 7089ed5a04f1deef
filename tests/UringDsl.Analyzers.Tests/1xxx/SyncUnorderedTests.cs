using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1036.</summary>
public sealed class SyncUnorderedTests
{
    [Fact]
    public Task A_sync_behind_writes_that_nobody_waits_for_is_said() => Say(
        "[Write(Offset = 0)] partial void Save(Descriptor file, SendBuffer data); [{|URING1036:Fsync|}] private partial Pending<Completion> "
            + "Sync(Descriptor file);",
        "Fsync of 'Sync' is not ordered behind the writes of 'Save', whose end nobody hears of: it may be done before them, and says nothing of "
            + "their bytes. Make both one chain, or submit it when the writes have completed.");

    [Theory]
    [InlineData(
        "[Write(Offset = 0)] partial void Save(Slot file, SendBuffer data); [{|URING1036:SyncFileRange(Flags = SyncRangeFlags.Write)|}] partial "
            + "void Sync(Slot file, ulong offset, uint length);")]
    public Task Of_a_range_too(string members) => Say(members);

    [Theory]
    [InlineData(
        "[Write(Offset = 0)] private partial Pending<Transferred> Save(Descriptor file, SendBuffer data); [Fsync] private partial "
            + "Pending<Completion> Sync(Descriptor file);")]
    [InlineData(
        "[Write(Offset = 0, Link = LinkKind.Soft)] [Fsync] partial void Save(Descriptor file, SendBuffer data); [Fsync] partial void "
            + "Sync(Descriptor file);")]
    [InlineData("[Write(Offset = 0)] partial void Save(Descriptor file, SendBuffer data); [Fsync] partial void Sync(Slot file);")]
    [InlineData("[Write(Offset = 0)] partial void Save(Descriptor file, SendBuffer data);")]
    public Task What_is_ordered_is_fine(string members) => Say(members);

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed(
        "URING1036", "using UringDsl.Abi;\n" + In(
            "[Write(Offset = 0)] partial void Save(Descriptor file, SendBuffer data); [Fsync] partial void Sync(Descriptor file);"));

    private static Task Say(string members, params string[] messages) => Verify("using UringDsl.Abi;\n" + In(members), messages);
}
