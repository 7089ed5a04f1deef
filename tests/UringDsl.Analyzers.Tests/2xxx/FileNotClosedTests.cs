using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Owned;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2026.</summary>
public sealed class FileNotClosedTests
{
    [Fact]
    public Task The_message() => VerifyAsync(
        """
        Opened o = await Open("x"); if (!o.TryGetDescriptor({|URING2026:out Descriptor d|})) return;
        ReceiveBuffer b = ReceiveBuffer.Allocate(10); await ReadFile(d, b, 0);
        """,
        "'d' is neither closed nor stored on a path from here: the file stays open until the ring ends, and a descriptor longer. "
        + "Close it, or store it for a method that does.");

    [Theory]
    [InlineData("""
        Opened o = await Open("x"); if (!o.TryGetDescriptor({|URING2026:out Descriptor d|})) return;
        ReceiveBuffer b = ReceiveBuffer.Allocate(10); Transferred t = await ReadFile(d, b, 0); if (!t.IsSuccess) return;
        await CloseFile(d);
        """)]
    [InlineData("""
        Opened o = await OpenSlot("x"); if (o.TryGetSlot({|URING2026:out Slot s|})) { await ReadFile(s, ReceiveBuffer.Allocate(10), 0);
        }
        """)]
    [InlineData("""
        Opened o = {|URING2026:await Open("x")|}; if (o.IsSuccess) Console.Write("ok");
        """)]
    [InlineData("""
        {|URING2026:await Open("x")|};
        """)]
    [InlineData("""
        PipeEnds p = await MakePipe(); if (p.TryGetDescriptors(out Descriptor a, {|URING2026:out Descriptor b|})) { CloseNow(a); }
        """)]
    [InlineData("_ = {|URING2026:await Dial(default, TimeSpan.Zero)|};")]
    [InlineData("""
        DialOutcome o = {|URING2026:await Dial(default, TimeSpan.Zero)|}; if (o.Kind == OutcomeKind.Completed) Console.Write("ok");
        """)]
    public Task In_an_async_method(string body) => VerifyAsync(body);

    [Theory]
    [InlineData("""
        [Open(Completed = nameof(OnOpened2))] private partial void Open2(string path);
        private void OnOpened2({|URING2026:in Opened opened|}) { Console.Write(opened.Error); }
        """)]
    [InlineData("private void Go(Descriptor d) { {|URING2026:Ring.InstallSlot(d)|}; }")]
    public Task Through_members(string members) => VerifyIn(members);
}
