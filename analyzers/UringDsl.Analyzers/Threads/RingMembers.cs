using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Parsing;

namespace UringDsl.Analyzers.Threads;

/// <summary>What belongs to the thread of a ring: whatever looks at its thread and throws on another one.</summary>
internal static class RingMembers
{
    private static readonly HashSet<(string Type, string Member)> s_checked =
    [
        ("HeldBuffer", "Span"), ("HeldBuffer", "Return"),
        ("FixedBuffer", "Span"), ("FixedBuffer", "Data"), ("FixedBuffer", "Return"), ("FixedBuffer", "IsIdle"),
        ("FixedBufferPool", "TryTake"),
    ];

    /// <summary>True for a handler class.</summary>
    public static bool IsHandler(ITypeSymbol? type, KnownSymbols known) =>
        type is INamedTypeSymbol && type.OriginalDefinition.GetAttributes().Any(a => KnownSymbols.Same(a, known.RingHandlerAttribute));

    /// <summary>The name of what an operation uses of a ring; null when it uses nothing of one.</summary>
    public static string? UsedBy(IOperation operation, KnownSymbols known) => operation switch
    {
        IInvocationOperation call => OfMethod(call.TargetMethod, known),
        IPropertyReferenceOperation property => OfProperty(property.Property, known),
        _ => null,
    };

    /// <summary>The name of a method that belongs to a ring's thread, or null.</summary>
    public static string? OfMethod(IMethodSymbol method, KnownSymbols known)
    {
        if (method.MethodKind is not MethodKind.Ordinary) return null;
        if (IsHandler(method.ContainingType, known))
        {
            IMethodSymbol declared = HandlerModel.DeclarationOf(method.OriginalDefinition);
            return declared.IsPartialDefinition && SubmissionParser.IsSubmission(declared, known) ? method.Name : IsState(method, known) ? "State" : null;
        }

        if (known.IsRuntimeType(method.ContainingType, "RingControl")) return "Ring." + method.Name;
        return Checked(method, known);
    }

    private static string? OfProperty(IPropertySymbol property, KnownSymbols known)
    {
        if (IsHandler(property.ContainingType, known))
        {
            bool isGenerated = property.DeclaringSyntaxReferences.All(r => Calls.SourceBodies.IsGenerated(r.SyntaxTree));
            bool isRing = known.IsRuntimeType(property.Type, "RingControl") || known.IsRuntimeType(property.Type, "FixedBufferPool");
            return isGenerated && isRing ? property.Name : null;
        }

        if (known.IsRuntimeType(property.ContainingType, "RingControl")) return "Ring." + property.Name;
        return Checked(property, known);
    }

    private static string? Checked(ISymbol member, KnownSymbols known) =>
        s_checked.Contains((member.ContainingType.Name, member.Name)) && known.IsRuntimeType(member.ContainingType, member.ContainingType.Name)
            ? $"{member.ContainingType.Name}.{member.Name}"
            : null;

    private static bool IsState(IMethodSymbol method, KnownSymbols known) =>
        method is { Name: "State", RefKind: RefKind.Ref, Parameters.Length: 1 }
        && SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type, known.Connection)
        && method.DeclaringSyntaxReferences.All(r => Calls.SourceBodies.IsGenerated(r.SyntaxTree));
}
