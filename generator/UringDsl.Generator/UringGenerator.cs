using System;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using UringDsl.Generator.Emit;
using UringDsl.Generator.Model;
using UringDsl.Generator.Parsing;

namespace UringDsl.Generator;

/// <summary>
/// Writes the other half of each [RingHandler]: discover by the attribute, parse symbols into a <see cref="HandlerSpec"/>, emit one file.
/// It reports no diagnostics; the declaration analyzer calls the same parser and does. In a build without analyzers a broken handler is #error.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class UringGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<HandlerSpec> handlers = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownSymbols.RingHandlerAttributeName,
                predicate: static (node, _) => node is TypeDeclarationSyntax,
                transform: static (attributed, cancellation) => IsFirst(attributed)
                    ? HandlerParser.Read(
                        (INamedTypeSymbol)attributed.TargetSymbol,
                        KnownSymbols.Find(attributed.SemanticModel.Compilation)!,
                        report: null,
                        cancellation)
                    : null)
            .WithTrackingName(TrackingNames.Parse)
            .Where(static handler => handler is not null)
            .Select(static (handler, _) => handler!)
            .WithTrackingName(TrackingNames.Handlers);

        // The compiler compares the names of files as Windows does, and a class may be called as another one but for case.
        IncrementalValueProvider<EquatableArray<string>> alike = handlers
            .Select(static (handler, _) => handler.Hierarchy.HintName)
            .Collect()
            .Select(static (names, _) => names
                .GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1).SelectMany(same => same).ToEquatableArray());

        // Then nobody else says what is wrong with a handler.
        IncrementalValueProvider<bool> isSilent = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => !(Runs(options, "RunAnalyzers") ?? Runs(options, "RunAnalyzersDuringBuild") ?? true));

        context.RegisterSourceOutput(handlers.Combine(alike).Combine(isSilent), static (output, all) =>
        {
            ((HandlerSpec handler, EquatableArray<string> alike), bool isSilent) = all;
            string name = handler.Hierarchy.HintName;
            string text = handler.Errors.Count == 0 ? HandlerEmitter.Emit(handler) : StubEmitter.Emit(handler, isSilent);
            output.AddSource((alike.Contains(name) ? WithoutCapitals(name) : name) + ".g.cs", SourceText.From(text, Encoding.UTF8));
        });
    }

    // As the SDK reads it: what is not empty decides.
    private static bool? Runs(AnalyzerConfigOptionsProvider options, string property) =>
        BuildProperty.Of(options, property) is { } value ? !value.Equals("false", StringComparison.OrdinalIgnoreCase) : null;

    private static string WithoutCapitals(string name) => string.Concat(name.Select(c => char.IsUpper(c) ? HierarchyParser.Escaped(c) : c.ToString()));

    // The attribute on two parts of a class is the compiler's error CS0579; here it must not become two files of one name.
    private static bool IsFirst(GeneratorAttributeSyntaxContext attributed)
    {
        foreach (AttributeData attribute in attributed.TargetSymbol.GetAttributes())
        {
            if (!SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, attributed.Attributes[0].AttributeClass)) continue;
            return attribute.ApplicationSyntaxReference is { } at
                && at.SyntaxTree == attributed.TargetNode.SyntaxTree
                && attributed.TargetNode.Span.Contains(at.Span);
        }

        return false;
    }
}
