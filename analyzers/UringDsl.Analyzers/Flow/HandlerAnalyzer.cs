using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using UringDsl.Generator.Parsing;

namespace UringDsl.Analyzers.Flow;

/// <summary>
/// The base of the analyzers that look into the methods of handlers. Of a type that is no handler it sees the attributes and nothing more.
/// </summary>
public abstract class HandlerAnalyzer : UringAnalyzer
{
    private protected sealed override void Register(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterSymbolAction(
            symbol =>
            {
                HandlerModel? model = HandlerModel.Of((INamedTypeSymbol)symbol.Symbol, known, symbol.Compilation, symbol.CancellationToken);
                if (model is not null) Analyze(symbol, model);
            },
            SymbolKind.NamedType);

    /// <summary>Looks at one handler. Leave early: most have nothing to look for.</summary>
    private protected abstract void Analyze(SymbolAnalysisContext context, HandlerModel handler);
}
