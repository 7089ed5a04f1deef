using System.Linq;
using Microsoft.CodeAnalysis;

namespace UringDsl.Analyzers.Flow;

/// <summary>Types that stand for memory which belongs to something else.</summary>
internal static class FlowTypes
{
    /// <summary>A span, a memory, a segment, a pointer: what is made from a view of some memory, or from its owner, is a view of it too.</summary>
    public static bool IsView(ITypeSymbol? type) => type switch
    {
        IPointerTypeSymbol => true,
        INamedTypeSymbol { Name: "Enumerator", ContainingType: { } span } => IsView(span) && !IsBuffer(span),
        INamedTypeSymbol { IsGenericType: true, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } named =>
            named.Name is "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" or "ArraySegment",
        _ => IsBuffer(type),
    };

    /// <summary>A buffer of the runtime: a value that stands for memory.</summary>
    public static bool IsBuffer(ITypeSymbol? type) =>
        type is { Name: "SendBuffer" or "ReceiveBuffer" or "FixedBuffer" or "BufferLease" or "HeldBuffer" } and { ContainingNamespace.Name: "UringDsl" };

    /// <summary>
    /// Bytes, numbers and structures of them: an element of a span of these is a part of its memory. Files, connections and buffers, references, and what
    /// has one of them inside, are things of their own, each element another one.
    /// </summary>
    public static bool IsData(ITypeSymbol? type) => IsData(type, depth: 0);

    /// <summary>A view through which the memory can be written.</summary>
    public static bool IsWritable(ITypeSymbol? type) => type is IPointerTypeSymbol or { Name: "Span" or "Memory" or "ArraySegment" };

    // A structure that contains itself is an error of the program's.
    private static bool IsData(ITypeSymbol? type, int depth)
    {
        if (type is not { IsUnmanagedType: true } || depth > 8) return false;
        if (type.TypeKind != TypeKind.Struct || type.SpecialType != SpecialType.None) return true;
        return type.ContainingNamespace is not { Name: "UringDsl", ContainingNamespace.IsGlobalNamespace: true }
            && type.GetMembers().OfType<IFieldSymbol>().All(field => field.IsStatic || IsData(field.Type, depth + 1));
    }
}
