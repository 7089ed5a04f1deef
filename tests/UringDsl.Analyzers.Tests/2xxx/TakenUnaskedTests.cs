using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Owned;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2023.</summary>
public sealed class TakenUnaskedTests
{
    [Fact]
    public Task The_message() => VerifyReceived(
        """
        received.TryTake(out var data); {|URING2023:Echo(connection, data)|};
        """,
        "'data' is empty here, or may be: nobody asked what 'TryTake' said. Use it inside 'if (…)' of that call.");

    [Theory]
    [InlineData("if (!received.TryTake(out var data)) {|URING2023:Echo(connection, data)|}; else HangUp(connection);")]
    [InlineData("HeldBuffer held = default; if (received.TryTake(out var data)) held = data.Keep(); {|URING2023:held.Return()|};")]
    [InlineData("Pages.TryTake(out FixedBuffer page); {|URING2023:page.Span|}.Clear(); page.Return();")]
    public Task In_a_completion_method(string body) => VerifyReceived(body);

    [Theory]
    [InlineData("""
        Opened o = await OpenSlot("x"); o.TryGetSlot(out Slot s); await {|URING2023:ReadFile(s, ReceiveBuffer.Allocate(3), 0)|};
        CloseSlot(s);
        """)]
    public Task In_an_async_method(string body) => VerifyAsync(body);

    [Theory]
    [InlineData("""
        [ReceiveMessage(Multishot = true, Buffers = "In", Completed = nameof(OnMessage))] private partial void ReceiveM(Connection connection);
        private void OnMessage(Connection c, in ReceivedMessage m) { if (!m.IsSuccess) return; m.TryTake(out BufferLease d);
            {|URING2023:Echo(c, d)|}; }
        """)]
    public Task Through_members(string members) => VerifyIn(members);
}
