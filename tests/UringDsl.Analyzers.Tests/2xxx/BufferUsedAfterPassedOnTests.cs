using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Owned;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2022.</summary>
public sealed class BufferUsedAfterPassedOnTests
{
    [Fact]
    public Task The_message() => VerifyReceived(
        """
        if (received.TryTake(out var data)) { Echo(connection, data); {|URING2022:data.Span|}[0] = 1; }
        """,
        "'data' is used after 'Echo' in line 18 has passed the buffer on: its bytes are the kernel's or another operation's by "
        + "then. Use it before, or copy what is needed.");

    [Theory]
    [InlineData("if (received.TryTake(out var data)) { Span<byte> s = data.Span; Echo(connection, data); {|URING2022:s[0]|} = 1; }")]
    [InlineData("if (received.TryTake(out var data)) { Echo(connection, data); } Console.Write({|URING2022:received.Data|}.Length);")]
    [InlineData("if (!Pages.TryTake(out FixedBuffer page)) return; page.Return(); {|URING2022:PushPage(connection, page)|};")]
    [InlineData("""
        if (!received.TryTake(out var data)) return; Span<byte> sp = data.Span; Echo(connection, data); Upper(sp);
        static void Upper(Span<byte> s) { for (int i = 0; i < s.Length; i++) {|URING2022:s[i]|} |= 32; }
        """)]
    [InlineData("""
        if (!received.TryTake(out var data)) return; Span<byte> sp = data.Span; Echo(connection, data);
        foreach (byte b in {|URING2022:sp|}) Console.Write(b);
        """)]
    [InlineData("""
        if (!received.TryTake(out var data)) return; Span<byte> sp = data.Span[1..]; Echo(connection, data); {|URING2022:sp.Clear()|};
        """)]
    [InlineData("""
        ReadOnlySpan<byte> d = received.Data; if (received.TryTake(out var data)) Echo(connection, data);
        Console.Write({|URING2022:d.IndexOf((byte)10)|});
        """)]
    [InlineData("""
        if (!received.TryTake(out var data)) return; Span<byte> s = data.Span; Echo(connection, data); {|URING2022:Say(connection, s)|};
        """)]
    public Task In_a_completion_method(string body) => VerifyReceived(body);

    [Theory]
    [InlineData("""
        ReceivedBuffer r = await Read(connection); if (r.TryTake(out HeldBuffer h)) { Console.Write({|URING2022:r.Data|}.Length);
            h.Return(); }
        """)]
    [InlineData("""
        ReceivedBuffer r = await Read(connection); if (!r.TryTake(out HeldBuffer h)) return; Span<byte> s = h.Span; h.Return();
        {|URING2022:s.Clear()|};
        """)]
    public Task In_an_async_method(string body) => VerifyAsync(body);

    [Theory]
    [InlineData("""
        [ReceiveMessage(Multishot = true, Buffers = "In", Completed = nameof(OnMessage))] private partial void ReceiveM(Connection connection);
        private void OnMessage(Connection c, in ReceivedMessage m) { if (m.TryTake(out BufferLease d)) { Echo(c, d);
                Console.Write({|URING2022:m.Name|}); } }
        """)]
    public Task Through_members(string members) => VerifyIn(members);
}
