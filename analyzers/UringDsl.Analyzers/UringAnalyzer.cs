using Microsoft.CodeAnalysis.Diagnostics;
using UringDsl.Generator.Parsing;

namespace UringDsl.Analyzers;

/// <summary>
/// The base of every analyzer here: it finds the runtime's types once per compilation, and leaves when the runtime is not referenced.
/// </summary>
public abstract class UringAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownSymbols.Find(start.Compilation) is { } known) Register(start, known);
        });
    }

    /// <summary>Registers the actions of one compilation that references the runtime.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext context, KnownSymbols known);
}
