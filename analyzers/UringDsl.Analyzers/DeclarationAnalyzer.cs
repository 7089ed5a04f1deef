using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Parsing;

namespace UringDsl.Analyzers;

/// <summary>
/// URING1xxx. Of a handler it says what the generator's own parser found; besides, it finds what stands outside of every handler, which
/// the generator never looks at.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclarationAnalyzer : UringAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.Declarations;

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        context.RegisterSymbolAction(symbol => AnalyzeType(symbol, known), SymbolKind.NamedType);
        context.RegisterSymbolAction(symbol => AnalyzeMethod(symbol, known), SymbolKind.Method);
        context.RegisterOperationAction(operation => RingOptionsRules.Check(operation, known), OperationKind.ObjectCreation, OperationKind.With);
    }

    private static void AnalyzeType(SymbolAnalysisContext context, KnownSymbols known)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (IsHandler(type, known))
        {
            foreach (Diagnostic diagnostic in HandlerModel.DiagnosticsOf(type, known, context.Compilation, context.CancellationToken))
            {
                context.ReportDiagnostic(diagnostic);
            }
        }

        if (!StateParser.IsState(type, known) || IsHandler(type.ContainingType, known)) return;
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.ConnectionStateMisplaced, HierarchyParser.IdentifierOf(type), type.Name, "it is not nested in a ring handler", "Move it into one"));
    }

    private static void AnalyzeMethod(SymbolAnalysisContext context, KnownSymbols known)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (method.PartialDefinitionPart is not null || IsHandler(method.ContainingType, known)) return;
        AttributeData? operation = method.GetAttributes().FirstOrDefault(a => known.OperationOf(a) is not null || KnownSymbols.Same(a, known.ChainAttribute));
        if (operation?.ApplicationSyntaxReference is not { } at) return;
        string name = operation.AttributeClass!.Name;
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.OperationOutsideHandler,
            at.GetSyntax(context.CancellationToken).GetLocation(),
            name.Substring(0, name.Length - "Attribute".Length),
            method.Name,
            method.ContainingType.Name));
    }

    private static bool IsHandler(INamedTypeSymbol? type, KnownSymbols known) =>
        type is not null && type.GetAttributes().Any(a => KnownSymbols.Same(a, known.RingHandlerAttribute));
}
