using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using UringDsl.Generator;
using UringDsl.Testing;

namespace UringDsl.Analyzers.Tests;

/// <summary>Each token of these declarations is missing once, as it is while somebody types.</summary>
public sealed class TypingTests
{
    private const string Chains = """
        using System;
        using UringDsl;

        [RingHandler, Ring(SubmissionEntries = 64)]
        [FixedFiles(8, Reserved = 1)]
        public sealed partial class Dialer
        {
            [ConnectionState]
            private struct Session { public int Count; }

            [Socket(Link = LinkKind.Soft)] [Connect(Link = LinkKind.Soft)] [LinkTimeout(Timeout = nameof(limit))]
            private partial Pending<DialOutcome> Dial(PeerAddress peer, TimeSpan limit);

            [Shutdown(How = ShutdownHow.Both, Link = (LinkKind)2), Close]
            [Chain(Completed = nameof(OnHungUp))]
            private partial void HangUp(Connection connection);

            private static void OnHungUp(in HangUpOutcome outcome, Connection connection, ref Session session) => session.Count++;

            partial void OnOpened(Connection connection, ref Session session) => session.Count = 0;
        }
        """;

    private const string Singles = """
        using System;
        using System.Net;
        using UringDsl;

        namespace Demo
        {
            partial class Outer<T>
            {
                [RingHandler]
                [BufferRing("In", Entries = 8)]
                internal sealed partial class Echo(IPEndPoint endpoint)
                {
                    [Listener(Accepted = nameof(OnAccepted), Failed = "OnFailed")]
                    private partial void Listen(EndPoint at, int backlog);

                    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))]
                    private partial void Receive(Connection connection);

                    [Send(Data = nameof(data))]
                    private partial Pending<Sent> Reply(Connection connection, params ReadOnlySpan<byte> data);

                    [Cancel(nameof(Receive))]
                    private partial void Pause(Connection connection);

                    partial void OnStarted() => Listen(endpoint, 5);

                    private void OnAccepted(in Accepted accepted) => Receive(accepted.Connection);

                    private void OnFailed(in Completion completion) { }

                    private async void OnReceived(Connection connection) => await Reply(connection, "x"u8);
                }
            }
        }
        """;

    private const string Broken = """
        using UringDsl;

        [RingHandler, Ring(CompletionEntries = 3), FixedFiles(-1), BufferRing(null!)]
        public partial record Wrong
        {
            [Cancel] [Nop(Link = LinkKind.Soft, Completed = nameof(Missing))]
            private static partial Pending<Nothing?> First<T>(ref T value);

            [Accept(Multishot = true, Link = LinkKind.Hard)] [Receive(Buffers = "None", Buffer = "x")] [LinkTimeout]
            [Chain(Completed = "Done")]
            public partial (int, int) Second(Slot one, Descriptor two);

            [Chain]
            int Number { [Nop] get; }

            void Done(out SecondOutcome outcome, Wrong wrong) { }

            [ConnectionState] ref struct State<T> { }
        }
        """;

    private const int ProgramsAtOnce = 24, SomePrograms = 6;

    public static TheoryData<string> RuleTests => [.. RulePrograms.Tests.Select(type => type.Name)];

    [Theory]
    [InlineData(Chains)]
    [InlineData(Singles)]
    [InlineData(Broken)]
    public Task A_missing_token_crashes_nothing(string source) => TypingRig.DropEachToken(new UringGenerator(), source, new DeclarationAnalyzer());

    [Fact]
    public async Task Variables_that_are_declared_by_themselves_are_left_to_the_compiler()
    {
        string source = Fixture.In("""
            [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnMessage))] private partial void Receive(Connection connection);
            private void OnMessage(in Received received)
            {
                bool more = more, left = right, right = left;
                if (more || left) System.Console.Out.Write(new byte[1]);
            }
            """);
        List<Diagnostic> said = await AnalyzerRig.Diagnose(Rules.Analyzers, new UringGenerator(), TestCompilation.Create(source));
        Assert.Contains(said, diagnostic => diagnostic.Id == "CS0841");
        Assert.DoesNotContain(said, diagnostic => diagnostic.Id == "AD0001");
    }

    /// <summary>A few of the holes that correct code can have; with URINGDSL_TYPING=100, a hundred of each file.</summary>
    [Theory]
    [MemberData(nameof(SilenceTests.ValidProjects), MemberType = typeof(SilenceTests))]
    public Task A_token_that_is_missing_in_correct_code_crashes_nothing(string project) =>
        TypingRig.DropSomeTokens(new UringGenerator(), SilenceTests.SourcesOf(project), Rules.Analyzers, Rules.Fixes, rounds: 2);

    [Theory]
    [MemberData(nameof(MistakeTests.Mistakes), MemberType = typeof(MistakeTests))]
    public Task A_token_that_is_missing_in_wrong_code_crashes_nothing(string file) =>
        TypingRig.DropSomeTokens(new UringGenerator(), [MistakeTests.SourceOf(file)], Rules.Analyzers, Rules.Fixes, rounds: 1);

    /// <summary>The programs of the rules' own tests: many are a project, each in a namespace. A member that several have is torn in one.</summary>
    [Theory]
    [MemberData(nameof(RuleTests))]
    public async Task A_token_that_is_missing_in_the_program_of_a_test_crashes_nothing(string test)
    {
        List<string> marked = await RulePrograms.Of(RulePrograms.Tests.Single(type => type.Name == test));
        string[] programs = [.. marked.Select(source => Markup.Parse(source).Text).Distinct().OrderBy(text => text.Length)];
        if (!TypingRig.IsThorough) programs = [.. programs.Where((_, at) => at % Math.Max(1, programs.Length / SomePrograms) == 0)];
        HashSet<string> known = [];
        foreach (string[] some in programs.Where(text => !text.Contains("namespace ")).Chunk(ProgramsAtOnce))
        {
            string[] apart = [.. some.Select((text, i) => $"namespace P{i}\n{{\n{text}\n}}\n")];
            await TypingRig.DropSomeTokens(new UringGenerator(), apart, Rules.Analyzers, Rules.Fixes, rounds: 1, known);
        }
        foreach (string text in programs.Where(text => text.Contains("namespace ")))
        {
            await TypingRig.DropSomeTokens(new UringGenerator(), [text], Rules.Analyzers, Rules.Fixes, rounds: 1, known);
        }
    }
}
