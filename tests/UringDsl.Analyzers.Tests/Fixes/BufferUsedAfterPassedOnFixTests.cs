using System.Threading.Tasks;
using UringDsl.CodeFixes;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2022.</summary>
public sealed class BufferUsedAfterPassedOnFixTests
{
    [Fact]
    public Task It_is_passed_on_behind_the_use() => OwnedFix.Received<BufferUsedAfterPassedOnFix>(
        """
                if (!received.TryTake(out var data)) return;
                Span<byte> bytes = data.Span;
                Echo(connection, data);
                Ring.ToString();
                {|URING2022:bytes[0]|} = (byte)'>';
        """,
        """
                if (!received.TryTake(out var data)) return;
                Span<byte> bytes = data.Span;
                Ring.ToString();
                bytes[0] = (byte)'>';
                Echo(connection, data);
        """);

    [Fact]
    public Task Also_in_one_line() => OwnedFix.Received<BufferUsedAfterPassedOnFix>(
        "if (received.TryTake(out var data)) { Echo(connection, data); {|URING2022:data.Span|}.Clear(); }",
        "if (received.TryTake(out var data)) { data.Span.Clear(); Echo(connection, data); }");

    [Fact]
    public Task Not_past_what_leaves_the_block() => OwnedFix.NoneReceived<BufferUsedAfterPassedOnFix>(
        "if (received.TryTake(out var data)) { Echo(connection, data); if (received.Length == 3) return; {|URING2022:data.Span|}.Clear(); }");
}
