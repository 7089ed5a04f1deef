using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1032.</summary>
public sealed class ZeroCopyOverwrittenTests
{
    [Fact]
    public Task A_later_step_that_writes_to_the_memory_is_an_error() => Say(
        "[Send(ZeroCopy = ZeroCopyMode.Always, Link = LinkKind.Soft)] [{|URING1032:ReadFixed(File = nameof(file))|}] partial void Pump(Connection "
            + "connection, FixedBuffer page, Descriptor file);",
        "ReadFixed of 'Pump' writes to 'page', which Send sends by zero copy: the next step starts when the send has completed, and the network "
            + "reads the memory until later. Take another buffer, or remove ZeroCopy.");

    [Theory]
    [InlineData("[Send(Link = LinkKind.Soft)] [ReadFixed(File = nameof(file))] partial void Pump(Connection connection, FixedBuffer page, Descriptor file);")]
    [InlineData(
        "[Send(ZeroCopy = ZeroCopyMode.Always, Link = LinkKind.Soft)] [WriteFixed(File = nameof(file))] partial void Pump(Connection connection, "
            + "FixedBuffer page, Descriptor file);")]
    [InlineData(
        "[ReadFixed(File = nameof(file), Link = LinkKind.Soft)] [Send(ZeroCopy = ZeroCopyMode.Always)] partial void Pump(Connection connection, "
            + "FixedBuffer page, Descriptor file);")]
    [InlineData(
        "[Send(ZeroCopy = ZeroCopyMode.Always, Data = nameof(page), Link = LinkKind.Soft)] [ReadFixed(File = nameof(file), Buffer = nameof(other))] "
            + "partial void Pump(Connection connection, FixedBuffer page, FixedBuffer other, Descriptor file);")]
    public Task What_is_read_or_copied_is_fine(string members) => Say(members);

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed(
        "URING1032", "using UringDsl.Abi;\n" + In(
            "[Send(ZeroCopy = ZeroCopyMode.Always, Link = LinkKind.Soft)] [ReadFixed(File = nameof(file))] partial void Pump(Connection connection, "
            + "FixedBuffer page, Descriptor file);"));

    private static Task Say(string members, params string[] messages) => Verify("using UringDsl.Abi;\n" + In(members), messages);
}
