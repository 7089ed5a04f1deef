using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1034.</summary>
public sealed class CompletionQueueSmallTests
{
    [Fact]
    public Task A_queue_that_the_buffers_can_fill_is_said() => Verify(
        In("", "[Ring(SubmissionEntries = 64, {|URING1034:CompletionEntries = 128|})] [BufferRing(\"In\", Entries = 1024)]"),
        "The completion queue of 'H' has 128 entries, and its buffers can bring 1024 completions in one turn: the rest overflows, and every multishot "
        + "that has one ends and must be armed again. Declare fewer buffers, or more entries.");

    [Theory]
    [InlineData("[Ring(SubmissionEntries = 64, CompletionEntries = 1024)] [BufferRing(\"In\", Entries = 1024)]")]
    [InlineData("[Ring(SubmissionEntries = 64)] [BufferRing(\"In\", Entries = 32768)]")]
    [InlineData("[Ring(CompletionEntries = 1024)]")]
    public Task A_queue_with_room_is_fine(string attributes) => Verify(In("", attributes));

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed(
        "URING1034", In("", "[Ring(SubmissionEntries = 64, CompletionEntries = 128)] [BufferRing(\"In\", Entries = 1024)]"));
}
