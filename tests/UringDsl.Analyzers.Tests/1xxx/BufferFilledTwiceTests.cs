using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1039.</summary>
public sealed class BufferFilledTwiceTests
{
    [Fact]
    public Task A_second_step_into_the_same_buffer_is_said() => Say(
        "[Read(Offset = 0, Link = LinkKind.Soft)] [{|URING1039:Read(Offset = 64)|}] private partial Pending<LoadOutcome> Load(Descriptor file, "
            + "ReceiveBuffer buffer);",
        "Read of 'Load' fills 'buffer', which Read has filled before it: when the chain has completed, the first bytes are gone. Give each a buffer "
            + "of its own, and name it with 'Buffer = nameof(…)'.");

    [Theory]
    [InlineData(
        "[Receive(Link = LinkKind.Soft)] [LinkTimeout(Link = LinkKind.Soft)] [{|URING1039:Receive(Link = LinkKind.Soft)|}] [LinkTimeout] private "
            + "partial Pending<AskOutcome> Ask(Connection connection, ReceiveBuffer answer, TimeSpan timeout);")]
    public Task Receives_too(string members) => Say(members);

    [Theory]
    [InlineData(
        "[ReadFixed(File = nameof(one), Link = LinkKind.Soft)] [WriteFixed(File = nameof(two), Link = LinkKind.Soft)] [ReadFixed(File = "
            + "nameof(one))] private partial Pending<CopyOutcome> Copy(Descriptor one, Descriptor two, FixedBuffer page);")]
    [InlineData(
        "[Read(Offset = 0, Buffer = nameof(one), Link = LinkKind.Soft)] [Read(Offset = 64, Buffer = nameof(two))] private partial "
            + "Pending<LoadOutcome> Load(Descriptor file, ReceiveBuffer one, ReceiveBuffer two);")]
    [InlineData("[Read(Link = LinkKind.Soft)] [Nop] private partial Pending<LoadOutcome> Load(Descriptor file, ReceiveBuffer buffer);")]
    public Task What_is_used_in_between_or_apart_is_fine(string members) => Say(members);

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed(
        "URING1039", "using UringDsl.Abi;\n" + In(
            "[Read(Offset = 0, Link = LinkKind.Soft)] [Read(Offset = 64)] private partial Pending<LoadOutcome> Load(Descriptor file, ReceiveBuffer buffer);"));

    private static Task Say(string members, params string[] messages) => Verify("using UringDsl.Abi;\n" + In(members), messages);
}
