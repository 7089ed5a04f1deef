using System;
using Microsoft.CodeAnalysis;
using UringDsl.Testing;
using Reason = Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace UringDsl.Generator.Tests;

/// <summary>What an edit costs. Parsing runs again after each of them; what must not run again is what comes after it.</summary>
public sealed class Incremental_HandlerTests
{
    private static readonly string Before = Fixtures.EchoServer;

    [Fact]
    public void Adding_a_comment_regenerates_nothing() =>
        NothingFollows(Before.Replace("[Send]", "// Whatever comes in.\n    [Send]", StringComparison.Ordinal));

    [Fact]
    public void Changing_a_body_regenerates_nothing() =>
        NothingFollows(Before.Replace("else HangUp(connection);", "else { HangUp(connection); HangUp(connection); }", StringComparison.Ordinal));

    [Fact]
    public void Moving_the_declaration_regenerates_nothing() =>
        NothingFollows(Before.Replace("namespace Demo;", "namespace Demo;" + new string('\n', 10), StringComparison.Ordinal));

    [Fact]
    public void Adding_an_unrelated_type_regenerates_nothing() => NothingFollows(Before + "\npublic class Unrelated;");

    [Fact]
    public void Editing_an_unrelated_file_regenerates_nothing() => GeneratorRig.Edit(
        new UringGenerator(), [Before, "class A;"], [Before, "class B;"],
        (TrackingNames.Parse, Reason.Unchanged), (TrackingNames.Handlers, Reason.Cached), (GeneratorRig.SourceOutput, Reason.Cached));

    [Fact]
    public void Renaming_a_submission_regenerates_the_handler() =>
        EverythingFollows(Before.Replace("HangUp", "Leave", StringComparison.Ordinal));

    [Fact]
    public void Renaming_the_handler_regenerates_it() =>
        EverythingFollows(Before.Replace("EchoServer", "Mirror", StringComparison.Ordinal));

    [Fact]
    public void Changing_an_argument_regenerates_the_handler() =>
        EverythingFollows(Before.Replace("LinkKind.Hard", "LinkKind.Hard, How = ShutdownHow.Both", StringComparison.Ordinal));

    [Fact]
    public void Swapping_two_steps_regenerates_the_handler() => GeneratorRig.Edit(
        new UringGenerator(),
        Fixtures.Timers,
        Fixtures.Timers.Replace("[Timeout(Link = LinkKind.Hard)]\n    [Nop]", "[Nop(Link = LinkKind.Hard)]\n    [Timeout]", StringComparison.Ordinal),
        (TrackingNames.Handlers, Reason.Modified), (GeneratorRig.SourceOutput, Reason.Modified));

    [Fact]
    public void Adding_a_second_handler_leaves_the_first_alone() => GeneratorRig.Edit(
        new UringGenerator(), Before, Before + "\n[RingHandler] public sealed partial class Second;",
        (TrackingNames.Parse, Reason.Unchanged), (TrackingNames.Parse, Reason.New),
        (TrackingNames.Handlers, Reason.Cached), (TrackingNames.Handlers, Reason.New),
        (GeneratorRig.SourceOutput, Reason.Cached), (GeneratorRig.SourceOutput, Reason.New));

    [Fact]
    public void An_error_replaces_the_code_by_stubs() => GeneratorRig.Edit(
        new UringGenerator(), Before, Before.Replace("LinkKind.Hard", "LinkKind.Soft", StringComparison.Ordinal),
        (TrackingNames.Parse, Reason.Modified), (TrackingNames.Handlers, Reason.Modified), (GeneratorRig.SourceOutput, Reason.Modified));

    private static void NothingFollows(string after) => Edit(after, Reason.Unchanged, Reason.Cached);

    private static void EverythingFollows(string after) => Edit(after, Reason.Modified, Reason.Modified);

    private static void Edit(string after, Reason parse, Reason rest)
    {
        Assert.NotEqual(Before, after);
        GeneratorRig.Edit(
            new UringGenerator(), Before, after, (TrackingNames.Parse, parse), (TrackingNames.Handlers, rest), (GeneratorRig.SourceOutput, rest));
    }
}
