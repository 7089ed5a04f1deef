using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Owned;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2029.</summary>
public sealed class FixedBufferMisreturnedTests
{
    [Fact]
    public Task One_of_the_handlers_own_has_no_pool() => VerifyIn(
        "void M(SendBuffer memory) { FixedBuffer b = Ring.RegisterBuffer(memory); {|URING2029:b.Return()|}; }",
        "'b' was registered by the handler, and has no pool to go back to: this throws when it runs, and costs the connection. Write "
        + "'Ring.UnregisterBuffer(b)'.");

    [Fact]
    public Task One_of_a_pool_stays_registered() => VerifyIn(
        "void M() { if (Pages.TryTake(out FixedBuffer page)) {|URING2029:Ring.UnregisterBuffer(page)|}; }",
        "'page' was taken from a pool, which keeps it registered: this throws when it runs, and costs the connection. Write 'page.Return()'.");

    [Theory]
    [InlineData("void M(SharedBuffer s) { FixedBuffer b = Ring.CloneBuffer(s); {|URING2029:b.Return()|}; }")]
    [InlineData("void M(SendBuffer m) { var b = Ring.RegisterBuffer(m); {|URING2029:b.Slice(1, 2).Return()|}; }")]
    [InlineData("void M(SendBuffer m) { var b = Ring.RegisterBuffer(m); b = Ring.UpdateBuffer(b, m); {|URING2029:b.Return()|}; }")]
    [InlineData("void M(SendBuffer m) { if (Pages.TryTake(out var b)) b = {|URING2029:Ring.UpdateBuffer(b, m)|}; }")]
    [InlineData("FixedBuffer Get(SendBuffer m) => Ring.RegisterBuffer(m); void M(SendBuffer m) { var b = Get(m); {|URING2029:b.Return()|}; }")]
    [InlineData("void M(SendBuffer m) { var b = Ring.RegisterBuffer(m); Give(b); } void Give(FixedBuffer b) { {|URING2029:b.Return()|}; }")]
    public Task In_other_words(string members) => VerifyIn(members);

    [Theory]
    [InlineData("void M(SendBuffer m) { var b = Ring.RegisterBuffer(m); b.Span.Clear(); Ring.UnregisterBuffer(b); }")]
    [InlineData("void M(SendBuffer m) { var b = Ring.RegisterBuffer(m); b = Ring.UpdateBuffer(b, m); Ring.UnregisterBuffer(b); }")]
    [InlineData("void M() { if (Pages.TryTake(out var b)) b.Slice(1, 2).Return(); }")]
    [InlineData("FixedBuffer _b; partial void OnStarted() { _b = Ring.RegisterBuffer(SendBuffer.Allocate(64)); } void End() => Ring.UnregisterBuffer(_b);")]
    [InlineData("void M(SendBuffer m, bool own) { FixedBuffer b = default; if (own) b = Ring.RegisterBuffer(m); else if (!Pages.TryTake(out b)) return; "
        + "b.Span.Clear(); if (own) Ring.UnregisterBuffer(b); else b.Return(); }")]
    public Task What_goes_back_where_it_came_from(string members) => VerifyIn(members);
}
