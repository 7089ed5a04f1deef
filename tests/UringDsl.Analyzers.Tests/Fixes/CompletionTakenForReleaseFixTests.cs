using System.Threading.Tasks;
using UringDsl.Analyzers.Memory;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.InFlight;
namespace UringDsl.Analyzers.Tests;

/// <summary>URING2004.</summary>
public sealed class CompletionTakenForReleaseFixTests
{
    private const string Members = """
        readonly Queue<SendBuffer> _idle = new(), _out = new();

        void Next(Connection connection, byte value)
        {
            SendBuffer page = _idle.Dequeue();
            page.Span.Fill(value);
            _out.Enqueue(page);
            Stream(connection, page);
        }

        """;

    [Fact]
    public Task It_is_done_where_the_release_is_heard() => Fixture.VerifyFix<MemoryAnalyzer, CompletionTakenForReleaseFix>(
        In(Members + """
        void OnStreamed(Connection connection, in Sent sent)
        {
            {|URING2004:_idle.Enqueue(_out.Dequeue())|};
            Next(connection, 1);
        }

        void OnReleased(Connection connection, in Released released) { }
        """),
        In(Members + """
        void OnStreamed(Connection connection, in Sent sent)
        {
            Next(connection, 1);
        }

        void OnReleased(Connection connection, in Released released) { _idle.Enqueue(_out.Dequeue()); }
        """));
}
