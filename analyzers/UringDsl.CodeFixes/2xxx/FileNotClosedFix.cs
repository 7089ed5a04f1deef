using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;
using UringDsl.Generator.Parsing;

namespace UringDsl.CodeFixes;

/// <summary>URING2026: closes it on each path that leaves it behind, where the handler has a submission that closes such a file.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class FileNotClosedFix() : UringFix(Descriptors.FileNotClosed)
{
    private protected override IEnumerable<Remedy> Remedies(FixTarget target)
    {
        IReadOnlyList<TextEdit> edits = GiveBack.Find(target, name => Close(target, name));
        if (edits.Count > 0) yield return target.Remedy($"Close '{GiveBack.VariableOf(target.Node)}' where it is left behind", "Close", edits);
    }

    private static string? Close(FixTarget target, string name)
    {
        ITypeSymbol? type = target.Model.LookupSymbols(target.Node.Span.End, name: name).OfType<ILocalSymbol>().FirstOrDefault()?.Type;
        IMethodSymbol? closer = target.Handler?.Submissions
            .Where(submission => Closes(submission.Value) && submission.Key.Parameters is { Length: 1 } parameters && parameters[0].Type is var taken
                && (taken.Name == type?.Name || (taken.Name == "RingFile" && type?.Name is "Slot" or "Descriptor")))
            .Select(submission => submission.Key)
            .OrderByDescending(method => method.Parameters[0].Type.Name == type?.Name)
            .ThenByDescending(method => method.ReturnsVoid)
            .FirstOrDefault();
        if (closer is null) return null;
        string call = $"{HierarchyParser.Escape(closer.Name)}({name});";
        return closer.ReturnsVoid ? call : AsyncEdits.IsInAsync(target.Node) ? "await " + call : "_ = " + call;
    }

    // What a chain accepts and closes is not the file that it is given.
    private static bool Closes(SubmissionSpec submission) => !submission.MakesSocket
        && submission.Steps.Any(step => step.Operation == StepOperation.Close || step.Opcode == "Close");
}
