using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1021.</summary>
public sealed class RingOutOfRangeFixTests
{
    [Theory]
    [InlineData("[Ring(SubmissionEntries = {|URING1021:100|})]", "[Ring(SubmissionEntries = 128)]")]
    [InlineData("[Ring(SubmissionEntries = {|URING1021:99999|})]", "[Ring(SubmissionEntries = 32768)]")]
    [InlineData("[Ring(CompletionEntries = {|URING1021:-4|})]", "[Ring(CompletionEntries = 1024)]")]
    [InlineData("[Ring(SubmissionEntries = 64, CompletionEntries = {|URING1021:32|})]", "[Ring(SubmissionEntries = 64, CompletionEntries = 64)]")]
    [InlineData("[Ring(MaxConnections = {|URING1021:1 << 25|})]", "[Ring(MaxConnections = 16777216)]")]
    [InlineData("[FixedFiles({|URING1021:0|})]", "[FixedFiles(4096)]")]
    [InlineData("[FixedFiles({|URING1021:int.MaxValue|})]", "[FixedFiles(1048576)]")]
    [InlineData("[FixedFiles(8, Reserved = {|URING1021:8|})]", "[FixedFiles(8, Reserved = 4)]")]
    [InlineData("[BufferRing(\"In\", Entries = {|URING1021:1000|})]", "[BufferRing(\"In\", Entries = 1024)]")]
    [InlineData("[BufferRing(\"In\", BufferSize = {|URING1021:0|})]", "[BufferRing(\"In\", BufferSize = 4096)]")]
    [InlineData("[FixedBuffers(\"Pages\", Count = {|URING1021:20000|})]", "[FixedBuffers(\"Pages\", Count = 16384)]")]
    public Task A_number_becomes_the_nearest_that_is_possible(string marked, string wanted) =>
        VerifyFix<RingOutOfRangeFix>(In("", marked), In("", wanted));

    [Theory]
    [InlineData("[Ring(MaxConnections = {|URING1021:-1|})]", "[Ring]")]
    [InlineData("[BufferRing(\"In\", LowWater = {|URING1021:2000|})]", "[BufferRing(\"In\")]")]
    [InlineData("[BufferRing(\"In\", Entries = 8, {|URING1021:HugePages = true|})]", "[BufferRing(\"In\", Entries = 8)]")]
    [InlineData("[FixedBuffers(\"Pages\", Size = {|URING1021:0|})]", "[FixedBuffers(\"Pages\")]")]
    public Task Where_none_is_meant_the_default_is_taken(string marked, string wanted) =>
        VerifyFix<RingOutOfRangeFix>(In("", marked), In("", wanted));
}
