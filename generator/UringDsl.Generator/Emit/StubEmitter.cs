using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using UringDsl.Generator.Model;
using UringDsl.Generator.Parsing;

namespace UringDsl.Generator.Emit;

/// <summary>
/// Writes the file of a handler whose declaration has errors: bodies that throw. Without them the compiler would stop at CS8795, before
/// any analyzer is heard, and nobody would learn which rule is broken.
/// </summary>
internal static class StubEmitter
{
    public static string Emit(HandlerSpec handler)
    {
        var writer = new SourceWriter();
        Stack<IDisposable> scopes = HandlerEmitter.Open(writer, handler.Hierarchy, bases: "");
        string rules = string.Join(", ", handler.Errors);
        string message = Names.Literal($"{handler.Hierarchy.DisplayName} has errors in its declaration: {rules}.");
        string exception = $"throw new global::System.InvalidOperationException(\n    {message});";

        // Where the user has taken a name, the compiler should speak of one thing only.
        bool hasFreeNames = !handler.Errors.Contains("URING1019");
        writer.Line($"// The declaration has errors ({rules}): these are stubs, until they are corrected.");
        if (hasFreeNames)
        {
            Members(writer, handler, exception);
            LifecycleEmitter.EmitHooks(writer, handler);
        }

        foreach (SubmissionSpec submission in handler.Submissions) Submission(writer, submission, exception);
        foreach (SubmissionSpec submission in handler.Submissions)
        {
            if (hasFreeNames && submission.Outcome is { } outcome) OutcomeEmitter.Emit(writer, submission, outcome);
        }

        while (scopes.Count > 0) scopes.Pop().Dispose();
        return writer.ToString();
    }

    private static void Members(SourceWriter writer, HandlerSpec handler, string exception)
    {
        string token = "global::System.Threading.CancellationToken cancellationToken = default";
        var members = new List<string>
        {
            $"public void Run({token})",
            $"public void Run(global::UringDsl.RingOptions options, {token})",
            "public void Post(global::System.Action action)",
        };
        if (handler.State is { } state) members.Add($"{state.Accessibility} ref {state.Type} State({Names.Connection} connection)");
        foreach (string member in members) Stub(writer, member, exception);
        Property(writer, "public global::UringDsl.RingStatistics", "Statistics");
        Property(writer, "public global::UringDsl.RingAddress", "RingAddress");
        Property(writer, "private global::UringDsl.RingControl", "Ring");
        IEnumerable<string> pools = handler.Ring.FixedBuffers.Select(pool => pool.Name).Where(SyntaxFacts.IsValidIdentifier).Distinct();
        foreach (string pool in pools) Property(writer, "private global::UringDsl.FixedBufferPool", HierarchyParser.Escape(pool));
        writer.Blank();
    }

    private static void Property(SourceWriter writer, string type, string name) =>
        writer.Line($"/// <summary>A stub.</summary>\n{type} {name} => throw new global::System.InvalidOperationException();");

    private static void Submission(SourceWriter writer, SubmissionSpec submission, string exception)
    {
        string returns = submission.ReturnType.Length > 0 ? submission.ReturnType : SubmissionEmitter.ReturnType(submission);
        string[] parameters = submission.Parameters.Select(p => $"{p.Modifiers}{p.Type} {p.Name}").ToArray();
        Stub(writer, Names.Wrap($"{submission.Modifiers} {returns} {submission.Name}(", parameters), exception, isDocumented: submission.HasDocumentation);
    }

    // Documentation of a body would replace the user's own.
    private static void Stub(SourceWriter writer, string header, string exception, bool isDocumented = false)
    {
        if (!isDocumented) writer.Line("/// <summary>A stub.</summary>");
        using (writer.Block(header)) writer.Line(exception);
        writer.Blank();
    }
}
