using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Owned;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2027.</summary>
public sealed class BufferFieldNeverEmptiedTests
{
    [Fact]
    public Task The_message() => VerifyIn(
        """
        private HeldBuffer {|URING2027:_last|};
        private void OnReceived(Connection connection, in Received received) { if (received.TryTake(out var data)) _last = data.Keep();
        }
        """,
        "'_last' takes kept buffers, and no method of 'H' sends or returns one that it holds: each of them is lost to the kernel. "
        + "Return() it before another takes its place, and when its connection closes.");

    [Theory]
    [InlineData("""
        private HeldBuffer {|URING2027:_last|};
        private int First => _last.Length > 0 ? _last.Span[0] : 0;
        private void OnReceived(Connection connection, in Received received) { if (received.TryTake(out var data)) _last = data.Keep();
        }
        """)]
    [InlineData("""
        private readonly Queue<HeldBuffer> {|URING2027:_all|} = new();
        private void OnReceived(Connection connection, in Received received) { if (!received.TryTake(out var data)) return;
            if (_all.Count > 10) _all.Dequeue(); _all.Enqueue(data.Keep()); }
        """)]
    [InlineData("""
        private readonly List<HeldBuffer> {|URING2027:_all|} = [];
        private void OnReceived(Connection connection, in Received received) {
            if (received.TryTake(out var data)) _all.Add(data.Keep()); else _all.Clear(); }
        """)]
    [InlineData("""
        private readonly Dictionary<Connection, HeldBuffer> {|URING2027:_all|} = [];
        partial void OnClosed(Connection connection) => _all.Remove(connection);
        private void OnReceived(Connection connection, in Received received) {
            if (received.TryTake(out var data)) _all[connection] = data.Keep(); }
        """)]
    [InlineData("""
        [ConnectionState] private struct Session { public HeldBuffer? {|URING2027:Partial|}; }
        private void OnReceived(ref Session session, in Received received) {
            if (received.TryTake(out var data)) session.Partial = data.Keep(); }
        """)]
    public Task Through_members(string members) => VerifyIn(members);
}
