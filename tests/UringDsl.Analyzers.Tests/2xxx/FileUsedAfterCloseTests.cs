using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Owned;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2033.</summary>
public sealed class FileUsedAfterCloseTests
{
    [Fact]
    public Task A_descriptor_is_closed_twice() => VerifyIn(
        "private void M(Descriptor file) { CloseNow(file); {|URING2033:CloseNow(file)|}; }",
        "'file' is passed to 'CloseNow' behind 'CloseNow' in line 16, which closes it: its number may be that of another file by then, which is read, written "
        + "or closed in its place. Close a file once, behind everything else.");

    [Theory]
    [InlineData("private async RingTask M(Descriptor f) { await CloseFile(f); await {|URING2033:CloseFile(f)|}; }")]
    [InlineData("private async RingTask M(Descriptor f, ReceiveBuffer b) { CloseNow(f); Transferred t = await {|URING2033:ReadFile(f, b, 0)|}; }")]
    [InlineData("private void M(Descriptor f, bool isBad) { if (isBad) CloseNow(f); {|URING2033:CloseNow(f)|}; }")]
    [InlineData("private void M(Descriptor f) { try { CloseNow(f); } finally { {|URING2033:CloseNow(f)|}; } }")]
    [InlineData("private void M(Descriptor f) { End(f); {|URING2033:CloseNow(f)|}; } private void End(Descriptor f) => CloseNow(f);")]
    [InlineData("private Descriptor _log; private void Use(Descriptor f) => _log = f; private void M() { CloseNow(_log); {|URING2033:CloseNow(_log)|}; }")]
    [InlineData("private void M(Slot f) { CloseSlot(f); {|URING2033:CloseSlot(f)|}; }")]
    [InlineData("private void M(Slot f) { CloseSlot(f); {|URING2033:Ring.Release(f)|}; }")]
    [InlineData("private void M(ReadOnlySpan<Slot> all) { CloseSlot(all[0]); {|URING2033:CloseSlot(all[0])|}; }")]
    [InlineData("private void M(Span<Slot> all) { CloseSlot(all[3]); {|URING2033:CloseSlot(all.Slice(1, 5)[2])|}; }")]
    [InlineData("private void M(Span<Slot> all) { ref Slot s = ref all[0]; CloseSlot(s); {|URING2033:CloseSlot(all[0])|}; }")]
    [InlineData("private void M(ReadOnlySpan<Slot> all) { foreach (Slot s in all) { CloseSlot(s); {|URING2033:CloseSlot(s)|}; } }")]
    [InlineData("""
        private async RingTask M()
        {
            Opened opened = await Open("a");
            if (!opened.TryGetDescriptor(out Descriptor f)) return;
            try { HangUp(default); }
            finally { await CloseFile(f); }
            {|URING2033:CloseNow(f)|};
        }
        """)]
    public Task Behind_a_close(string members) => VerifyIn(members);

    [Theory]
    [InlineData("private void M(Descriptor f, bool isBad) { if (isBad) { CloseNow(f); return; } CloseNow(f); }")]
    [InlineData("private void M(Descriptor a, Descriptor b) { CloseNow(a); CloseNow(b); }")]
    [InlineData("""
        private Descriptor _log;
        private void Use(Descriptor file) => _log = file;
        private async RingTask M() { CloseNow(_log); await Sleep(TimeSpan.Zero); CloseNow(_log); }
        """)]
    [InlineData("private Descriptor _log; private void M(Descriptor next) { CloseNow(_log); _log = next; CloseNow(_log); }")]
    [InlineData("private readonly List<Descriptor> _all = []; private void M() { foreach (Descriptor f in _all) CloseNow(f); }")]
    [InlineData("private readonly Descriptor[] _all = new Descriptor[4]; private void M(int n) { for (int i = 0; i < n; i++) CloseNow(_all[i]); }")]
    [InlineData("private readonly Descriptor[] _all = new Descriptor[4]; private void M() { for (int i = 0; i < 4; i++) CloseNow(_all[i]); }")]
    [InlineData("private void M(ReadOnlySpan<Slot> all) { foreach (Slot s in all) CloseSlot(s); }")]
    [InlineData("private void M(ReadOnlySpan<Slot> all) { foreach (ref readonly Slot s in all) CloseSlot(s); }")]
    [InlineData("private void M(ReadOnlySpan<Slot> all) { for (int i = 0; i < all.Length; i++) CloseSlot(all[i]); }")]
    [InlineData("private void M(ReadOnlySpan<Slot> pair) { CloseSlot(pair[0]); CloseSlot(pair[1]); CloseSlot(pair[^1]); CloseSlot(pair[^2]); }")]
    [InlineData("private void M(Span<Slot> all, Slot next) { CloseSlot(all[0]); all[0] = next; CloseSlot(all[0]); }")]
    [InlineData("private void M(Span<Slot> all) { while (all.Length > 0) { CloseSlot(all[0]); all = all[1..]; } }")]
    [InlineData("private readonly List<Slot> _all = []; private void M() { foreach (Slot s in CollectionsMarshal.AsSpan(_all)) CloseSlot(s); }")]
    [InlineData("private void M(ReadOnlySpan<(string Name, Slot File)> all) { foreach ((string Name, Slot File) s in all) CloseSlot(s.File); }")]
    [InlineData("private sealed class Log { public Slot File = new(3); } private void M(Span<Log> all) { foreach (Log log in all) CloseSlot(log.File); }")]
    [InlineData("private void M(Descriptor f) { CloseNow(f); Console.Write(f); }")]
    [InlineData("private void M(Descriptor f) { if (!TryClose(ref f)) CloseNow(f); } private bool TryClose(ref Descriptor f) { f = default; return false; }")]
    [InlineData("private async RingTask M() { while (true) { var o = await Open(\"a\"); if (!o.TryGetDescriptor(out var f)) return; CloseNow(f); } }")]
    public Task What_is_right(string members) => VerifyIn(members);
}
