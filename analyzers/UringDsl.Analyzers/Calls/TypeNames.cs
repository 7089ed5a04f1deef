using Microsoft.CodeAnalysis;

namespace UringDsl.Analyzers.Calls;

/// <summary>Names of types as metadata has them: <c>System.Collections.Generic.List`1</c>.</summary>
internal static class TypeNames
{
    /// <summary>The name; empty for what has none.</summary>
    public static string Of(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol named) return "";
        string space = named.ContainingNamespace is { IsGlobalNamespace: false } inside ? inside.ToDisplayString() + "." : "";
        return named.ContainingType is { } outer ? Of(outer) + "+" + named.MetadataName : space + named.MetadataName;
    }
}
