using System;
using System.Collections.Generic;
using System.Linq;
using UringDsl.Generator.Model;
using UringDsl.Generator.Parsing;

namespace UringDsl.Generator.Emit;

/// <summary>
/// Writes the file of a handler whose declaration has errors: bodies that throw. Without them the compiler would stop at CS8795, before
/// any analyzer is heard, and nobody would learn which rule is broken.
/// </summary>
internal static class StubEmitter
{
    /// <summary>The text of the file.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="isSilent">The analyzers do not run: the compiler has to say it, or the stubs would pass for a program.</param>
    public static string Emit(HandlerSpec handler, bool isSilent)
    {
        var writer = new SourceWriter();
        Stack<IDisposable> scopes = HandlerEmitter.Open(writer, handler.Hierarchy, bases: "");
        string rules = string.Join(", ", handler.Errors);
        string broken = $"{handler.Hierarchy.DisplayName} has errors in its declaration";
        string message = Names.Literal($"{broken}: {rules}.");
        string exception = $"throw new global::System.InvalidOperationException(\n    {message});";

        writer.Line($"// The declaration has errors ({rules}): these are stubs, until they are corrected.");
        if (isSilent)
        {
            writer.Line(
                $"#error {broken} ({rules}). The analyzers, which say what is wrong, are off: "
                + "build once without RunAnalyzers=false and RunAnalyzersDuringBuild=false.");
        }

        if (handler.Errors.Contains("URING1019"))
        {
            writer.Line("#pragma warning disable CS0108, CS0114 // URING1019 speaks of the members of base classes");
        }

        // Where the user has taken a name, the compiler should speak of one thing only.
        bool IsFree(string name) => !handler.Taken.Contains(name);
        Members(writer, handler, exception, IsFree);
        LifecycleEmitter.EmitHooks(writer, handler.Hooks.Where(hook => IsFree(hook.Name)));
        foreach (SubmissionSpec submission in handler.Submissions) Submission(writer, submission, exception);
        foreach (IGrouping<string, SubmissionSpec> same in handler.Submissions.Where(s => s.Outcome is not null).GroupBy(s => s.Outcome!.Type))
        {
            if (IsFree(same.Key)) OutcomeEmitter.Emit(writer, same.First(), same.First().Outcome!);
        }

        while (scopes.Count > 0) scopes.Pop().Dispose();
        return writer.ToString();
    }

    private static void Members(SourceWriter writer, HandlerSpec handler, string exception, Func<string, bool> isFree)
    {
        string token = "global::System.Threading.CancellationToken cancellationToken = default";
        var methods = new List<(string Name, string Header)>
        {
            ("Run", $"public void Run({token})"),
            ("Run", $"public void Run(global::UringDsl.RingOptions options, {token})"),
            ("Post", "public void Post(global::System.Action action)"),
        };
        if (handler.State is { } state) methods.Add(("State", $"{state.Accessibility} ref {state.Type} State({Names.Connection} connection)"));
        foreach ((_, string header) in methods.Where(method => isFree(method.Name))) Stub(writer, header, exception);

        IEnumerable<(string Name, string Type)> properties =
        [
            ("Statistics", "public global::UringDsl.RingStatistics"),
            ("RingAddress", "public global::UringDsl.RingAddress"),
            ("Ring", "private global::UringDsl.RingControl"),
            .. handler.Ring.FixedBuffers.Where(pool => pool.Name.Length > 0).Select(pool => (pool.Name, "private global::UringDsl.FixedBufferPool")),
        ];
        foreach ((string name, string type) in properties.Where(property => isFree(property.Name))) Property(writer, type, HierarchyParser.Escape(name));
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
