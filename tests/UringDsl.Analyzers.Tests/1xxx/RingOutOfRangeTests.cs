using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1021.</summary>
public sealed class RingOutOfRangeTests
{
    [Theory]
    [InlineData(
        "[Ring(SubmissionEntries = {|URING1021:1000|})]",
        "SubmissionEntries of 'H' is 1000, but the kernel takes powers of two up to 32768. Write one of them, or nothing for the default.")]
    [InlineData(
        "[Ring(CompletionEntries = {|URING1021:512|})]",
        "CompletionEntries of 'H' is 512, but the submission queue has 1024 entries. Write at least as many.")]
    [InlineData(
        "[Ring(MaxQueued = {|URING1021:-1|})]",
        "MaxQueued of 'H' is -1, but it must be from 1 to 2147483647. Write such a number, or nothing for the default.")]
    [InlineData(
        "[FixedFiles({|URING1021:0|})]",
        "The count of FixedFiles of 'H' is 0, but an empty table holds no socket. Write 1 or more.")]
    [InlineData(
        "[FixedFiles({|URING1021:2000000|})]",
        "The count of FixedFiles of 'H' is 2000000, but the kernel takes 1048576 at most. Write that many or fewer.")]
    [InlineData(
        "[FixedFiles(8, Reserved = {|URING1021:8|})]",
        "Reserved of 'H' is 8, but the table has 8 slots, and accepted connections need some of them. Write 0 to 7.")]
    [InlineData(
        "[BufferRing({|URING1021:\"\"|})]",
        "The name of a buffer ring of 'H' is empty, but Buffers refers to it. Give it a name.")]
    [InlineData(
        "[BufferRing(\"A\")] [BufferRing({|URING1021:\"A\"|})]",
        "The name of a buffer ring of 'H' is \"A\", but another ring has it. Give each ring a name of its own.")]
    [InlineData(
        "[BufferRing(\"A\", Entries = {|URING1021:100|})]",
        "Entries of 'H' is 100, but the kernel takes powers of two up to 32768. Write one of them.")]
    [InlineData(
        "[BufferRing(\"A\", BufferSize = {|URING1021:0|})]",
        "BufferSize of 'H' is 0, but a buffer has at least one byte. Write 1 or more.")]
    [InlineData(
        "[BufferRing(\"A\", Entries = 64, {|URING1021:HugePages = true|})]",
        "HugePages of 'H' is true, but 64 buffers of 4096 bytes take less than one huge page of 2 MiB. Remove it, or declare more or larger buffers.")]
    [InlineData(
        "[BufferRing(\"A\", Entries = 64, LowWater = {|URING1021:64|})]",
        "LowWater of 'H' is 64, but the ring has 64 buffers. Write 1 to 63, or nothing.")]
    [InlineData(
        "[FixedBuffers({|URING1021:\"two words\"|})]",
        "The name of FixedBuffers of 'H' is \"two words\", but a property of the handler is called like it. Write an identifier.")]
    [InlineData(
        "[FixedBuffers(\"Pages\")] [FixedBuffers({|URING1021:\"Pages\"|})]",
        "The name of FixedBuffers of 'H' is \"Pages\", but other buffers have it. Give each a name of its own.")]
    [InlineData(
        "[FixedBuffers({|URING1021:\"Ring\"|})]",
        "The name of FixedBuffers of 'H' is \"Ring\", but the generator adds a member of that name. Write another name.")]
    [InlineData(
        "[FixedBuffers({|URING1021:\"__ring\"|})]",
        "The name of FixedBuffers of 'H' is \"__ring\", but names that begin so are the generator's. Write another name.")]
    [InlineData(
        "[FixedBuffers({|URING1021:\"H\"|})]",
        "The name of FixedBuffers of 'H' is \"H\", but the handler has it. Write another name.")]
    [InlineData(
        "[FixedBuffers({|URING1021:\"ToString\"|})]",
        "The name of FixedBuffers of 'H' is \"ToString\", but every object has a member of that name. Write another name.")]
    [InlineData(
        "[FixedBuffers(\"Pages\", Count = {|URING1021:16385|})]",
        "Count of 'H' is 16385, but a ring has 16384 registered buffers at most. Write 16384 or fewer.")]
    [InlineData(
        "[FixedBuffers(\"Pages\", Size = {|URING1021:0|})]",
        "Size of 'H' is 0, but a registered buffer has 1 to 1073741824 bytes. Write such a number.")]
    public Task A_size_that_the_kernel_refuses_is_an_error(string attributes, string message) => Verify(In("", attributes), message);

    [Theory]
    [InlineData("[Ring(SubmissionEntries = {|URING1021:65536|})]")]
    [InlineData("[Ring(SubmissionEntries = {|URING1021:-8|})]")]
    [InlineData("[Ring(SubmissionEntries = 64, CompletionEntries = {|URING1021:32|})]")]
    [InlineData("[Ring(CompletionEntries = {|URING1021:131072|})]")]
    [InlineData("[Ring(MaxConnections = {|URING1021:20000000|})]")]
    [InlineData("[FixedFiles({|URING1021:-1|})]")]
    [InlineData("[FixedFiles(8, Reserved = {|URING1021:-1|})]")]
    [InlineData("[BufferRing({|URING1021:null!|})]")]
    [InlineData("[Ring(ZeroCopyThreshold = {|URING1021:-1|})]")]
    [InlineData("[FixedBuffers(\"Pages\", Count = {|URING1021:0|})]")]
    [InlineData("[FixedBuffers(\"Pages\", Size = {|URING1021:(1 << 30) + 1|})]")]
    [InlineData("[BufferRing(\"A\", Entries = {|URING1021:0|})]")]
    [InlineData("[BufferRing(\"A\", Entries = {|URING1021:1 << 16|})]")]
    [InlineData("[BufferRing(\"A\", BufferSize = {|URING1021:-1|})]")]
    [InlineData("[BufferRing(\"A\", LowWater = {|URING1021:-1|})]")]
    public Task On_either_side_of_the_range(string attributes) => Verify(In("", attributes));

    [Theory]
    [InlineData("Run")]
    [InlineData("Post")]
    [InlineData("Statistics")]
    [InlineData("RingAddress")]
    [InlineData("OnStarted")]
    [InlineData("OnStopping")]
    [InlineData("OnOpened")]
    [InlineData("OnClosed")]
    [InlineData("OnMessage")]
    [InlineData("OnHandedOver")]
    [InlineData("OnBuffersLow")]
    [InlineData("OnUnhandledException")]
    [InlineData("State")]
    [InlineData("__PublishPing")]
    [InlineData("MemberwiseClone")]
    public Task Buffers_are_not_called_like_a_generated_member(string name) => Verify(In(
        "[ConnectionState] struct Session { } partial void OnStarted() { }", $"[FixedBuffers({{|URING1021:\"{name}\"|}})]"));

    [Fact]
    public Task Buffers_are_not_called_like_a_type_parameter() =>
        Verify("[UringDsl.RingHandler] [UringDsl.FixedBuffers({|URING1021:\"T\"|})] sealed partial class H<T> { }");

    [Theory]
    [InlineData("")]
    [InlineData("[Ring]")]
    [InlineData("[BufferRing(\"A\", Entries = 512, HugePages = true, LowWater = 511, Incremental = true)]")]
    [InlineData("[Ring(SubmissionEntries = 0, CompletionEntries = 0, MaxConnections = 0, MaxQueued = 0)]")]
    [InlineData("[Ring(SubmissionEntries = 32768, CompletionEntries = 65536)]")]
    [InlineData("[Ring(SubmissionEntries = 1, CompletionEntries = 1)]")]
    [InlineData("[Ring(CompletionEntries = 1 << 10, MaxConnections = 1 << 24, MaxQueued = 1)]")]
    [InlineData("[FixedFiles(1)]")]
    [InlineData("[FixedBuffers(\"Pages\", Count = 16384, Size = 1 << 30, HugePages = true)]")]
    [InlineData("[FixedBuffers(\"A\"), FixedBuffers(\"while\"), FixedBuffers(\"State\"), FixedBuffers(\"_ring\")]")]
    [InlineData("[FixedFiles(1 << 20, Reserved = (1 << 20) - 1)]")]
    [InlineData("[BufferRing(\"A\"), BufferRing(\"a\", Entries = 32768, BufferSize = 1), BufferRing(\" \", Entries = 1)]")]
    public Task Every_size_in_the_range_is_fine(string attributes) => Verify(In("", attributes));

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed("URING1021", In("", "[FixedFiles(0)]"));
}
