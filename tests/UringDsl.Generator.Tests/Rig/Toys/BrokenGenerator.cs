using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace UringDsl.Testing.Toys;

/// <summary>Breaks one promise, chosen by what it puts into its one step, "Model".</summary>
internal sealed class BrokenGenerator<T>(Func<GeneratorAttributeSyntaxContext, T> model, string emitted = "// nothing to see") : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<T> models = context.SyntaxProvider
            .ForAttributeWithMetadataName(ToySpec.Attribute, static (_, _) => true, (found, _) => model(found))
            .WithTrackingName(ToyGenerator.Model);
        context.RegisterSourceOutput(models, (output, _) => output.AddSource("Broken.g.cs", emitted));
    }
}

internal static class Broken
{
    public static IIncrementalGenerator ThatEmits(string text) => From(found => found.TargetSymbol.Name, text);

    public static IIncrementalGenerator ThatHoldsASymbol => From(found => new Leak<ISymbol>(found.TargetSymbol));

    public static IIncrementalGenerator ThatHoldsSyntax => From(found => new Leak<SyntaxNode>(found.TargetNode));

    public static IIncrementalGenerator ThatHoldsALocation => From(found => new Leak<Location>(found.TargetNode.GetLocation()));

    public static IIncrementalGenerator ThatHidesASymbolInABaseType => From(found => new Derived(found.TargetSymbol));

    /// <summary>An immutable array is equal to itself alone.</summary>
    public static IIncrementalGenerator ThatChurns => From(found => ImmutableArray.Create(found.TargetSymbol.Name));

    /// <summary>Trusts the user to have written the argument.</summary>
    public static IIncrementalGenerator ThatThrowsWithoutArguments => From(found => (int)found.Attributes[0].ConstructorArguments[0].Value!);

    private static BrokenGenerator<T> From<T>(Func<GeneratorAttributeSyntaxContext, T> model, string emitted = "// nothing to see") => new(model, emitted);

    internal sealed record Leak<T>(T Held);

    internal class Base(object held)
    {
        private readonly object held = held;

        public override string? ToString() => held.ToString();
    }

    /// <summary>Equal to every other one, so that only the walk can find what its base holds.</summary>
    internal sealed class Derived(object held) : Base(held)
    {
        public override bool Equals(object? other) => other is Derived;

        public override int GetHashCode() => 1;
    }
}

/// <summary>Reports a diagnostic, which only an analyzer may.</summary>
internal sealed class ReportingGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
        context.CompilationProvider,
        static (output, _) =>
        {
            output.AddSource("Reporting.g.cs", "// reporting");
            output.ReportDiagnostic(Diagnostic.Create(ToySpec.BadName, Location.None, "anything"));
        });
}
