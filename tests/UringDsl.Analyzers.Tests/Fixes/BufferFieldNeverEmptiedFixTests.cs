using System.Threading.Tasks;
using UringDsl.CodeFixes;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2027.</summary>
public sealed class BufferFieldNeverEmptiedFixTests
{
    [Fact]
    public Task It_is_returned_before_another_takes_its_place() => OwnedFix.In<BufferFieldNeverEmptiedFix>(
        "[ConnectionState] private struct Session { public HeldBuffer? {|URING2027:Partial|}; } private void OnReceived(ref Session session, "
            + "in Received received) { if (received.TryTake(out var data)) session.Partial = data.Keep(); }",
        "[ConnectionState] private struct Session { public HeldBuffer? Partial; } private void OnReceived(ref Session session, "
            + "in Received received) { if (received.TryTake(out var data)) { session.Partial?.Return(); session.Partial = data.Keep(); } }");

    [Theory]
    [InlineData("private HeldBuffer {|URING2027:_last|}; private void OnReceived(in Received received) { if (received.TryTake(out var d)) _last = d.Keep(); }")]
    [InlineData(
        "private readonly List<HeldBuffer> {|URING2027:_all|} = []; private void OnReceived(in Received received) "
        + "{ if (received.TryTake(out var d)) _all.Add(d.Keep()); }")]
    public Task What_may_be_empty_or_many_is_left_to_a_person(string members) => OwnedFix.None<BufferFieldNeverEmptiedFix>(members);
}
