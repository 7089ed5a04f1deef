using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Owned;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2028.</summary>
public sealed class ReceivedBytesKeptTests
{
    [Fact]
    public Task The_message() => VerifyIn(
        """
        private unsafe byte* _p;
        private unsafe void OnReceived(Connection connection, in Received received) {
            fixed (byte* p = received.Data) {|URING2028:_p = p|}; }
        """,
        "'_p' keeps the address of received bytes: when the method returns, the buffer goes back to the kernel, which receives "
        + "the next connection's bytes there. Keep() the lease and store the HeldBuffer, or copy the bytes.");

    [Theory]
    [InlineData("""
        private nint _p;
        private unsafe void OnReceived(Connection connection, in Received received) {
            {|URING2028:_p = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(received.Data))|};
        }
        """)]
    [InlineData("""
        private unsafe byte* _p;
        private unsafe void OnReceived(Connection connection, in Received received) {
            if (received.TryTake(out var data)) fixed (byte* p = data.Span) {|URING2028:_p = p|}; }
        """)]
    [InlineData("""
        private unsafe byte* _p;
        private unsafe void OnReceived(Connection connection, in Received received) {
            if (!received.IsSuccess) return;
            fixed (byte* first = received.Data) {|URING2028:_p = first|}; }
        """)]
    [InlineData("""
        private unsafe struct Place { public byte* At; }
        private Place _place;
        private unsafe void OnReceived(Connection connection, in Received received) {
            fixed (byte* p = received.Data) {|URING2028:_place.At = p + 4|}; }
        """)]
    [InlineData("""
        private nint _at;
        private unsafe void OnReceived(Connection connection, in Received received) {
            fixed (byte* first = received.Data) { byte* p = first; p++; p += 3; {|URING2028:_at = (nint)p|}; } }
        """)]
    public Task Through_members(string members) => VerifyIn(members);
}
