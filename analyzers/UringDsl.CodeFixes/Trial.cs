using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace UringDsl.CodeFixes;

/// <summary>
/// What would be said of a file if something else were written there. What is right on a path is not always plain from the text, but the rule itself
/// knows: a remedy is offered where nothing would be said any more, neither by the rules of the analyzer nor by the compiler.
/// </summary>
internal sealed class Trial
{
    // A submission that was written just now has no generated body yet.
    private const string WithoutBody = "CS8795";

    private readonly FixTarget _target;
    private readonly DiagnosticAnalyzer? _analyzer;
    private readonly SyntaxTree _tree;
    private readonly Dictionary<string, int> _before, _errors;

    /// <param name="analyzer">Null where only the compiler is asked.</param>
    public Trial(FixTarget target, DiagnosticAnalyzer? analyzer = null)
    {
        (_target, _analyzer, _tree) = (target, analyzer, target.Node.SyntaxTree);
        _before = Said(target.Model.Compilation, _tree);
        _errors = Errors(target.Model.Compilation, _tree);
    }

    /// <summary>What the diagnostic says is not said any more, and nothing else either.</summary>
    public bool Succeeds(params IReadOnlyList<TextEdit> edits)
    {
        if (!TryApply(edits, out Compilation compilation, out SyntaxTree tree)) return false;
        return IsBetter(compilation, tree, hasGone: true) && IsNoMore(Errors(compilation, tree), _errors, but: "");
    }

    /// <summary>Nothing is said that was not said before.</summary>
    public bool DoesNoHarm(params IReadOnlyList<TextEdit> edits) =>
        TryApply(edits, out Compilation compilation, out SyntaxTree tree) && IsBetter(compilation, tree, hasGone: false);

    private bool TryApply(IReadOnlyList<TextEdit> edits, out Compilation compilation, out SyntaxTree tree)
    {
        (compilation, tree) = (_target.Model.Compilation, _tree);
        if (edits.Count == 0 || edits.Any(edit => edit.Document != _target.Document.Id)) return false;
        SourceText text = Edits.Apply(_tree.GetText(), edits);
        tree = _tree.WithChangedText(text);
        compilation = compilation.ReplaceSyntaxTree(_tree, tree);
        return true;
    }

    private bool IsBetter(Compilation compilation, SyntaxTree tree, bool hasGone)
    {
        if (_analyzer is null) return true;
        Dictionary<string, int> said = Said(compilation, tree);
        string own = _target.Diagnostic.Id;
        bool isGone = said.TryGetValue(own, out int left) ? _before.TryGetValue(own, out int before) && left < before : true;
        return (isGone || !hasGone) && IsNoMore(said, _before, but: own);
    }

    private static bool IsNoMore(Dictionary<string, int> after, Dictionary<string, int> before, string but) =>
        after.All(said => said.Key == but || (before.TryGetValue(said.Key, out int count) && said.Value <= count));

    // Of this file alone, as an editor asks.
    private Dictionary<string, int> Said(Compilation compilation, SyntaxTree tree)
    {
        if (_analyzer is null) return [];
        var options = new CompilationWithAnalyzersOptions(new([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        return Count(new CompilationWithAnalyzers(compilation, [_analyzer], options)
            .GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), filterSpan: null, cancellationToken: default).GetAwaiter().GetResult());
    }

    private static Dictionary<string, int> Errors(Compilation compilation, SyntaxTree tree) => Count(
        compilation.GetSemanticModel(tree).GetDiagnostics().Where(said => said.Severity == DiagnosticSeverity.Error && said.Id != WithoutBody));

    private static Dictionary<string, int> Count(IEnumerable<Diagnostic> said) => said.GroupBy(d => d.Id).ToDictionary(d => d.Key, d => d.Count());
}
