using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.InFlight;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2003.</summary>
public sealed class MemoryRecycledInFlightTests
{
    [Fact]
    public Task Behind_the_send() => VerifyBody(
        "SendBuffer b = Take(); Stream(c, b); {|URING2003:_free.Push(b)|};",
        "'b' is put into '_free' while the operation of 'Stream' still reads it: whoever takes it from there writes what the kernel works with. It is free "
        + "when 'OnReleased' is called; put it back then.");

    [Theory]
    [InlineData("SendBuffer b = Take(); try { Stream(c, b); } finally { {|URING2003:_free.Push(b)|}; }")]
    [InlineData("SendBuffer b = Take(); Stream(c, b.Slice(0, 10)); {|URING2003:_free.Push(b)|};")]
    [InlineData("SendBuffer b = _free.Pop(); b.Span.Fill(1); Send(c, b); {|URING2003:_free.Push(b)|};")]
    [InlineData("if (!_free.TryPop(out SendBuffer b)) return; b.Span.Fill(1); Tell(c, b); {|URING2003:_free.Push(b)|};")]
    [InlineData("SendBuffer b = Take(); Save(file, b, 0); if (n > 3) {|URING2003:_free.Push(b)|};")]
    [InlineData("SendBuffer b = Take(); Blast(c, b); GiveBack(b); void GiveBack(SendBuffer x) => {|URING2003:_free.Push(x)|};")]
    [InlineData("SendBuffer b = Take(); foreach (Connection one in new[] { c }) { Stream(one, b); {|URING2003:_free.Push(b)|}; }")]
    public Task In_the_same_method(string body) => VerifyBody(body);

    [Theory]
    [InlineData("SendBuffer b = Take(); _free.Push(b);")]
    [InlineData("SendBuffer b = Take(); if (n > 0) Stream(c, b); else _free.Push(b);")]
    [InlineData("SendBuffer b = Take(); if (n > 0) { Stream(c, b); return; } _free.Push(b);")]
    [InlineData("SendBuffer b = Take(); try { Stream(c, b); } catch { _free.Push(b); throw; }")]
    [InlineData("var out1 = new Queue<SendBuffer>(); SendBuffer b = Take(); Stream(c, b); out1.Enqueue(b);")]
    [InlineData("SendBuffer b = Take(); Stream(c, b); _free.Push(SendBuffer.Allocate(10));")]
    [InlineData("SendBuffer b = Take(); Stream(c, b); _free.Push(Take());")]
    public Task What_is_right(string body) => VerifyBody(body);

    [Theory]
    [InlineData("SendBuffer b = Take(); await SendAsync(c, b); _free.Push(b);")]
    [InlineData("SendBuffer b = Take(); try { await SaveAsync(file, b, 0); } finally { _free.Push(b); }")]
    public Task What_is_right_around_an_await(string body) => VerifyAsync(body);

    [Theory]
    [InlineData("""
        readonly Queue<SendBuffer> _free = new(), _out = new();

        void OnReceived(Connection connection, in Received received)
        {
            SendBuffer b = _free.Dequeue();
            b.Span.Fill(1);
            _out.Enqueue(b);
            Stream(connection, b);
        }

        void OnReleased(in Released released)
        {
            _out.TryDequeue(out _);
            _free.Enqueue(released.Buffer);
        }
        """)]
    [InlineData("""
        readonly BufferPool _pool = new();

        void OnReceived(Connection connection, in Received received)
        {
            SendBuffer b = _pool.Rent();
            b.Span.Fill(1);
            Stream(connection, b);
        }

        void OnReleased(in Released released) => _pool.Return(released.Buffer);

        sealed class BufferPool
        {
            readonly Stack<SendBuffer> _items = new();
            public SendBuffer Rent() => _items.Count > 0 ? _items.Pop() : SendBuffer.Allocate(4096);
            public void Return(SendBuffer buffer) => _items.Push(buffer);
        }
        """)]
    [InlineData("""
        readonly Stack<SendBuffer> _free = new();

        void OnReceived(Connection connection, in Received received)
        {
            SendBuffer b = _free.Pop();
            b.Span.Fill(1);
            Send(connection, b);
        }

        async RingTask Serve(Connection connection)
        {
            SendBuffer b = _free.Pop();
            await SendAsync(connection, b);
            _free.Push(b);
        }
        """)]
    public Task What_is_right_between_events(string members) => VerifyIn(members);

    [Theory]
    [InlineData("""
        readonly BufferPool _pool = new();

        void OnReceived(Connection connection, in Received received)
        {
            SendBuffer b = _pool.Rent();
            b.Span.Fill(1);
            Stream(connection, b);
            _pool.Return(b);
        }

        sealed class BufferPool
        {
            readonly Stack<SendBuffer> _items = new();
            public SendBuffer Rent() => _items.Count > 0 ? _items.Pop() : SendBuffer.Allocate(4096);
            public void Return(SendBuffer buffer) => {|URING2003:_items.Push(buffer)|};
        }
        """)]
    [InlineData("""
        interface IPool { SendBuffer Rent(); void Return(SendBuffer buffer); }
        readonly IPool _pool;

        void OnReceived(Connection connection, in Received received)
        {
            SendBuffer b = _pool.Rent();
            b.Span.Fill(1);
            Stream(connection, b);
            {|URING2003:_pool.Return(b)|};
        }
        """)]
    [InlineData("""
        readonly SendBuffer[] _free = new SendBuffer[16];
        int _count;

        void OnReceived(Connection connection, in Received received)
        {
            SendBuffer b = _free[--_count];
            b.Span.Fill(1);
            Stream(connection, b);
            {|URING2003:_free[_count++] = b|};
        }
        """)]
    [InlineData("""
        readonly Channel<SendBuffer> _free = Channel.CreateUnbounded<SendBuffer>();

        void OnReceived(Connection connection, in Received received)
        {
            if (!_free.Reader.TryRead(out SendBuffer b)) return;
            b.Span.Fill(1);
            Stream(connection, b);
            {|URING2003:_free.Writer.TryWrite(b)|};
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

        partial void OnClosed(Connection connection, ref Session session) => {|URING2003:_free.Push(session.Page)|};

        void OnReleased(in Released released) { }
        """)]
    public Task In_pools_of_many_kinds(string members) => VerifyIn(members);
}
