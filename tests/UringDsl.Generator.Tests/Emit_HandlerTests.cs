using System;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using UringDsl.Testing;

namespace UringDsl.Generator.Tests;

public sealed class Emit_HandlerTests
{
    private static readonly string[] Steps = [TrackingNames.Parse, TrackingNames.Handlers];

    [Fact]
    public void An_echo_server() => Verify(Fixtures.EchoServer);

    [Fact]
    public void A_dialer_awaits_a_chain_that_makes_its_socket() => Verify(Fixtures.Dialer);

    [Fact]
    public void A_whole_conversation_is_one_chain() => Verify(Fixtures.Fetch);

    [Fact]
    public void Connection_state_hooks_and_observed_sends() => Verify(Fixtures.Stateful);

    [Fact]
    public void Timers_cancellation_and_an_observed_chain() => Verify(Fixtures.Timers);

    [Fact]
    public void Sockets_step_by_step_in_the_global_namespace() => Verify(Fixtures.Sockets);

    [Fact]
    public void Files_by_their_paths_slots_and_descriptors() => Verify(Fixtures.Files);

    [Fact]
    public void Operands_of_every_class() => Verify(Fixtures.Operands);

    [Fact]
    public void Polls_and_timers_that_complete_again_and_again() => Verify(Fixtures.Shots);

    [Fact]
    public void Sends_without_a_copy_and_registered_buffers() => Verify(Fixtures.ZeroCopy);

    [Fact]
    public void A_nested_generic_handler_of_keywords() => Verify(Fixtures.Nested);

    [Fact]
    public void A_handler_that_drains_skips_no_completion() => Verify(Fixtures.Drains);

    [Fact]
    public void Deadlines_of_several_steps_and_a_chain_that_completes_once() => Verify(Fixtures.Deadlines);

    [Fact]
    public void Async_completions_and_an_awaited_receive() => Verify(Fixtures.Async);

    [Fact]
    public void A_handler_with_errors_gets_stubs() => Snapshots.Verify(GeneratorRig.Run(new UringGenerator(), TestCompilation.Create(Broken)));

    [Theory]
    [InlineData("false", null, true)]
    [InlineData("False", "true", true)]
    [InlineData(null, "false", true)]
    [InlineData("", "false", true)]
    [InlineData("true", "false", false)]
    [InlineData("true", null, false)]
    [InlineData("", "", false)]
    public void Where_no_analyzer_runs_the_compiler_says_that_a_handler_has_errors(string? always, string? inBuilds, bool says)
    {
        AnalyzerOptions project = BuildProperties.Of(("RunAnalyzers", always), ("RunAnalyzersDuringBuild", inBuilds));
        Generated broken = GeneratorRig.Run(new UringGenerator(), TestCompilation.Create(Broken), project);
        Diagnostic? said = broken.Output.GetDiagnostics().SingleOrDefault(diagnostic => diagnostic.Id == "CS1029");
        Assert.Equal(says, said is { Severity: DiagnosticSeverity.Error });
        if (says) Assert.StartsWith("#error: 'Demo.Dialer has errors in its declaration (URING1015)", said!.GetMessage(), StringComparison.Ordinal);
        Generated whole = GeneratorRig.Run(new UringGenerator(), TestCompilation.Create(Fixtures.Dialer), project);
        Assert.DoesNotContain("#error", whole.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_timer_that_links_softly_counts_its_expiry_as_success()
    {
        string soft = Fixtures.Timers.Replace("[Timeout(Link = LinkKind.Hard)]", "[Timeout(Link = LinkKind.Soft)]", StringComparison.Ordinal);
        Assert.Contains(
            "completionCount: 0, (uint)global::UringDsl.Abi.TimeoutFlags.ExpirySucceeds);",
            GeneratorRig.Generate(new UringGenerator(), soft).Text,
            StringComparison.Ordinal);
    }

    private static string Broken => Fixtures.Dialer.Replace("[LinkTimeout]", "[LinkTimeout] [LinkTimeout]", StringComparison.Ordinal);

    private static void Verify(string source, [CallerMemberName] string test = "") =>
        Snapshots.Verify(GeneratorRig.Generate(new UringGenerator(), source, Steps), test: test);
}
