using System.Threading.Tasks;
using UringDsl.Analyzers.Rearming;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2040.</summary>
public sealed class MultishotNotRearmedFixTests
{
    private const string Manual = "[Receive(Multishot = true, Buffers = \"In\", Rearm = Rearm.Manual, Completed = nameof(Done))] private partial void Read"
        + "(Connection connection);\n    [Close] private partial void Bye(Connection connection);\n    private long _bytes;\n\n    ";

    [Fact]
    public Task It_is_submitted_again() => Fixed(
        "private void {|URING2040:Done|}(Connection connection, in Received received)\n    {\n"
            + "        if (received.IsSuccess) _bytes += received.Length;\n        else Bye(connection);\n    }",
        "private void Done(Connection connection, in Received received)\n    {\n"
            + "        if (received.IsSuccess) _bytes += received.Length;\n        else Bye(connection);\n"
            + "        if (!received.IsArmed && received.IsSuccess) Read(connection);\n    }");

    [Fact]
    public Task An_expression_becomes_a_block_and_the_end_closes() => Fixed(
        "private void {|URING2040:Done|}(in Received received) => _bytes += received.Length;",
        "private void Done(in Received received)\n    {\n        _bytes += received.Length;\n        if (received.IsArmed) return;\n"
            + "        if (received.IsSuccess) Read(received.Connection);\n        else Bye(received.Connection);\n    }");

    [Fact]
    public Task What_has_no_end_to_declare_is_left_to_the_runtime() => VerifyFix<RearmAnalyzer, MultishotNotRearmedFix>(
        In("[Timeout(Milliseconds = 5, Multishot = true, Rearm = Rearm.Manual, Completed = nameof(Done))] private partial void Tick(); private int _n;\n"
            + "    private void {|URING2040:Done|}(in Expired expired) => _n++;"),
        In("[Timeout(Milliseconds = 5, Multishot = true, Completed = nameof(Done))] private partial void Tick(); private int _n;\n"
            + "    private void Done(in Expired expired) => _n++;"));

    [Fact]
    public Task Or_it_is_left_to_the_runtime() => VerifyFix<RearmAnalyzer, MultishotNotRearmedFix>(
        In(Manual + "private void {|URING2040:Done|}(in Received received) => _bytes += received.Length;"),
        In(Manual.Replace("Rearm = Rearm.Manual, ", "", System.StringComparison.Ordinal)
            + "private void Done(in Received received) => _bytes += received.Length;"),
        choice: 1);

    private static Task Fixed(string marked, string wanted) => VerifyFix<RearmAnalyzer, MultishotNotRearmedFix>(In(Manual + marked), In(Manual + wanted));
}
