using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.InFlight;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2005.</summary>
public sealed class ReleaseUnheardTests
{
    [Fact]
    public Task The_memory_is_written_with_every_message() => VerifyIn(
        """
        readonly SendBuffer _page = SendBuffer.Allocate(4096);

        void OnReceived(Connection connection, in Received received)
        {
            {|URING2005:_page.Span.Fill(1)|};
            Blast(connection, _page);
        }
        """,
        "'_page' is written, and nothing tells when the network has done with it: 'Blast' sends it without a copy and has no Released. Write 'Released = "
        + "nameof(…)' on it and do this in that method, or send without ZeroCopy.");

    [Theory]
    [InlineData("""
        [ConnectionState] struct Session { public SendBuffer Page; }

        void OnReceived(Connection connection, ref Session session, in Received received)
        {
            {|URING2005:session.Page.Span.Fill(1)|};
            Blast(connection, session.Page);
        }
        """)]
    [InlineData("""
        [ConnectionState] struct Session { public SendBuffer Page; }

        void OnReceived(Connection connection, in Received received)
        {
            ref Session session = ref State(connection);
            Span<byte> page = session.Page.Span;
            {|URING2005:page[0] = 1|};
            Blast(connection, session.Page);
        }
        """)]
    [InlineData("""
        readonly SendBuffer _page = SendBuffer.Allocate(4096);

        void OnTick(in Expired expired) => {|URING2005:_page.Span[0]++|};

        void OnReceived(Connection connection, in Received received) => Blast(connection, _page);
        """)]
    [InlineData("""
        readonly SendBuffer _page = SendBuffer.Allocate(4096);

        partial void OnStarted() => Listen(new IPEndPoint(0, 80));

        void OnAccepted(in Accepted accepted) => Greet(accepted.Connection);

        void Greet(Connection connection)
        {
            {|URING2005:Encoding.UTF8.GetBytes("hello", _page.Span)|};
            Blast(connection, _page);
        }
        """)]
    [InlineData("""
        readonly SendBuffer _page = SendBuffer.Allocate(4096);
        bool _stopping;

        partial void OnStopping() => _stopping = true;

        void OnReceived(Connection connection, in Received received)
        {
            if (_stopping) return;
            {|URING2005:_page.Span.Fill(1)|};
            Blast(connection, _page);
        }
        """)]
    public Task Between_events(string members) => VerifyIn(members);

    [Theory]
    [InlineData("await BlastAsync(c, _a); {|URING2005:_a.Span.Fill(1)|};")]
    [InlineData("for (;;) { {|URING2005:_a.Span.Fill(1)|}; await BlastAsync(c, _a); await Sleep(TimeSpan.FromSeconds(1)); }")]
    [InlineData("SendBuffer b = Take(); await BlastAsync(c, b); {|URING2005:_free.Push(b)|};")]
    [InlineData("await BlastAsync(c, _a); await FillAsync(c, _in); {|URING2005:_a.Span.Fill(1)|};")]
    [InlineData("await BlastAsync(c, _a); await Task.Yield(); {|URING2005:_a.Span.Fill(1)|};")]
    public Task Behind_an_await(string body) => VerifyAsync(body);

    [Theory]
    [InlineData("""
        readonly SendBuffer _page = SendBuffer.CopyOf("hello"u8);

        void OnReceived(Connection connection, in Received received) => Blast(connection, _page);
        """)]
    [InlineData("""
        readonly SendBuffer _page = SendBuffer.Allocate(4096);

        partial void OnStarted()
        {
            _page.Span.Fill(1);
            Listen(new IPEndPoint(0, 80));
        }

        void OnReceived(Connection connection, in Received received) => Blast(connection, _page);
        """)]
    [InlineData("""
        SendBuffer _page;
        bool _made;

        void OnReceived(Connection connection, in Received received)
        {
            if (!_made)
            {
                _page = SendBuffer.Allocate(4096);
                _page.Span.Fill(1);
                _made = true;
            }

            Blast(connection, _page);
        }
        """)]
    [InlineData("""
        readonly SendBuffer _page = SendBuffer.Allocate(4096);
        bool _made;

        void OnReceived(Connection connection, in Received received)
        {
            if (!_made) { _page.Span.Fill(1); _made = true; }
            Blast(connection, _page);
        }
        """)]
    [InlineData("""
        SendBuffer _page;

        void OnTick(in Expired expired)
        {
            _page = SendBuffer.Allocate(4096);
            _page.Span.Fill(1);
        }

        void OnReceived(Connection connection, in Received received) => Blast(connection, _page);
        """)]
    [InlineData("""
        void OnReceived(Connection connection, in Received received)
        {
            SendBuffer b = SendBuffer.Allocate(received.Length);
            b.Span.Fill(1);
            Blast(connection, b);
        }
        """)]
    [InlineData("""
        [ConnectionState] struct Session { public SendBuffer Page; }

        partial void OnOpened(Connection connection, ref Session session)
        {
            session.Page = SendBuffer.Allocate(4096);
            session.Page.Span.Fill(1);
            Blast(connection, session.Page);
        }
        """)]
    [InlineData("""
        [ConnectionState] struct Session { public SendBuffer Page; }

        void OnAccepted(in Accepted accepted)
        {
            ref Session session = ref State(accepted.Connection);
            session.Page = SendBuffer.Allocate(4096);
            session.Page.Span.Fill(1);
            Blast(accepted.Connection, session.Page);
        }
        """)]
    public Task What_is_right_between_events(string members) => VerifyIn(members);
}
