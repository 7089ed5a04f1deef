using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Rearmed;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2040.</summary>
public sealed class MultishotNotRearmedTests
{
    [Fact]
    public Task The_message() => Verify(
        Lost("if (received.IsArmed) return; if (received.IsSuccess) Receive(c);"),
        "'Receive' has Rearm.Manual, and after an error or an end 'OnReceived' neither submits it again nor ends the connection: nothing arrives any more. "
        + "Where IsArmed is false, submit it again after a good result, and close on an end or an error; or leave it to Rearm.Automatic.");

    [Theory]
    [InlineData("")]
    [InlineData("_ = received.Length;")]
    [InlineData("_bytes += received.Length;")]
    [InlineData("if (received.IsSuccess) _bytes += received.Length;")]
    [InlineData("if (received.TryTake(out var data)) Echo(c, data); else HangUp(c);")]
    [InlineData("if (received.IsSuccess) _bytes++; else HangUp(c);")]
    [InlineData("if (!received.IsArmed && received.IsEndOfStream) HangUp(c);")]
    [InlineData("if (!received.IsArmed) Console.WriteLine(\"over\");")]
    [InlineData("""
        if (received.IsArmed) return;
        switch (received.Error) { case Errno.ENOBUFS: _waiting.Enqueue(c); break; case Errno.ECONNRESET: Drop(c); break; }
        """)]
    [InlineData("if (received.IsArmed) { _bytes++; } else if (received.IsSuccess) { Log(received.Length); } else { HangUp(c); }")]
    [InlineData("if (received is { IsArmed: false, IsSuccess: true }) Receive(c);")]
    [InlineData("bool more = received.IsArmed; if (more) return; if (received.Length > 0) Receive(c); else Log(0);")]
    [InlineData("try { if (received.IsArmed) return; if (!received.IsSuccess) HangUp(c); } finally { _bytes++; }")]
    [InlineData("if (_over) return; if (received.IsSuccess) _bytes++; else HangUp(c);")]
    [InlineData("if (_over) Log(1); if (received.IsArmed) return; if (received.IsSuccess) Receive(c);")]
    public Task An_end_that_nothing_follows(string body) => Verify(Lost(body, Members));

    [Theory]
    [InlineData("if (received.IsArmed) return; if (received.IsSuccess) Receive(c); else HangUp(c);")]
    [InlineData("if (!received.IsArmed) { if (received.IsSuccess) Receive(c); else Drop(c); } else _bytes++;")]
    [InlineData("if (received.IsArmed) return; HangUp(c);")]
    [InlineData("if (!received.IsSuccess) { HangUp(c); return; } if (!received.IsArmed) Receive(c);")]
    [InlineData("if (received.TryTake(out var data)) { Echo(c, data); if (!received.IsArmed) Receive(c); } else HangUp(c);")]
    [InlineData("if (received is { IsArmed: true }) return; if (received is { IsSuccess: true }) Receive(c); else HangUp(c);")]
    [InlineData("if (!received.IsArmed) Over(c, received.IsSuccess);")]
    [InlineData("if (!received.IsArmed) _over = true;")]
    [InlineData("if (!received.IsArmed) _waiting.Enqueue(c);")]
    [InlineData("if (!received.IsArmed) Post(() => Drop(c));")]
    [InlineData("if (!received.IsArmed) _stop.Cancel();")]
    [InlineData("if (!received.IsArmed) throw new InvalidOperationException();")]
    [InlineData("if (_over) return; if (!received.IsArmed) { if (received.IsSuccess) Receive(c); else HangUp(c); }")]
    [InlineData("if (!received.IsArmed && !_over) { if (received.Length > 0) Receive(c); else HangUp(c); }")]
    [InlineData("bool again = !received.IsArmed && received.IsSuccess; if (again) Receive(c); else if (!received.IsArmed) HangUp(c);")]
    [InlineData("switch (received.IsArmed, received.IsSuccess) { case (true, _): break; case (false, true): Receive(c); break; default: HangUp(c); break; }")]
    [InlineData("if (!received.IsSuccess) { HangUp(c); return; } if (!received.IsArmed && _bytes < 1000) Receive(c);")]
    [InlineData("if (!received.IsArmed && _waiting.Count < _bytes) { if (received.IsSuccess) Receive(c); else HangUp(c); }")]
    public Task What_is_submitted_again_or_given_up(string body) => Verify(Received(body, Members));

    [Fact]
    public Task With_the_automatic_policy_nobody_asks() => Verify(In("""
        [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnOther))] private partial void Other(Connection c);
        private void OnOther(Connection c, in Received received) => _bytes += received.Length;
        private void OnReceived(Connection c, in Received received) { if (!received.IsArmed) Drop(c); }
        private long _bytes;
        """));

    [Fact]
    public Task Who_is_given_the_completion_goes_on() => Verify(In("""
        public event Action<Expired>? Ticked;
        [Timeout(Milliseconds = 5, Multishot = true, Rearm = Rearm.Manual, Completed = nameof(OnTick))] private partial void Tick();
        private void OnTick(in Expired expired) => Ticked?.Invoke(expired);
        private void OnReceived(Connection c, in Received received) { if (!received.IsArmed) Drop(c); }
        """));

    [Fact]
    public Task A_timer_ends_too() => Verify(In("""
        [Timeout(Milliseconds = 5, Multishot = true, Rearm = Rearm.Manual, Completed = nameof(OnTick))] private partial void Tick();
        private void {|URING2040:OnTick|}(in Expired expired) => _ticks++;
        private void OnReceived(Connection c, in Received received) { if (!received.IsArmed) Drop(c); }
        private long _ticks;
        """));

    [Fact]
    public Task Of_a_timer_or_a_poll_that_fails_nothing_is_left_to_close() => Verify(In("""
        [Timeout(Milliseconds = 5, Multishot = true, Rearm = Rearm.Manual, Completed = nameof(OnTick))] private partial void Tick();
        [Poll(Events = PollEvents.In, Multishot = true, Rearm = Rearm.Manual, Completed = nameof(OnReady))] private partial void Look(Descriptor d);
        private Descriptor _d;
        private void OnTick(in Expired expired) { if (!expired.IsArmed && expired.IsSuccess) Tick(); }
        private void OnReady(in Polled polled) { if (!polled.IsSuccess || polled.IsArmed) return; if ((polled.Events & PollEvents.HangUp) == 0) Look(_d); }
        private void OnReceived(Connection c, in Received received) { if (!received.IsArmed) Drop(c); }
        """));

    [Fact]
    public Task The_rule_can_be_suppressed() => Verify("#pragma warning disable URING2040\n" + Received(""));

    private const string Members = """
        private long _bytes; private bool _over; private readonly Queue<Connection> _waiting = new(); private readonly CancellationTokenSource _stop = new();
        private static void Log(int length) => Console.WriteLine(length);
        private void Over(Connection c, bool good) { if (good) Receive(c); else HangUp(c); }
        """;
}
