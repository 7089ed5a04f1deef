using System.Threading.Tasks;
using UringDsl.Analyzers.Memory;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.InFlight;
namespace UringDsl.Analyzers.Tests;

/// <summary>URING2005.</summary>
public sealed class ReleaseUnheardFixTests
{
    [Fact]
    public Task It_is_done_where_the_release_is_heard() => Fixture.VerifyFix<MemoryAnalyzer, ReleaseUnheardFix>(
        In(Program("[Send(ZeroCopy = ZeroCopyMode.Always)]", "    {|URING2005:_page.Span.Fill(2)|};\n")),
        In(Program("[Send(ZeroCopy = ZeroCopyMode.Always, Released = nameof(OnShoutReleased))]", ""))[..^1]
            + "\n    private void OnShoutReleased(Connection connection, in Released released)\n    {\n        _page.Span.Fill(2);\n    }\n}");

    [Fact]
    public Task A_copy_is_sent_whose_completion_frees_the_memory() => Fixture.VerifyFix<MemoryAnalyzer, ReleaseUnheardFix>(
        In(Program("[Send(ZeroCopy = ZeroCopyMode.Always)]", "    {|URING2005:_page.Span.Fill(2)|};\n")),
        In(Program("[Send]", "    _page.Span.Fill(2);\n")), choice: 1);

    [Fact]
    public Task One_copy_is_for_every_statement() => Fixture.VerifyFix<MemoryAnalyzer, ReleaseUnheardFix>(
        In(Program("[Send(ZeroCopy = ZeroCopyMode.Always)]", "    {|URING2005:_page.Span.Fill(2)|};\n    {|URING2005:_page.Span.Fill(3)|};\n")),
        In(Program("[Send]", "    _page.Span.Fill(2);\n    _page.Span.Fill(3);\n")));

    private static string Program(string send, string written) => $$"""
        readonly SendBuffer _page = SendBuffer.Allocate(4096);

        {{send}} private partial Pending<Sent> Shout(Connection connection, SendBuffer data);

        async RingTask Talk(Connection connection)
        {
            await Shout(connection, _page);
        {{written}}}
        """;
}
