using System.Threading.Tasks;
using UringDsl.CodeFixes;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2029.</summary>
public sealed class FixedBufferMisreturnedFixTests
{
    [Theory]
    [InlineData(
        "FixedBuffer mine = Ring.RegisterBuffer(memory); {|URING2029:mine.Return()|};",
        "FixedBuffer mine = Ring.RegisterBuffer(memory); Ring.UnregisterBuffer(mine);")]
    [InlineData(
        "if (Pages.TryTake(out FixedBuffer page)) {|URING2029:Ring.UnregisterBuffer(page)|};",
        "if (Pages.TryTake(out FixedBuffer page)) page.Return();")]
    public Task It_is_taken_back_by_who_gave_it(string marked, string wanted) => OwnedFix.In<FixedBufferMisreturnedFix>(
        $"private void M(SendBuffer memory) {{ {marked} }}", $"private void M(SendBuffer memory) {{ {wanted} }}");
}
