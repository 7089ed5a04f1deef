using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.InFlight;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2004.</summary>
public sealed class CompletionTakenForReleaseTests
{
    [Fact]
    public Task The_completion_method_recycles() => VerifyIn(
        """
        readonly Queue<SendBuffer> _free = new(), _out = new();

        void OnReceived(Connection connection, in Received received)
        {
            if (!_free.TryDequeue(out SendBuffer b)) return;
            b.Span.Fill(1);
            _out.Enqueue(b);
            Stream(connection, b);
        }

        void OnStreamed(Connection connection, in Sent sent) => {|URING2004:_free.Enqueue(_out.Dequeue())|};
        """,
        "'_out' is put into '_free' when 'Stream' has completed, and the network reads it until the notification behind that: the peer may get what is "
        + "written now. Do this in 'OnReleased'.");

    [Theory]
    [InlineData("""
        readonly Queue<SendBuffer> _free = new();
        readonly Dictionary<Connection, SendBuffer> _busy = new();

        void OnReceived(Connection connection, in Received received)
        {
            if (!received.IsSuccess || !_free.TryDequeue(out SendBuffer b)) return;
            received.Data.CopyTo(b.Span);
            _busy[connection] = b;
            Stream(connection, b.Slice(0, received.Data.Length));
        }

        void OnStreamed(Connection connection, in Sent sent)
        {
            if (_busy.Remove(connection, out SendBuffer b)) {|URING2004:_free.Enqueue(b)|};
        }
        """)]
    [InlineData("""
        [ConnectionState] struct Session { public SendBuffer Page; }
        readonly Stack<SendBuffer> _free = new();

        void OnReceived(Connection connection, ref Session session, in Received received)
        {
            session.Page = _free.Pop();
            session.Page.Span.Fill(1);
            Stream(connection, session.Page);
        }

        void OnStreamed(Connection connection, ref Session session, in Sent sent) => {|URING2004:_free.Push(session.Page)|};
        """)]
    [InlineData("""
        [ConnectionState] struct Session { public SendBuffer Page; }

        partial void OnOpened(Connection connection, ref Session session)
        {
            session.Page = SendBuffer.Allocate(1 << 16);
            Stream(connection, session.Page);
        }

        void OnStreamed(Connection connection, ref Session session, in Sent sent)
        {
            {|URING2004:session.Page.Span.Fill((byte)sent.Bytes)|};
            Stream(connection, session.Page);
        }
        """)]
    [InlineData("""
        [ConnectionState] struct Session { public SendBuffer Page; public int Round; }

        partial void OnOpened(Connection connection, ref Session session)
        {
            session.Page = SendBuffer.Allocate(1 << 16);
            Next(connection, ref session);
        }

        void Next(Connection connection, ref Session session)
        {
            {|URING2004:session.Page.Span.Fill((byte)session.Round++)|};
            Stream(connection, session.Page);
        }

        void OnStreamed(Connection connection, ref Session session, in Sent sent)
        {
            if (sent.IsSuccess) Next(connection, ref session);
            else HangUp(connection);
        }
        """)]
    [InlineData("""
        readonly SendBuffer _page = SendBuffer.Allocate(1 << 16);
        bool _busy;

        void Pump(Connection connection, byte value)
        {
            if (_busy) return;
            _busy = true;
            {|URING2004:_page.Span.Fill(value)|};
            Stream(connection, _page);
        }

        partial void OnMessage(ulong data, int value) => Pump(default, 0);

        void OnStreamed(Connection connection, in Sent sent)
        {
            _busy = false;
            Pump(connection, 1);
        }
        """)]
    [InlineData("""
        readonly Dictionary<Connection, SendBuffer> _out = new();
        readonly Stack<SendBuffer> _free = new();

        void OnReceived(Connection connection, in Received received)
        {
            SendBuffer b = _free.Pop();
            b.Span.Clear();
            _out[connection] = b;
            Stream(connection, b);
        }

        void OnStreamed(Connection connection, in Sent sent)
        {
            if (_out.Remove(connection, out SendBuffer b)) {|URING2004:_free.Push(b)|};
        }
        """)]
    [InlineData("""
        readonly Queue<SendBuffer> _out = new();

        void OnReceived(Connection connection, in Received received)
        {
            SendBuffer b = SendBuffer.Allocate(100);
            _out.Enqueue(b);
            Stream(connection, b);
        }

        void OnStreamed(Connection connection, in Sent sent)
        {
            SendBuffer b = _out.Dequeue();
            {|URING2004:b.Span.Clear()|};
            Stream(connection, b);
        }
        """)]
    [InlineData("""
        FixedBuffer _page;
        Descriptor _file;

        void OnReceived(Connection connection, in Received received) => StreamPage(connection, _page);

        void OnPageSent(Connection connection, in Sent sent) => _ = LoadPage(_file, {|URING2004:_page|}, 0);
        """)]
    public Task In_the_completion_method(string members) => VerifyIn(members);

    [Theory]
    [InlineData("await StreamAsync(c, _a); {|URING2004:_a.Span.Fill(1)|};")]
    [InlineData("while (n > 0) { {|URING2004:_a.Span.Fill(1)|}; await StreamAsync(c, _a); }")]
    [InlineData("SendBuffer b = Take(); await StreamAsync(c, b); {|URING2004:_free.Push(b)|};")]
    [InlineData("SendBuffer b = Take(); try { await StreamAsync(c, b); } finally { {|URING2004:_free.Push(b)|}; }")]
    [InlineData("await StreamAsync(c, _a); await Sleep(TimeSpan.FromSeconds(1)); {|URING2004:_a.Span.Fill(1)|};")]
    [InlineData("Sent sent = await StreamAsync(c, _a); if (sent.IsSuccess) {|URING2004:_a.Span.Fill(1)|};")]
    [InlineData("await Go(_a); {|URING2004:_a.Span.Fill(1)|}; async RingTask Go(SendBuffer x) { await StreamAsync(c, x); }")]
    public Task Behind_an_await(string body) => VerifyAsync(body);

    [Theory]
    [InlineData("await StreamAsync(c, _a); _b.Span.Fill(1); await StreamAsync(c, _b);")]
    [InlineData("await StreamAsync(c, _a); await StreamAsync(c, _a);")]
    [InlineData("await StreamAsync(c, _a); _a = SendBuffer.Allocate(10); _a.Span.Fill(1);")]
    [InlineData("await StreamAsync(c, _a); Console.WriteLine(_a.Span[0]);")]
    public Task What_is_right_behind_an_await(string body) => VerifyAsync(body);

    [Theory]
    [InlineData("""
        [ConnectionState] struct Session { public SendBuffer Page; }

        partial void OnOpened(Connection connection, ref Session session)
        {
            session.Page = SendBuffer.Allocate(1 << 16);
            Stream(connection, session.Page);
        }

        void OnStreamed(Connection connection, ref Session session, in Sent sent)
        {
            session.Page = SendBuffer.Allocate(1 << 16);
            session.Page.Span.Fill(1);
            Stream(connection, session.Page);
        }
        """)]
    [InlineData("""
        [ConnectionState] struct Session { public SendBuffer Front, Back; }

        partial void OnOpened(Connection connection, ref Session session)
        {
            session.Front = SendBuffer.Allocate(1 << 16);
            session.Back = SendBuffer.Allocate(1 << 16);
            Stream(connection, session.Front);
        }

        void OnStreamed(Connection connection, ref Session session, in Sent sent)
        {
            (session.Front, session.Back) = (session.Back, session.Front);
            session.Front.Span.Fill(1);
        }

        void OnReleased(Connection connection, ref Session session, in Released released) => Stream(connection, session.Front);
        """)]
    [InlineData("""
        readonly Queue<SendBuffer> _out = new(), _sent = new(), _free = new();

        void OnReceived(Connection connection, in Received received)
        {
            SendBuffer b = _free.Dequeue();
            b.Span.Fill(1);
            _out.Enqueue(b);
            Stream(connection, b);
        }

        void OnStreamed(Connection connection, in Sent sent) => _sent.Enqueue(_out.Dequeue());

        void OnReleased(Connection connection, in Released released) => _free.Enqueue(released.Buffer);
        """)]
    [InlineData("""
        readonly SendBuffer _page = SendBuffer.Allocate(1 << 16);
        int _inFlight;

        void Pump(Connection connection)
        {
            if (_inFlight > 0) return;
            _inFlight++;
            _page.Span.Fill(1);
            Stream(connection, _page);
        }

        partial void OnMessage(ulong data, int value) => Pump(default);

        void OnStreamed(Connection connection, in Sent sent) => Pump(connection);

        void OnReleased(Connection connection, in Released released) { _inFlight--; Pump(connection); }
        """)]
    [InlineData("""
        readonly HashSet<Connection> _busy = new();
        [ConnectionState] struct Session { public SendBuffer Page; }

        bool IsBusy(Connection connection) => _busy.Contains(connection);

        void OnReceived(Connection connection, ref Session session, in Received received)
        {
            bool busy = IsBusy(connection);
            if (busy) return;
            _busy.Add(connection);
            session.Page.Span.Fill(1);
            Stream(connection, session.Page);
        }

        void OnReleased(Connection connection, in Released released) => _busy.Remove(connection);
        """)]
    public Task What_is_right_between_events(string members) => VerifyIn(members);
}
