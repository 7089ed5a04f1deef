using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Owned;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2020 to 2029 have nothing to say of these.</summary>
public sealed class OwnedReceivedRightTests
{
    [Theory]
    [InlineData("""
        if (!received.TryTake(out var data)) return; HeldBuffer held = data.Keep(); if (held.Length < 4) { held.Return(); return; }
        Reply(connection, held);
        """)]
    [InlineData("if (received.TryTake(out var data)) Echo(connection, data); else HangUp(connection);")]
    [InlineData("if (received.TryTake(out var data)) Console.Write(data.Length);")]
    [InlineData("""
        if (!received.TryTake(out var data)) return; HeldBuffer held = data.Keep();
        for (int i = 0; i < 3; i++) { if (i == 2) Reply(connection, held); else Say(connection, held.Span); }
        """)]
    [InlineData("""
        if (!received.TryTake(out var data)) return; HeldBuffer held = data.Keep();
        const int Parts = 4; for (int i = Parts - 1; i >= 0; i--) { Say(connection, held.Span); if (i == 0) held.Return(); }
        """)]
    [InlineData("if (!received.IsSuccess) { HangUp(connection); return; } received.TryTake(out var data); Echo(connection, data);")]
    [InlineData("if (received.Length == 0) { HangUp(connection); return; } received.TryTake(out var data); Echo(connection, data);")]
    [InlineData("""
        if (received.IsEndOfStream || received.Error != Errno.None) { HangUp(connection); return; } received.TryTake(out var data);
        Echo(connection, data);
        """)]
    [InlineData("if (received is { IsSuccess: true } && received.TryTake(out var data)) Echo(connection, data);")]
    [InlineData("bool ok = received.TryTake(out var data); if (ok) Echo(connection, data); else HangUp(connection);")]
    [InlineData("if (received.TryTake(out var data)) { Span<byte> s = data.Span; Echo(connection, data); Console.Write(s.Length); }")]
    [InlineData("if (received.TryTake(out var data)) { Console.Write(received.Data[0]); Echo(connection, data); }")]
    [InlineData("""
        if (received.TryTake(out var data)) { Span<byte> s = data.Span; HeldBuffer h = data.Keep(); s[0] = 1; Reply(connection, h); }
        """)]
    [InlineData("""
        if (!received.TryTake(out var data)) return; HeldBuffer held = data.Keep(); bool sent = false; if (held.Length > 100) {
            Reply(connection, held); sent = true; } if (!sent) held.Return();
        """)]
    [InlineData("""
        if (!received.TryTake(out var data)) return; HeldBuffer held = data.Keep(); try { Reply(connection, held); }
        catch (InvalidOperationException) { HangUp(connection); }
        """)]
    [InlineData("""
        if (!received.TryTake(out var data)) return; HeldBuffer held = data.Keep(); try { if (held.Length > 3) return;
            int.Parse(held.Span); } finally { held.Return(); }
        """)]
    [InlineData("if (!received.TryTake(out var data)) return; HeldBuffer held = data.Keep(); Post(() => Reply(connection, held));")]
    [InlineData("""
        HeldBuffer held = default; if (received.TryTake(out var data)) held = data.Keep(); if (held.Length > 0) held.Return();
        """)]
    [InlineData("if (!Pages.TryTake(out FixedBuffer page)) return; page.Span.Fill(1); SendPage(connection, page);")]
    [InlineData("""
        if (!received.TryTake(out var data)) return; HeldBuffer held = data.Keep(); string what = held.Span[0] switch {
            1 => "a", _ => "b" }; if (what == "a") Reply(connection, held); else held.Return();
        """)]
    [InlineData("""
        if (!received.TryTake(out var data)) return; HeldBuffer held = data.Keep(); Give(); void Give() { Reply(connection, held); }
        """)]
    [InlineData("""
        if (!received.TryTake(out var data)) return; HeldBuffer held = data.Keep(); byte[] copy = held.Span.ToArray();
        _ = Task.Run(() => { int n = copy.Length; Post(() => held.Return()); });
        """)]
    [InlineData("""
        if (!received.TryTake(out var data)) return; HeldBuffer held = data.Keep();
        Task.Delay(1).ContinueWith(_ => held.Return(), TaskScheduler.FromCurrentSynchronizationContext());
        """)]
    [InlineData("""
        if (!received.TryTake(out var data)) return; HeldBuffer h = data.Keep();
        _ = h.Length > 3 ? Write(connection, h) : WriteLease2(connection, h); }
        private Pending<Sent> WriteLease2(Connection c, HeldBuffer h) { return Write(c, h);
        """)]
    [InlineData("""
        if (!received.TryTake(out var data)) return; HeldBuffer h = data.Keep(); if (h.Length > 3) goto done; Reply(connection, h);
        return; done: h.Return();
        """)]
    [InlineData("""
        if (received.TryTake(out var data)) { HeldBuffer h = data.Keep(); if (h.Length > 1) { if (h.Length > 2) Reply(connection, h);
                else h.Return(); } else { Bye(connection, h); } }
        """)]
    [InlineData("""
        if (!received.TryTake(out var data)) return; HeldBuffer h = data.Keep(); Action<HeldBuffer> give = x => x.Return(); give(h);
        """)]
    [InlineData("HeldBuffer? h = received.TryTake(out var data) ? data.Keep() : null; h?.Return();")]
    [InlineData("HeldBuffer? h = null; if (received.TryTake(out var data)) h = data.Keep(); if (h != null) Reply(connection, h.Value);")]
    [InlineData("""
        HeldBuffer? h = null; if (received.TryTake(out var data)) h = data.Keep(); if (h.HasValue) Reply(connection, h.Value);
        """)]
    [InlineData("""
        if (!received.TryTake(out var data)) return; HeldBuffer h = data.Keep(); try { int.Parse(h.Span); } catch { h.Return(); throw; }
        Reply(connection, h);
        """)]
    [InlineData("""
        if (!received.TryTake(out var data)) return; HeldBuffer h = data.Keep(); try { int.Parse(h.Span); } catch (FormatException) {
            h.Return(); return; } Reply(connection, h);
        """)]
    [InlineData("""
        if (!received.TryTake(out var data)) return; HeldBuffer h = data.Keep(); try { int.Parse(h.Span); Reply(connection, h); }
        catch (FormatException) when (h.Length > 0) { h.Return(); } catch (OverflowException) { h.Return(); }
        """)]
    [InlineData("""
        using var s = new CancellationTokenSource(); if (!received.TryTake(out var data)) return; HeldBuffer h = data.Keep();
        Reply(connection, h);
        """)]
    [InlineData("""
        if (!received.TryTake(out var data)) return; HeldBuffer h = data.Keep(); lock (_gate) { Reply(connection, h); } }
        private readonly object _gate = new(); void N() {
        """)]
    [InlineData("""
        switch (received) { case { IsSuccess: true }: if (received.TryTake(out var data)) Echo(connection, data); break;
            default: HangUp(connection); break; }
        """)]
    [InlineData("""
        bool did = received.Error switch { Errno.None when received.TryTake(out var data) => Send(data), _ => false };
        bool Send(BufferLease d) { return d.Length > 3; }
        """)]
    [InlineData("""
        byte first = received.Length > 0 ? received.Data[0] : (byte)0; if (received.TryTake(out var data)) Echo(connection, data);
        Console.Write(first);
        """)]
    [InlineData("""
        if (!received.TryTake(out var data)) return; Upper(data.Span); Echo(connection, data); static void Upper(Span<byte> s) {
            for (int i = 0; i < s.Length; i++) s[i] |= 32; }
        """)]
    [InlineData("""
        ReadOnlySpan<byte> d = received.Data; if (d.Length > 3 && received.TryTake(out var data)) Echo(connection, data);
        else Console.Write(d.IndexOf((byte)10));
        """)]
    [InlineData("""
        if (!received.TryTake(out var data)) return; string text = System.Text.Encoding.UTF8.GetString(data.Span);
        Echo(connection, data); Console.Write(text + data.Length);
        """)]
    [InlineData("if (!received.TryTake(out var data)) return; Say(connection, data.Span); Say(connection, data.Span[..1]);")]
    [InlineData("""
        if (!received.TryTake(out var data)) return; HeldBuffer held = data.Keep(); Func<RingTask> f = async () => {
            await Sleep(TimeSpan.Zero); held.Return(); }; _ = f();
        """)]
    [InlineData("""
        if (!received.TryTake(out var data)) return; HeldBuffer held = data.Keep(); _ = Later(); async RingTask Later() {
            await Sleep(TimeSpan.Zero); held.Return(); }
        """)]
    [InlineData("""
        if (!received.TryTake(out var data)) return; _ = Later(data.Keep()); async RingTask Later(HeldBuffer held) {
            await Sleep(TimeSpan.Zero); held.Return(); }
        """)]
    public Task What_is_passed_on_once_on_every_path(string body) => VerifyReceived(body);
}
