using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1035.</summary>
public sealed class WriteAtPositionTests
{
    [Fact]
    public Task Writes_that_nobody_waits_for_are_said() => Say(
        "[{|URING1035:Write|}] partial void Log(Descriptor file, ReadOnlySpan<byte> data);",
        "Write of 'Log' writes at the position of its file, and nobody hears when it has ended: two of them at once would go to the same place, or "
            + "in any order. Give it an offset or ReadWriteFlags.Append, or let the result be delivered.");

    [Theory]
    [InlineData("[{|URING1035:Write(Offset = -1)|}] partial void Log(Slot file, SendBuffer data);")]
    [InlineData("[{|URING1035:WriteVectored|}] partial void Log(Descriptor file, SendBuffer[] vectors);")]
    [InlineData("[{|URING1035:WriteFixed(Flags = ReadWriteFlags.Sync)|}] partial void Log(RingFile file, FixedBuffer data);")]
    public Task Each_form_of_it(string members) => Say(members);

    [Theory]
    [InlineData("[Write(Offset = 0)] partial void Log(Descriptor file, SendBuffer data);")]
    [InlineData("[Write] partial void Log(Descriptor file, SendBuffer data, long offset);")]
    [InlineData("[Write(Flags = ReadWriteFlags.Append)] partial void Log(Descriptor file, SendBuffer data);")]
    [InlineData("[Write] partial void Log(Descriptor file, SendBuffer data, ReadWriteFlags flags);")]
    [InlineData("[Write] private partial Pending<Transferred> Log(Descriptor file, SendBuffer data);")]
    [InlineData("[Write(Completed = nameof(OnWritten))] partial void Log(Descriptor file, SendBuffer data); void OnWritten(in Transferred transferred) { }")]
    [InlineData(
        "[Open(Direct = true, Flags = OpenFlags.Write, Link = LinkKind.Soft)] [Write(Link = LinkKind.Hard)] [Close] partial void Save(string path, "
            + "SendBuffer data);")]
    public Task What_has_a_place_or_an_end_is_fine(string members) => Say(members);

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed(
        "URING1035", "using UringDsl.Abi;\n" + In(
            "[Write] partial void Log(Descriptor file, SendBuffer data);"));

    private static Task Say(string members, params string[] messages) => Verify("using UringDsl.Abi;\n" + In(members), messages);
}
