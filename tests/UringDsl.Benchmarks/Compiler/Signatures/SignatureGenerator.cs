using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace UringDsl.Benchmarks.Compiler;

/// <summary>Asks the compiler for what any generator for handlers has to know, and does nothing with it: the rest is the generator's own cost.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SignatureGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<ImmutableArray<int>> arguments = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                "UringDsl.RingHandlerAttribute",
                predicate: static (node, _) => node is TypeDeclarationSyntax,
                transform: static (attributed, _) => ArgumentsOf((INamedTypeSymbol)attributed.TargetSymbol))
            .Collect();
        context.RegisterSourceOutput(arguments, static (output, all) => output.AddSource("Arguments.g.cs", $"// {all.Sum()}"));
    }

    private static int ArgumentsOf(INamedTypeSymbol handler)
    {
        int count = CountIn(handler);
        foreach (IMethodSymbol method in handler.GetMembers().OfType<IMethodSymbol>())
        {
            count += CountIn(method) + (method.ReturnsVoid ? 0 : 1) + method.Parameters.Count(parameter => parameter.Type.IsValueType);
        }
        return count;
    }

    private static int CountIn(ISymbol symbol) =>
        symbol.GetAttributes().Sum(attribute => attribute.ConstructorArguments.Length + attribute.NamedArguments.Length);
}
