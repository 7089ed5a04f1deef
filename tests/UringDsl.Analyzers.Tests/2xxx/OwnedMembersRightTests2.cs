using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Owned;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2020 to 2029 have nothing to say of these.</summary>
public sealed class OwnedMembersRightTests2
{
    [Theory]
    [InlineData("""
        private readonly List<Opened> _o = [];
        private async RingTask Use() { _o.Add(await Open("x")); Opened p = await Open("y"); _o.Add(p); }
        """)]
    [InlineData("""
        [Open(Completed = nameof(OnOpened2))] private partial void Open2(string path);
        private void OnOpened2(in Opened opened) { if (opened.TryGetDescriptor(out var d)) CloseNow(d); }
        """)]
    [InlineData("""
        private Slot _s;
        private void Go(Descriptor d) { _s = Ring.InstallSlot(d); Slot t = Ring.InstallSlot(d); Ring.Release(t); }
        """)]
    [InlineData("""
        partial void OnOpened(Connection connection) => HangUp(connection);
        private async RingTask Work() { _ = await Dial(default, TimeSpan.Zero); }
        """)]
    [InlineData("""
        private async RingTask Work() { DialOutcome o = await Dial(default, TimeSpan.Zero); Use(o); Log(o.ToString()); }
        private void Use(DialOutcome o) { if (o.TryGetConnection(out var c)) HangUp(c); } private void Log(string s) { }
        """)]
    [InlineData("""
        private async RingTask<Connection?> Work() { for (int i = 0; i < 3; i++) { DialOutcome o = await Dial(default, TimeSpan.Zero);
                if (o.TryGetConnection(out var c)) return c; await Sleep(TimeSpan.Zero); } return null; }
        """)]
    [InlineData("""
        private Notes? _notes;
        private Notes Log => _notes ?? throw new InvalidOperationException("There are none yet.");
        private void Start() => _notes = new();
        private void OnReceived(Connection connection, in Received received) {
            if (!received.TryTake(out var data)) return; HeldBuffer held = data.Keep(); Log.Add(held.Length); Reply(connection, held); }
        private sealed class Notes { private int _bytes; public void Add(int bytes) => _bytes += bytes; }
        """)]
    public Task What_is_passed_on_once_on_every_path(string members) => VerifyIn(members);
}
