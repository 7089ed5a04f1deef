namespace UringDsl.Analyzers.Tests.Flow;

/// <summary>What the engine knows to be the same: <c>+</c> the same, <c>-</c> not known to be, <c>?</c> not known at all.</summary>
public sealed class FlowValueTests
{
    private const string Members = """
        sealed class Box { public int Number; public SendBuffer Buffer { get; set; } public int[] Items = new int[3]; }
        [ConnectionState] struct Session { public SendBuffer Buffer; public int Count; }
        [Nop] partial void Ping();
        [Nop] private partial Pending<Completion> Ask();
        SendBuffer _a, _b, _never;
        readonly SendBuffer _fixed = SendBuffer.Allocate(1);
        SendBuffer[] _array = new SendBuffer[4];
        Box _box = new();
        SendBuffer Current => _a;
        SendBuffer Make() => SendBuffer.Allocate(1);
        Span<byte> SpanOf(SendBuffer buffer) => buffer.Span;
        void Swap(ref SendBuffer x, ref SendBuffer y) => (x, y) = (y, x);
        void Fill(out SendBuffer x) => x = _b;
        void Change() { _a = default; _b = default; _box = new(); _array = new SendBuffer[1]; }
        """;

    [Theory]
    [InlineData("var x = _a; Same(x, _a); Same(x, _b);", "+-")]
    [InlineData("var x = Make(); var y = Make(); Same(x, x); Same(x, y);", "+-")]
    [InlineData("var x = _a; _a = _b; Same(x, _a); Same(_a, _b);", "-+")]
    [InlineData("var (x, y) = (_a, _b); Same(x, _a); Same(y, _b); Same(x, y);", "++-")]
    [InlineData("var x = _a; var y = _b; (_a, _b) = (_b, _a); Same(_a, y); Same(_b, x);", "++")]
    [InlineData("var x = _a; var y = _b; Swap(ref _a, ref _b); Same(_a, y); Same(_b, x);", "++")]
    [InlineData("var x = _a; var y = _b; Swap(ref x, ref y); Same(x, _b); Same(y, _a);", "++")]
    [InlineData("Fill(out var x); Same(x, _b);", "+")]
    [InlineData("ref var r = ref _a; r = _b; Same(_a, _b);", "+")]
    [InlineData("var t = (First: _a, Second: _b); Same(t.First, _a); Same(t.Item2, _b);", "++")]
    [InlineData("Same(Current, _a); Same(this._a, Current);", "++")]
    [InlineData("var x = n > 0 ? _a : _b; Same(x, _a);", "+ -")]
    [InlineData("var x = _a; if (n > 0) x = _b; Same(x, _a);", "+ -")]
    [InlineData("var box = _box; box.Number = n; Same(_box.Number, n);", "+")]
    [InlineData("var box = new Box { Number = n, Buffer = _a }; Same(box.Number, n); Same(box.Buffer, _a);", "++")]
    [InlineData("Same(_array[n], _array[n]); Same(_array[0], _array[1]);", "+-")]
    [InlineData("var x = _array[n]; n++; Same(x, _array[n]);", "-")]
    [InlineData("_array[n] = _a; Same(_array[n], _a);", "+")]
    [InlineData("SendBuffer[] two = [_a, _b]; Same(two[1], _b); Same(two[0], _b);", "+-")]
    [InlineData("if (_a is var x) Same(x, _a);", "+")]
    [InlineData("if (_box is { Buffer: var x, Number: > 3 }) Same(x, _box.Buffer);", "+")]
    [InlineData("SendBuffer? maybe = _a; if (maybe is { } x) Same(x, _a); Same(maybe.Value, _a);", "+ ++")]
    [InlineData("var old = _a; Change(); Same(old, _a);", "-")]
    [InlineData("SendBuffer x = default; void Set() { x = _a; } Set(); Same(x, _a);", "+")]
    [InlineData("SendBuffer x = default; Action set = () => x = _a; set(); Same(x, _a);", "+")]
    [InlineData("for (int i = 0; i < n; i++) { var y = Make(); Same(y, y); break; }", "+")]
    public void Places(string body, string expected) => Assert.Equal(expected, Paths(body));

    [Theory]
    [InlineData("var s = _a.Span; Same(s, _a); Same(s.Slice(1), _a); Same(s[1..], _a); Same(_b.Span, _a);", "+++-")]
    [InlineData("Same(_a.Slice(1, 2).Span, _a); Same(SpanOf(_a), _a);", "++")]
    [InlineData("var s = _a.Span; while (s.Length > 2) { s = s.Slice(1); Same(s, _a); break; }", "+")]
    [InlineData("ref byte r = ref _a.Span[3]; Same(r, _a);", "+")]
    [InlineData("var bytes = new byte[4]; Span<byte> s = bytes; Same(s, bytes); Same(bytes.AsSpan(1), bytes); Same(bytes.AsMemory().Span, bytes);", "+++")]
    [InlineData("ReadOnlySpan<byte> s = _a.Span; Same(s, _a);", "+")]
    [InlineData("var ints = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, int>(_a.Span); Same(ints, _a);", "+")]
    [InlineData("ref byte r = ref System.Runtime.InteropServices.MemoryMarshal.GetReference(_a.Span); Same(r, _a);", "+")]
    public void Views(string body, string expected) => Assert.Equal(expected, Paths(body));

    [Fact]
    public void What_a_loop_makes_again_is_not_what_it_made_before() =>
        Assert.DoesNotContain("+", Paths("SendBuffer x = default; for (int i = 0; i < n; i++) { var y = Make(); Same(x, y); x = y; }"));

    [Fact]
    public void An_await_ends_what_is_known_of_fields_that_change() => Assert.Equal("-+++-", FlowProbe.Paths(Members + """
        async Task Walk(Connection connection, int n)
        {
            var (a, b, mine) = (_a, _fixed, n);
            await Ask();
            Same(a, _a);
            Same(b, _fixed);
            Same(mine, n);
            Same(_a, _a);
            var c = _a;
            await Ask();
            Same(c, _a);
        }
        """));

    [Fact]
    public void The_state_of_a_connection_is_one_wherever_it_comes_from() => Assert.Equal("++-", FlowProbe.Paths(Members + """
        void Walk(Connection connection, ref Session session)
        {
            Same(session.Buffer, State(connection).Buffer);
            ref Session again = ref State(connection);
            again.Buffer = _a;
            Same(session.Buffer, _a);
            Same(State(default).Buffer, _a);
        }
        """));

    private static string Paths(string body) => FlowProbe.Paths($$"""{{Members}} void Walk(int n) { {{body}} }""");
}
