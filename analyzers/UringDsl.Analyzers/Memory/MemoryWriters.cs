using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Flow;

namespace UringDsl.Analyzers.Memory;

/// <summary>
/// Which methods of the platform write the memory that they are passed. One that takes a <c>Span</c> rather than a <c>ReadOnlySpan</c> does, except for
/// the helpers that take one to look at it. Of the methods of others nothing is assumed.
/// </summary>
internal static class MemoryWriters
{
    private static readonly string[] s_helpers = ["MemoryExtensions", "MemoryMarshal", "Unsafe", "CollectionsMarshal", "Span", "Memory", "ReadOnlySpan"];
    private static readonly string[] s_reading = ["Read", "ReadUnaligned", "AreSame", "SizeOf", "IsNullRef", "ByteOffset", "IsAddressLessThan"];

    public static bool Writes(IMethodSymbol method, IArgumentOperation argument)
    {
        if (argument.Parameter is not { } parameter || !IsOfPlatform(method)) return false;
        ITypeSymbol type = parameter.OriginalDefinition.Type;
        bool isReference = parameter.RefKind is RefKind.Ref or RefKind.Out;
        if (!isReference && !FlowTypes.IsWritable(type)) return false;
        if (!s_helpers.Contains(method.ContainingType.Name)) return !isReference || !method.Name.StartsWith("Read", StringComparison.Ordinal);
        return method.Name switch
        {
            "CopyTo" or "TryCopyTo" => parameter.Ordinal == method.Parameters.Length - 1,
            "Reverse" or "Sort" or "TryWrite" or "Write" or "WriteUnaligned" or "InitBlock" or "InitBlockUnaligned" => parameter.Ordinal == 0,
            "Replace" or "ReplaceAny" or "ReplaceAnyExcept" => method.Parameters.Length == 3 ? parameter.Ordinal == 0 : parameter.Ordinal == 1,
            "CopyBlock" or "CopyBlockUnaligned" or "Copy" => parameter.Ordinal == 0,
            "ToLower" or "ToUpper" or "ToLowerInvariant" or "ToUpperInvariant" => parameter.Ordinal == 1,
            _ => isReference && method.ReturnsVoid && !s_reading.Contains(method.Name),
        };
    }

    private static bool IsOfPlatform(IMethodSymbol method)
    {
        INamespaceSymbol? space = method.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false }) space = space.ContainingNamespace;
        return space?.Name == "System" && method.DeclaringSyntaxReferences.IsEmpty;
    }
}
