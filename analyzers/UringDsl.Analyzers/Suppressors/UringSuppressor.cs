using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Parsing;

namespace UringDsl.Analyzers.Suppressors;

/// <summary>
/// The base of what silences the compiler and other analyzers where they are wrong about a handler, because they do not know what generated
/// code does with it. Nothing outside of handlers is silenced.
/// </summary>
public abstract class UringSuppressor : DiagnosticSuppressor
{
    private protected UringSuppressor(string id, string why, params string[] silenced) =>
        SupportedSuppressions = [.. silenced.Select(rule => new SuppressionDescriptor(id, rule, why))];

    /// <inheritdoc/>
    public sealed override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; }

    /// <inheritdoc/>
    public sealed override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        if (KnownSymbols.Find(context.Compilation) is not { } known) return;
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is not { } tree) continue;
            SyntaxNode node = tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            SemanticModel model = context.GetSemanticModel(tree);
            HandlerModel? handler = node.AncestorsAndSelf().OfType<ClassDeclarationSyntax>()
                .Select(type => model.GetDeclaredSymbol(type, context.CancellationToken))
                .OfType<INamedTypeSymbol>()
                .Select(type => HandlerModel.Of(type, known, context.Compilation, context.CancellationToken))
                .FirstOrDefault(found => found is not null);
            if (handler is null || !IsWrong(context, diagnostic, node, handler)) continue;
            context.ReportSuppression(Suppression.Create(SupportedSuppressions.First(s => s.SuppressedDiagnosticId == diagnostic.Id), diagnostic));
        }
    }

    /// <summary>True where the diagnostic does not hold of a handler.</summary>
    private protected abstract bool IsWrong(SuppressionAnalysisContext context, Diagnostic diagnostic, SyntaxNode node, HandlerModel handler);
}
