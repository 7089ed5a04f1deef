using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Rearmed;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2042.</summary>
public sealed class MultishotRearmedOnErrorTests
{
    [Fact]
    public Task The_message() => Verify(
        Received("if (!received.IsArmed) {|URING2042:Receive(c)|};"),
        "'Receive' is submitted again also at the end of the stream, which comes again at once, for ever. Submit it again after a good result; on ENOBUFS when "
        + "a buffer has come back, on EMFILE after a pause; else close.");

    [Theory]
    [InlineData("if (received.IsArmed) return; {|URING2042:Receive(c)|};")]
    [InlineData("if (received.IsArmed) return; if (received.IsEndOfStream) HangUp(c); else {|URING2042:Receive(c)|};")]
    [InlineData("if (received.IsArmed) return; if (received.Error == Errno.ECANCELED) {|URING2042:Receive(c)|}; else HangUp(c);")]
    [InlineData("if (received.IsArmed) return; if (received.Error == Errno.ENOBUFS) {|URING2042:Receive(c)|}; else HangUp(c);")]
    [InlineData("if (received.IsArmed) return; if (received.Error != Errno.None) {|URING2042:Receive(c)|}; else HangUp(c);")]
    [InlineData("if (!received.TryTake(out _)) {|URING2042:Receive(c)|}; else if (!received.IsArmed) HangUp(c);")]
    [InlineData("if (!received.IsArmed && !_over) {|URING2042:Receive(c)|};")]
    [InlineData("if (received.IsArmed) return; if (received.Length == 0) {|URING2042:Receive(c)|}; else Receive(c);")]
    public Task What_comes_again_is_tried_again(string body) => Verify(Received(body, "private bool _over; void Stop() => _over = true;"));

    [Theory]
    [InlineData("if (received.IsArmed) return; if (received.IsSuccess) Receive(c); else HangUp(c);")]
    [InlineData("if (received.IsArmed) return; if (received.Length > 0) Receive(c); else HangUp(c);")]
    [InlineData("""
        if (received.Error == Errno.ENOBUFS && _later.Count > 0) { Give(); Receive(c); return; }
        if (!received.IsSuccess) { HangUp(c); return; }
        if (!received.IsArmed) Receive(c);
        """)]
    [InlineData("if (!received.IsSuccess) { HangUp(c); return; } if (received.TryTake(out var data)) Echo(c, data); if (!received.IsArmed) Receive(c);")]
    [InlineData("if (received.IsArmed) return; if (received.Error == Errno.ENOBUFS) { Give(); Receive(c); } else HangUp(c);")]
    [InlineData("if (received.IsArmed) return; if (!received.IsEndOfStream && received.Error == Errno.None) Receive(c); else HangUp(c);")]
    [InlineData("if (!received.IsArmed) Again(c, received.Error, received.IsEndOfStream);")]
    [InlineData("""
        if (received.IsArmed) return;
        switch (received.Error) {
            case Errno.None when !received.IsEndOfStream: Receive(c); break;
            case Errno.ENOBUFS: _later.Enqueue(c); break;
            default: HangUp(c); break; }
        """)]
    public Task What_passes_may_be(string body) => Verify(Received(body, """
        private HeldBuffer _held; private readonly Queue<Connection> _later = new();
        private void Give() => _held.Return();
        private void Again(Connection c, Errno error, bool isEnd) { if (isEnd || error != Errno.None) HangUp(c); else Receive(c); }
        """));

    [Fact]
    public Task Accepts_spin_at_the_limit_of_descriptors() => Verify(In("""
        [Accept(Multishot = true, Direct = true, Rearm = Rearm.Manual, Completed = nameof(OnAccepted))] private partial void Accept(Connection listener);
        private void OnAccepted(Connection listener, in Accepted accepted) { if (!accepted.IsArmed) {|URING2042:Accept(listener)|}; }
        private void OnReceived(Connection c, in Received received) { if (!received.IsArmed) Drop(c); }
        """));

    [Fact]
    public Task No_error_of_an_accept_is_a_good_result() => Verify(In("""
        [Accept(Multishot = true, Direct = true, Rearm = Rearm.Manual, Completed = nameof(OnAccepted))] private partial void Accept(Connection listener);
        private void OnAccepted(Connection listener, in Accepted accepted)
        {
            if (accepted.IsSuccess) HangUp(accepted.Connection);
            if (accepted.IsArmed) return;
            switch (accepted.Error) { case Errno.None: Accept(listener); break; default: Drop(listener); break; }
        }
        private void OnReceived(Connection c, in Received received) { if (!received.IsArmed) Drop(c); }
        """));

    [Fact]
    public Task An_empty_datagram_is_no_end() => Verify(In("""
        [ReceiveMessage(Multishot = true, Buffers = "In", Rearm = Rearm.Manual, Completed = nameof(OnMail))] private partial void Hear(Connection c);
        private void OnMail(in ReceivedMessage mail)
        {
            if (mail.IsArmed) return;
            if (mail.Error == Errno.None) Hear(mail.Connection); else Drop(mail.Connection);
        }
        private void OnReceived(Connection c, in Received received) { if (!received.IsArmed) Drop(c); }
        """));

    [Fact]
    public Task The_rule_can_be_suppressed() => Verify("#pragma warning disable URING2042\n" + Received("if (!received.IsArmed) Receive(c);"));
}
