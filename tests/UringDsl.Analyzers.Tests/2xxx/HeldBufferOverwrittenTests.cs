using System.Threading.Tasks;
using UringDsl.Analyzers.Ownership;
using UringDsl.Generator;
using UringDsl.Testing;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2050.</summary>
public sealed class HeldBufferOverwrittenTests
{
    [Fact]
    public Task The_message() => Verify(
        "void OnReceived(in Received received) { if (received.TryTake(out BufferLease data)) {|URING2050:_last = data.Keep()|}; }",
        "'_last' is assigned whether or not it holds a buffer: the next message's takes the place of this one, which nothing gives back to the kernel any "
        + "more. Return() what is there first, or put them into a queue.");

    [Theory]
    [InlineData("""
        void OnReceived(in Received received, ref Session session) {
            if (!received.TryTake(out BufferLease data)) return; {|URING2050:session.Last = data.Keep()|}; session.Has = true; }
        """)]
    [InlineData("""
        void OnReceived(Connection c, in Received received) {
            if (received.TryTake(out BufferLease data)) {|URING2050:_all[c.Index] = data.Keep()|}; }
        """)]
    public Task Each_takes_the_place_of_the_one_before(string members) => Verify(members);

    [Theory]
    [InlineData("""
        void OnReceived(in Received received) {
            if (!received.TryTake(out BufferLease data)) return; if (_has) _last.Return(); _last = data.Keep(); }
        """)]
    [InlineData("""
        void OnReceived(in Received received) {
            if (_has || !received.TryTake(out BufferLease data)) return; _last = data.Keep(); _has = true; }
        """)]
    [InlineData("""
        void OnReceived(Connection c, in Received received) {
            if (received.TryTake(out BufferLease data)) { _last = data.Keep(); Stop(c); } }
        """)]
    [InlineData("""
        void OnReceived(in Received received) {
            if (!received.TryTake(out BufferLease data)) return; Flush(); _last = data.Keep(); } void Flush() { }
        """)]
    [InlineData("""
        void OnReceived(Connection c, in Received received) {
            if (!received.TryTake(out BufferLease data)) return; _last = data.Keep(); Echo(c, _last); }
        """)]
    public Task One_is_returned_or_the_only_one(string members) => Verify(members);

    [Fact]
    public Task The_rule_can_be_suppressed() => Verify("""

        #pragma warning disable URING2050
        void OnReceived(in Received received) { if (received.TryTake(out BufferLease data)) _last = data.Keep(); }
        """);

    private static Task Verify(string members, params string[] messages) => AnalyzerRig.Verify(new OwnershipAnalyzer(), new UringGenerator(), $$"""
        #pragma warning disable CS0169, CS0414, CS0649
        using System.Collections.Generic;
        using UringDsl;
        [RingHandler] [BufferRing("In")]
        sealed partial class H
        {
            [ConnectionState] struct Session { public HeldBuffer Last; public bool Has; }
            [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);
            [Send] private partial void Echo(Connection connection, HeldBuffer data);
            [Cancel(nameof(Receive))] private partial void Stop(Connection connection);
            private readonly Dictionary<int, HeldBuffer> _all = [];
            private HeldBuffer _last;
            private bool _has;
            partial void OnStopping() { _last.Return(); foreach (HeldBuffer held in _all.Values) held.Return(); }
            partial void OnClosed(Connection connection, ref Session session) { if (session.Has) session.Last.Return(); }
            {{members}}
        }
        """, messages);
}
