using System;
using Microsoft.CodeAnalysis;

namespace UringDsl.Testing.Toys;

/// <summary>The rig's own subject: a partial method with [Toy(n)] gets a body that returns n; a name that starts with Bad is an error.</summary>
internal sealed record ToySpec(string Namespace, string Type, string Method, int Value)
{
    public const string Attribute = "ToyAttribute";

    public static readonly DiagnosticDescriptor BadName =
        new("TOY001", "Bad name", "The name '{0}' is bad", "Toys", DiagnosticSeverity.Info, isEnabledByDefault: true);

    public static ToySpec? Parse(IMethodSymbol method, AttributeData attribute, Action<Diagnostic>? report)
    {
        if (method.Name.StartsWith("Bad", StringComparison.Ordinal))
        {
            report?.Invoke(Diagnostic.Create(BadName, method.Locations[0], method.Name));
            return null;
        }
        // While one types, any of these may have no name yet, and a namespace without one is not the global one.
        bool named = method is { CanBeReferencedByName: true, ContainingType.CanBeReferencedByName: true, ContainingNamespace.CanBeReferencedByName: true };
        if (!named || attribute.ConstructorArguments is not [{ Value: int value }]) return null;
        return new(method.ContainingNamespace.ToDisplayString(), method.ContainingType.Name, method.Name, value);
    }
}
