using System.Threading.Tasks;
using UringDsl.CodeFixes;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2026.</summary>
public sealed class FileNotClosedFixTests
{
    [Fact]
    public Task It_is_closed_on_the_path_that_leaves_it() => OwnedFix.Async<FileNotClosedFix>(
        """
                Opened o = await Open("x");
                if (!o.TryGetDescriptor({|URING2026:out Descriptor d|})) return;
                Transferred t = await ReadFile(d, ReceiveBuffer.Allocate(10), 0);
                if (!t.IsSuccess) return;
                CloseNow(d);
        """,
        """
                Opened o = await Open("x");
                if (!o.TryGetDescriptor(out Descriptor d)) return;
                Transferred t = await ReadFile(d, ReceiveBuffer.Allocate(10), 0);
                if (!t.IsSuccess) { CloseNow(d); return; }
                CloseNow(d);
        """);

    [Fact]
    public Task A_slot_is_closed_by_what_closes_slots() => OwnedFix.Async<FileNotClosedFix>(
        """
                Opened o = await OpenSlot("x");
                if (o.TryGetSlot({|URING2026:out Slot s|})) { await ReadFile(s, ReceiveBuffer.Allocate(10), 0); }
        """,
        """
                Opened o = await OpenSlot("x");
                if (o.TryGetSlot(out Slot s)) { await ReadFile(s, ReceiveBuffer.Allocate(10), 0); CloseSlot(s); }
        """);

    [Fact]
    public Task Both_ends_of_a_pipe() => OwnedFix.Async<FileNotClosedFix>(
        """
                PipeEnds p = await MakePipe();
                if (p.TryGetDescriptors(out Descriptor a, {|URING2026:out Descriptor b|})) { CloseNow(a); }
        """,
        """
                PipeEnds p = await MakePipe();
                if (p.TryGetDescriptors(out Descriptor a, out Descriptor b)) { CloseNow(a); CloseNow(b); }
        """);

    [Fact]
    public Task Nobody_knows_what_an_open_was_for_that_no_variable_has() => OwnedFix.NoneAsync<FileNotClosedFix>("{|URING2026:await Open(\"x\")|};");
}
