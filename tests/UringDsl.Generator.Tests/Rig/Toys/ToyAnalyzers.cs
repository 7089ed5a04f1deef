using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace UringDsl.Testing.Toys;

/// <summary>Keeps every promise: it asks the generator's parser.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal class ToyAnalyzer : DiagnosticAnalyzer
{
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [ToySpec.BadName];

    protected virtual GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.None;

    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCode);
        context.RegisterSymbolAction(
            symbol =>
            {
                if (((IMethodSymbol)symbol.Symbol).PartialDefinitionPart is null) Analyze(symbol, (IMethodSymbol)symbol.Symbol);
            },
            SymbolKind.Method);
    }

    protected virtual void Analyze(SymbolAnalysisContext context, IMethodSymbol method)
    {
        AttributeData? toy = method.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == ToySpec.Attribute);
        if (toy is not null) ToySpec.Parse(method, toy, context.ReportDiagnostic);
    }
}

/// <summary>Trusts the user to have written the argument.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CrashingAnalyzer : ToyAnalyzer
{
    protected override void Analyze(SymbolAnalysisContext context, IMethodSymbol method)
    {
        foreach (AttributeData attribute in method.GetAttributes())
            if (attribute.ConstructorArguments[0].Value is not int) throw new InvalidOperationException("no argument");
    }
}

/// <summary>Reports what stands in generated code, where the user can't change it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class AstrayAnalyzer : ToyAnalyzer
{
    protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics;

    protected override void Analyze(SymbolAnalysisContext context, IMethodSymbol method)
    {
        if (method.PartialImplementationPart is { } body) context.ReportDiagnostic(Diagnostic.Create(ToySpec.BadName, body.Locations[0], method.Name));
    }
}
