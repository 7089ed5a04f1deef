using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using UringDsl.Testing;

namespace UringDsl.Generator.Tests;

/// <summary>Projects in which a careless generator's output does not compile, or means something else.</summary>
public sealed class HostileContextTests
{
    [Fact]
    public void A_user_namespace_called_System_hides_nothing() => Generate("""
        namespace Demo.System
        {
            internal struct Action;
            internal struct Exception;
            internal struct TimeSpan;
        }

        namespace Demo
        {
            using UringDsl;

            [RingHandler]
            public sealed partial class Handler
            {
                [Timeout]
                private partial Pending<Completion> Wait(global::System.TimeSpan timeout);

                [Send]
                private partial void Send(Connection connection, global::System.ReadOnlySpan<byte> data);

                partial void OnUnhandledException(global::System.Exception exception) => _ = Wait(default);
            }
        }
        """);

    [Fact]
    public void A_user_namespace_called_UringDsl_hides_nothing() => Generate(Fixtures.EchoServer.Replace(
        "namespace Demo;", "namespace Demo.UringDsl;\npublic struct Abi { }\npublic struct CompilerServices { }", StringComparison.Ordinal));

    [Fact]
    public void Members_called_like_the_types_of_the_runtime_hide_nothing() => Generate(In("""
        private int RingLoop, Prep, SqeFlags, Flight, UserData, Opcode, Pending, Rearm, PeerAddress, RingStatistics;

        [Nop(Link = LinkKind.Soft)]
        [Nop]
        private partial Pending<TwoOutcome> Two();

        public int Sum => RingLoop + Prep + SqeFlags + Flight + UserData + Opcode + Pending + Rearm + PeerAddress + RingStatistics;

        public void Set() => RingLoop = Prep = SqeFlags = Flight = UserData = Opcode = Pending = Rearm = PeerAddress = RingStatistics = 1;
        """));

    [Fact]
    public void Methods_called_like_the_locals_of_the_dispatch_are_called() => Generate(In("""
        [Nop(Completed = nameof(flight))]
        private partial void One();

        [Nop(Completed = nameof(value))]
        private partial void Two();

        [Nop(Completed = nameof(cqe))]
        private partial void Three();

        [Nop(Completed = nameof(ring))]
        private partial void Four();

        private void flight(in Completion completion) { }

        private static void value(in Completion completion) { }

        private void cqe(in Completion completion) { }

        private void ring(in Completion completion) { }
        """));

    [Fact]
    public void Overloaded_submissions_keep_their_own_entries() => Generate(In("""
        [Timeout]
        private partial Pending<Completion> Wait(TimeSpan timeout);

        [Timeout(Link = LinkKind.Hard)]
        [Timeout(Timeout = nameof(second))]
        private partial void Wait(TimeSpan timeout, TimeSpan second);
        """));

    [Fact]
    public void Overloads_and_submissions_with_a_number_behind_the_name_have_helpers_of_their_own()
    {
        string fillers = string.Concat(Enumerable.Range(3, 8).Select(i => $"[Nop] private partial void Other{i}();\n"));
        Generated generated = Generate(In($$"""
            [Nop] private partial void Ping1();
            [Timeout] private partial void Ping1(TimeSpan timeout);
            {{fillers}}
            [Nop] private partial void Ping();
            [Timeout] private partial void Ping(TimeSpan timeout);
            [Nop] private partial void Ping12();

            [Receive(Buffers = "In", Completed = nameof(OnReceived))] private partial void Read(Connection connection);
            [Timeout] private partial void Read(TimeSpan timeout);
            [Receive(Buffers = "In", Completed = nameof(OnReceived))] private partial void Read14(Connection connection);

            private void OnReceived(in Received received) { }
            """).Replace("[FixedFiles(4)]", "[FixedFiles(4)] [BufferRing(\"In\")]", StringComparison.Ordinal));
        Assert.All(
            ["__PublishPing11(", "__PublishPing11_(", "__PublishPing12(", "__PublishPing12_(", "__ArmRead14(", "__ArmRead14_(", "__PublishOther3("],
            helper => Assert.Contains("private static void " + helper, generated.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void An_attribute_list_with_commas_is_in_order()
    {
        Generated generated = Generate(In("""
            [Socket(Link = LinkKind.Soft), Connect(Link = LinkKind.Hard), Close]
            private partial Pending<ProbeOutcome> Probe(PeerAddress peer);
            """));
        Assert.Contains("SOCKET, CONNECT and CLOSE, one linked chain", generated.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Arithmetic_is_checked_and_unsafe_code_is_off() => GeneratorRig.Generate(new UringGenerator(), TestCompilation.Create(Fixtures.Stateful)
        .WithOptions(TestCompilation.Options.WithOverflowChecks(true)));

    [Fact]
    public void Nullable_is_off_in_the_users_project() => GeneratorRig.Generate(new UringGenerator(), TestCompilation.Create(Fixtures.EchoServer)
        .WithOptions(TestCompilation.Options.WithNullableContextOptions(NullableContextOptions.Disable)));

    [Fact]
    public void The_submissions_are_in_another_part_of_the_class() => Generate("""
        using UringDsl;
        [RingHandler]
        public sealed partial class Handler;
        public partial class Handler
        {
            [Nop]
            private partial void Nop();
        }
        """);

    [Fact]
    public void The_users_documentation_of_a_public_submission_stays_and_is_enough()
    {
        Generated generated = Generate(In("""
            /// <summary>The user's own words.</summary>
            /// <param name="timeout">How long.</param>
            [Timeout(Completed = nameof(OnDone))]
            public partial void Wait(TimeSpan timeout);

            /// <summary>Another one.</summary>
            public void OnDone(in Completion completion) { }
            """));
        string? documentation = generated.Output.GetTypeByMetadataName("Handler")!.GetMembers("Wait").Single().GetDocumentationCommentXml();
        Assert.Contains("The user's own words.", documentation, StringComparison.Ordinal);
    }

    public static TheoryData<string> Published =>
    [
        Fixtures.EchoServer, Fixtures.Dialer, Fixtures.Fetch, Fixtures.Stateful, Fixtures.Timers, Fixtures.Sockets, Fixtures.Nested, Fixtures.Async,
        Fixtures.Files, Fixtures.Operands, Fixtures.Shots, In("[Nop] private partial Pending<Sent> A_stub();"),
    ];

    // What the user declares is the user's to mark; what the generator adds could be marked nowhere.
    [Theory]
    [MemberData(nameof(Published))]
    public void An_assembly_for_every_language_hears_nothing_of_what_is_generated(string source)
    {
        string published = source.Replace("private partial", "public partial", StringComparison.Ordinal)
            .Replace("private struct", "public struct", StringComparison.Ordinal)
            .Replace("internal sealed", "public sealed", StringComparison.Ordinal);
        Generated generated = GeneratorRig.Run(new UringGenerator(), TestCompilation.Create(published, "[assembly: System.CLSCompliant(true)]"));
        Diagnostic[] said = [.. TestCompilation.Noise(generated.Output, generated.Input)
            .Where(d => d.Severity == DiagnosticSeverity.Error || !generated.Input.ContainsSyntaxTree(d.Location.SourceTree))];
        Assert.True(said.Length == 0, string.Join<Diagnostic>("\n", said));
    }

    [Fact]
    public void A_handler_without_a_submission_still_runs() => Generate(In(""));

    [Fact]
    public void A_base_class_with_members_of_other_names_is_fine() => Generate(In("""
        [Nop(Completed = nameof(OnDone))]
        private partial void Nop();
        """).Replace("class Handler", "class Handler : Base", StringComparison.Ordinal)
        + "public class Base { public void Run() { } protected void OnDone(in Completion completion) { } }");

    [Fact]
    public void What_a_base_class_keeps_to_its_assembly_is_in_nobodys_way() => GenerateWith(
        """
        public class Base
        {
            internal int Statistics => 1;
            internal enum TwiceStep;
            internal void OnStarted() { }
            internal void OnDone() { }
            protected void OnDone(in UringDsl.Completion completion) { }
        }
        """,
        """
        [Nop(Completed = "OnDone")] private partial void Once();
        [Nop(Link = LinkKind.Soft)] [Nop] private partial Pending<TwiceOutcome> Twice();
        """);

    [Fact]
    public void An_internal_completion_method_of_a_friend_is_called() => GenerateWith(
        """
        [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Test")]
        public class Base { internal void OnDone(in UringDsl.Completion completion) { } }
        """,
        "[Nop(Completed = nameof(OnDone))] private partial void Once();");

    [Fact]
    public void Scoped_parameters_stay_scoped() => Generate(In("""
        [OpenHow]
        private partial Pending<Opened> Open(scoped ReadOnlySpan<byte> path, scoped in global::UringDsl.Abi.OpenHow how);

        [Send]
        private partial void Reply(scoped in Connection connection, params ReadOnlySpan<byte> data);

        [ConnectionState]
        private struct Session;

        partial void OnOpened(Connection connection, scoped ref Session session) { }

        partial void OnHandedOver(scoped in Accepted accepted, int value) { }
        """));

    [Fact]
    public void Lines_end_in_a_line_feed_alone_whatever_the_users_end_in()
    {
        Generated generated = Generate(Fixtures.Dialer.Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.DoesNotContain("\r", generated.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_source_gives_the_same_text() =>
        Assert.Equal(Generate(Fixtures.Sockets).Text, Generate(Fixtures.Sockets).Text);

    [Fact]
    public void Handlers_whose_names_differ_in_case_alone_have_a_file_each()
    {
        Generated generated = Generate("""
            [UringDsl.RingHandler] public sealed partial class Handler;
            [UringDsl.RingHandler] public sealed partial class HANDLER;
            [UringDsl.RingHandler] public sealed partial class Other;
            """);
        Assert.Equal(["-0048-0041-004e-0044-004c-0045-0052.g.cs", "-0048andler.g.cs", "Other.g.cs"], generated.Files.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Types_of_several_kinds_that_have_one_name_are_left_to_the_compiler()
    {
        Generated generated = GeneratorRig.Run(new UringGenerator(), TestCompilation.Create("""
            [UringDsl.RingHandler] public sealed partial class Handler;
            [UringDsl.RingHandler] public sealed partial record Handler;
            [UringDsl.RingHandler] public partial struct Handler;
            """));
        Assert.Equal(["Handler.g.cs", "Handler.record.g.cs", "Handler.struct.g.cs"], generated.Files.Keys.Order(StringComparer.Ordinal));
    }

    private static string In(string body) => $$"""
        using System;
        using UringDsl;

        [RingHandler]
        [FixedFiles(4)]
        public sealed partial class Handler
        {
        {{body}}
        }
        """;

    private static void GenerateWith(string library, string body)
    {
        CSharpCompilation input = TestCompilation.Create(In(body).Replace("class Handler", "class Handler : Base", StringComparison.Ordinal));
        MetadataReference reference = TestCompilation.Create(library).WithAssemblyName("Library").ToMetadataReference();
        Generated generated = GeneratorRig.Generate(new UringGenerator(), input.AddReferences(reference));
        Assert.DoesNotContain("these are stubs", generated.Text, StringComparison.Ordinal);
    }

    private static Generated Generate(string source) => GeneratorRig.Generate(new UringGenerator(), source);
}
