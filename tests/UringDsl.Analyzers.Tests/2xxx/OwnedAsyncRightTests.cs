using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Owned;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2020 to 2029 have nothing to say of these.</summary>
public sealed class OwnedAsyncRightTests
{
    [Theory]
    [InlineData("""
        while (true) { ReceivedBuffer r = await Read(connection); if (!r.TryTake(out HeldBuffer h)) break; if (h.Length == 3) {
                h.Return(); continue; } if (!(await Write(connection, h)).IsSuccess) return; }
        """)]
    [InlineData("""
        ReceivedBuffer r = await Read(connection); Console.Write(r.Data.Length); if (r.TryTake(out HeldBuffer h)) {
            await Sleep(TimeSpan.Zero); await Write(connection, h); } Console.Write(r.Length);
        """)]
    [InlineData("""
        if (!Pages.TryTake(out FixedBuffer page)) return; page.Span.Fill(1); await WritePage(connection, page); page.Return();
        """)]
    [InlineData("""
        if (!Pages.TryTake(out FixedBuffer page)) return; page.Span.Fill(1); var p = WritePage(connection, page.Slice(0, 10));
        page.Return(); await p;
        """)]
    [InlineData("""
        Opened o = await Open("x"); if (!o.TryGetDescriptor(out Descriptor d)) return; ReceiveBuffer b = ReceiveBuffer.Allocate(10);
        await ReadFile(d, b, 0); await CloseFile(d);
        """)]
    [InlineData("""
        Opened o = await OpenSlot("x"); if (o.TryGetSlot(out Slot s)) { await ReadFile(s, ReceiveBuffer.Allocate(10), 0); CloseSlot(s);
        }
        """)]
    [InlineData("""
        Opened o = await Open("x"); if (!o.IsSuccess) { Console.Write(o.Error); return; } o.TryGetDescriptor(out Descriptor d);
        CloseNow(d);
        """)]
    [InlineData("""
        PipeEnds p = await MakePipe(); if (p.TryGetDescriptors(out Descriptor a, out Descriptor b)) { CloseNow(a); CloseNow(b); }
        """)]
    [InlineData("DialOutcome o = await Dial(default, TimeSpan.Zero); if (o.TryGetConnection(out Connection c)) HangUp(c);")]
    [InlineData("""
        HeldBuffer h; ReceivedBuffer r; do { r = await Read(connection); if (!r.TryTake(out h)) return; await Write(connection, h); }
        while (r.Length > 3);
        """)]
    [InlineData("""
        ReceivedBuffer r = await Read(connection); if (!r.TryTake(out HeldBuffer h)) return; for (int i = 0; i < r.Length; i++) {
            if (h.Span[i] == 10) { await Write(connection, h); return; } } h.Return();
        """)]
    [InlineData("""
        ReceivedBuffer r = await Read(connection); if (!r.TryTake(out HeldBuffer a)) return; ReceivedBuffer s = await Read(connection);
        if (!s.TryTake(out HeldBuffer b)) { a.Return(); return; } await Write(connection, a); await Write(connection, b);
        """)]
    [InlineData("""
        FixedBuffer page; while (!Pages.TryTake(out page)) await Sleep(TimeSpan.FromMilliseconds(1)); await WritePage(connection, page);
        page.Return();
        """)]
    [InlineData("""
        Opened o = await Open("x"); if (!o.TryGetDescriptor(out var d)) return;
        using var h = new Microsoft.Win32.SafeHandles.SafeFileHandle((nint)d.Number, true);
        """)]
    [InlineData("""
        Opened o = await Open("x"); if (!o.TryGetDescriptor(out Descriptor d)) return; try {
            if (!(await ReadFile(d, ReceiveBuffer.Allocate(10), 0)).IsSuccess) return; } finally { CloseNow(d); }
        """)]
    [InlineData("""
        Opened o = await Open("x"); if (o.TryGetSlot(out Slot s)) CloseSlot(s);
        else if (o.TryGetDescriptor(out Descriptor d)) CloseNow(d);
        """)]
    [InlineData("""
        DialOutcome o = await Dial(default, TimeSpan.Zero); if (o.Kind != OutcomeKind.Completed) { Console.Write(o.Error); return; }
        o.TryGetConnection(out Connection c); HangUp(c);
        """)]
    [InlineData("""
        DialOutcome o = await Dial(default, TimeSpan.Zero); if (o.Kind == OutcomeKind.TimedOut) return;
        if (o.Kind == OutcomeKind.Failed) return; if (o.TryGetConnection(out Connection c)) HangUp(c);
        """)]
    [InlineData("""
        DialOutcome o = await Dial(default, TimeSpan.Zero); switch (o.Kind) { case OutcomeKind.Completed: o.TryGetConnection(out var c);
            HangUp(c); break; case OutcomeKind.TimedOut: break; default: Console.Write(o.Error); break; }
        """)]
    public Task What_is_passed_on_once_on_every_path(string body) => VerifyAsync(body);
}
