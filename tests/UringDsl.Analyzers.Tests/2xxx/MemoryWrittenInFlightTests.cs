using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.InFlight;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2001.</summary>
public sealed class MemoryWrittenInFlightTests
{
    [Fact]
    public Task Behind_a_send_that_does_not_copy() => VerifyBody(
        "Stream(c, _a); {|URING2001:_a.Span.Fill(1)|};",
        "'_a' is written while the kernel may still read it for 'Stream': these bytes would go out in place of those that were submitted. It is free when "
        + "'OnReleased' is called; write it then, or use another buffer meanwhile.");

    [Theory]
    [InlineData("Stream(c, _a); {|URING2001:_a.Span[0] = 1|};")]
    [InlineData("Stream(c, _a); {|URING2001:_a.Span[n]++|};")]
    [InlineData("Stream(c, _a); {|URING2001:_a.Span[n] ^= 3|};")]
    [InlineData("Stream(c, _a); {|URING2001:_a.Span.Clear()|};")]
    [InlineData("Stream(c, _a); {|URING2001:bytes.CopyTo(_a.Span)|};")]
    [InlineData("Stream(c, _a); if ({|URING2001:bytes.TryCopyTo(_a.Span)|}) HangUp(c);")]
    [InlineData("Stream(c, _a); {|URING2001:Encoding.UTF8.GetBytes(\"x\", _a.Span)|};")]
    [InlineData("Stream(c, _a); {|URING2001:BinaryPrimitives.WriteInt32BigEndian(_a.Span, n)|};")]
    [InlineData("Stream(c, _a); {|URING2001:BinaryPrimitives.WriteInt32BigEndian(_a.Span[4..], n)|};")]
    [InlineData("Stream(c, _a); {|URING2001:Random.Shared.NextBytes(_a.Span)|};")]
    [InlineData("Stream(c, _a); {|URING2001:n.TryFormat(_a.Span, out _)|};")]
    [InlineData("Stream(c, _a); {|URING2001:MemoryMarshal.Write(_a.Span, in n)|};")]
    [InlineData("Stream(c, _a); {|URING2001:MemoryMarshal.Cast<byte, int>(_a.Span)[0] = n|};")]
    [InlineData("Stream(c, _a); {|URING2001:MemoryMarshal.GetReference(_a.Span) = 1|};")]
    [InlineData("Stream(c, _a); {|URING2001:Unsafe.WriteUnaligned(ref _a.Span[0], n)|};")]
    [InlineData("Stream(c, _a); {|URING2001:_a.Span.Reverse()|};")]
    [InlineData("Span<byte> s = _a.Span; Stream(c, _a); {|URING2001:s[0] = 1|};")]
    [InlineData("Span<byte> s = _a.Span.Slice(4, 8); Stream(c, _a); {|URING2001:s.Fill(0)|};")]
    [InlineData("ref byte first = ref _a.Span[0]; Stream(c, _a); {|URING2001:first = 1|};")]
    [InlineData("var local = _a; Stream(c, local); {|URING2001:_a.Span.Fill(1)|};")]
    [InlineData("var buffer = SendBuffer.Allocate(10); Stream(c, buffer); {|URING2001:buffer.Span.Fill(1)|};")]
    [InlineData("Stream(c, _a.Slice(0, 100)); {|URING2001:_a.Span.Clear()|};")]
    [InlineData("Stream(c, _a.Slice(0, 100)); {|URING2001:_a.Span[0] = 1|};")]
    [InlineData("var part = _a.Slice(n, 100); Stream(c, part); {|URING2001:part.Span[0] = 1|};")]
    [InlineData("Stream(c, _a.Slice(0, 100)); {|URING2001:_a.Slice(50, 100).Span[0] = 1|};")]
    [InlineData("Stream(c, _a); foreach (ref byte b in _a.Span) {|URING2001:b = 1|};")]
    [InlineData("if (n > 0) Stream(c, _a); if (n > 0) {|URING2001:_a.Span.Fill(1)|};")]
    [InlineData("for (int i = 0; i < n; i++) { {|URING2001:_a.Span[0] = (byte)i|}; Stream(c, _a); }")]
    [InlineData("try { Stream(c, _a); } finally { {|URING2001:_a.Span.Clear()|}; }")]
    [InlineData("try { Stream(c, _a); HangUp(c); } catch (Exception) { {|URING2001:_a.Span.Clear()|}; }")]
    [InlineData("void Wipe() => {|URING2001:_a.Span.Clear()|}; Stream(c, _a); Wipe();")]
    [InlineData("void Wipe(Span<byte> s) => {|URING2001:s.Clear()|}; Stream(c, _a); Wipe(_a.Span);")]
    [InlineData("Action wipe = () => {|URING2001:_a.Span.Clear()|}; Stream(c, _a); wipe();")]
    [InlineData("SendBuffer b = n > 0 ? _a : _b; Stream(c, b); {|URING2001:_a.Span.Clear()|};")]
    [InlineData("(SendBuffer x, SendBuffer y) = (_a, _b); Stream(c, y); {|URING2001:_b.Span.Clear()|};")]
    [InlineData("_all[n].Span.Fill(1); Stream(c, _all[n]); {|URING2001:_all[n].Span.Fill(2)|};")]
    [InlineData("Blast(c, _a); {|URING2001:_a.Span.Fill(1)|};")]
    [InlineData("Send(c, _a); {|URING2001:_a.Span.Fill(1)|};")]
    [InlineData("Tell(c, _a); {|URING2001:_a.Span.Fill(1)|};")]
    [InlineData("_ = SendAsync(c, _a); {|URING2001:_a.Span.Fill(1)|};")]
    [InlineData("_ = SendParts(c, _a, _b); {|URING2001:_b.Span.Fill(1)|};")]
    [InlineData("Save(file, _a, 0); {|URING2001:_a.Span.Fill(1)|};")]
    [InlineData("_ = SaveAll(file, [_a, _b], 0); {|URING2001:_b.Span.Fill(1)|};")]
    [InlineData("_ = SaveAll(file, _all, 0); {|URING2001:_all[1].Span.Fill(1)|};")]
    [InlineData("Span<byte> s = _page.Span; StreamPage(c, _page); {|URING2001:s[0] = 1|};")]
    [InlineData("StreamPage(c, _page); {|URING2001:_page.Span|}[0] = 1;")]
    [InlineData("_ = SavePage(file, _page.Slice(0, 10), 0); {|URING2001:_page.Span|}.Clear();")]
    public Task In_the_same_method(string body) => VerifyBody(body);

    [Theory]
    [InlineData("_a.Span.Fill(1); Stream(c, _a);")]
    [InlineData("Stream(c, _a); _b.Span.Fill(1); Stream(c, _b);")]
    [InlineData("Stream(c, _a); Stream(c, _a); Tell(c, _a);")]
    [InlineData("Stream(c, _a); Console.WriteLine(_a.Span[0]);")]
    [InlineData("Stream(c, _a); _a.Span.CopyTo(_b.Span);")]
    [InlineData("Stream(c, _a); Console.WriteLine(Encoding.UTF8.GetString(_a.Span));")]
    [InlineData("Stream(c, _a); int i = _a.Span.IndexOf((byte)1); bool e = _a.Span.SequenceEqual(_b.Span);")]
    [InlineData("Stream(c, _a); n = BinaryPrimitives.ReadInt32BigEndian(_a.Span);")]
    [InlineData("Stream(c, _a); byte[] copy = _a.Span.ToArray(); copy[0] = 1;")]
    [InlineData("Stream(c, _a); _a = SendBuffer.Allocate(4096); _a.Span.Fill(1);")]
    [InlineData("Stream(c, _a); (_a, _b) = (_b, _a); _a.Span.Fill(1);")]
    [InlineData("Stream(c, _a.Slice(0, 100)); _a.Span[100] = 1;")]
    [InlineData("Stream(c, _a.Slice(0, 100)); _a.Slice(100, 100).Span.Fill(1); Stream(c, _a.Slice(100, 100));")]
    [InlineData("Stream(c, _a.Slice(0, n)); _a.Span[n..].Fill(1);")]
    [InlineData("if (n > 0) Stream(c, _a); else _a.Span.Fill(1);")]
    [InlineData("if (n > 0) { Stream(c, _a); return; } _a.Span.Fill(1);")]
    [InlineData("SendBuffer b = n > 0 ? _a : _b; Stream(c, b); (n > 0 ? _b : _a).Span.Fill(1);")]
    [InlineData("for (int i = 0; i < n; i++) { var b = SendBuffer.Allocate(10); b.Span.Fill((byte)i); Stream(c, b); }")]
    [InlineData("for (int i = 0; i < _all.Length; i++) { _all[i].Span.Fill(1); Stream(c, _all[i]); }")]
    [InlineData("foreach (var b in _all) { b.Span.Fill(1); Stream(c, b); }")]
    [InlineData("var copy = SendBuffer.CopyOf(_a.Span); Stream(c, _a); copy.Span.Fill(1);")]
    [InlineData("Stream(c, SendBuffer.CopyOf(_a.Span)); _a.Span.Fill(1);")]
    [InlineData("Make().Span.Fill(1); var x = Make(); var y = Make(); Stream(c, x); y.Span.Fill(1); SendBuffer Make() => SendBuffer.Allocate(8);")]
    [InlineData("StreamPage(c, _page); Console.WriteLine(_page.Data[0]);")]
    [InlineData("StreamPage(c, _page); if (_page.IsIdle) _page.Span.Clear();")]
    [InlineData("Stream(c, _a); Console.WriteLine(_a.Span.Length + _a.Length);")]
    [InlineData("while (_free.TryPop(out SendBuffer b)) { b.Span.Fill(1); Stream(c, b); }")]
    [InlineData("var one = Take(); Stream(c, one); var two = Take(); two.Span.Fill(1); Stream(c, two);")]
    [InlineData("int m = 4; Stream(c, _a); m = 3; bytes = _a.Span; ReadOnlySpan<byte> t = bytes[1..];")]
    [InlineData("try { Stream(c, _a); } catch (InvalidOperationException) { _a.Span.Clear(); }")]
    public Task What_is_right(string body) => VerifyBody(body);

    [Theory]
    [InlineData("_a.Span.Fill(1); await SendAsync(c, _a); _a.Span.Fill(2);")]
    [InlineData("while (n > 0) { _a.Span.Fill(1); await SendAsync(c, _a); }")]
    [InlineData("await SaveAsync(file, _a, 0); _a.Span.Fill(2); await SaveAsync(file, _a, 0);")]
    [InlineData("await SaveAll(file, _all, 0); _all[0].Span.Fill(2);")]
    [InlineData("await SavePage(file, _page, 0); _page.Span.Fill(2);")]
    [InlineData("await StreamAsync(c, _a); _b.Span.Fill(2); await StreamAsync(c, _b);")]
    [InlineData("for (;;) { var b = SendBuffer.Allocate(10); b.Span.Fill(2); await StreamAsync(c, b); }")]
    [InlineData("var b = Take(); b.Span.Fill(2); await StreamAsync(c, b);")]
    [InlineData("var sent = SendAsync(c, _a); HangUp(c); await sent; _a.Span.Fill(1);")]
    public Task What_is_right_around_an_await(string body) => VerifyAsync(body);

    [Theory]
    [InlineData("var (head, body) = _frame; Stream(c, head); {|URING2001:head.Span[0] = 1|};")]
    [InlineData("if (_frame is (var head, _)) { Stream(c, head); {|URING2001:head.Span[0] = 1|}; }")]
    [InlineData("if (_frame is { Body: var body }) { Stream(c, body); {|URING2001:_frame.Body.Span[0] = 1|}; }")]
    [InlineData("var frame = new Frame(_head, _head); Stream(c, _head); {|URING2001:frame.Body.Span[0] = 1|};")]
    public Task The_parts_of_a_record(string body) => VerifyIn($$"""
        sealed record Frame(SendBuffer Head, SendBuffer Body);
        readonly Frame _frame = new(SendBuffer.Allocate(4), SendBuffer.Allocate(100));
        readonly SendBuffer _head = SendBuffer.Allocate(4);
        void M(Connection c) { {{body}} }
        """);

    [Theory]
    [InlineData("using var wiped = new Wiped(_page); Stream(c, _page);")]
    [InlineData("using (Wipe()) Stream(c, _page);")]
    public Task What_a_using_does_at_its_end(string body) => VerifyIn($$"""
        readonly struct Wiped(SendBuffer memory) : IDisposable { public void Dispose() => {|URING2001:memory.Span.Clear()|}; }
        readonly SendBuffer _page = SendBuffer.Allocate(4);
        Wiped Wipe() => new(_page);
        void M(Connection c) { {{body}} }
        """);

    [Fact]
    public Task A_position_is_set_back_and_the_next_message_is_written_there() => VerifyIn("""
        readonly SendBuffer _line = SendBuffer.Allocate(4096);
        int _at;

        void Put(byte value) => {|URING2001:_line.Span[_at++] = value|};

        void OnReceived(Connection connection, in Received received)
        {
            foreach (byte value in received.Data) Put(value);
            Stream(connection, _line.Slice(0, _at));
            _at = 0;
        }
        """);

    [Theory]
    [InlineData("Stream(connection, _log.Slice(0, _at));", "")]
    [InlineData("Stream(connection, _log.Slice(0, _at)); _at = 0;", "void OnTick(in Expired expired) => _at = 100;")]
    [InlineData("_isOut = true; Stream(connection, _log.Slice(0, _at)); _at = 0;", "void OnReleased(in Released released) => _isOut = false;")]
    public Task A_position_goes_on(string send, string more) => VerifyIn($$"""
        readonly SendBuffer _log = SendBuffer.Allocate(1 << 20);
        bool _isOut;
        int _at;

        partial void OnStarted() => Tick(TimeSpan.FromSeconds(1));

        void OnReceived(Connection connection, in Received received)
        {
            if (_isOut) return;
            _log.Span[_at++] = 1;
            {{send}}
        }

        {{more}}
        """);

    [Theory]
    [InlineData("_ = SendAsync(c, _a); {|URING2001:_a.Span.Fill(1)|}; await Sleep(TimeSpan.Zero);")]
    [InlineData("var sent = SendAsync(c, _a); {|URING2001:_a.Span.Fill(1)|}; await sent;")]
    [InlineData("_ = SaveAsync(file, _a, 0); {|URING2001:_a.Span[0] = 1|}; await SaveAsync(file, _a, 10);")]
    [InlineData("Stream(c, _a); await Sleep(TimeSpan.Zero); {|URING2001:_a.Span.Fill(1)|};")]
    public Task What_is_wrong_before_an_await(string body) => VerifyAsync(body);
}
