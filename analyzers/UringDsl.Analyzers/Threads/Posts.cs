using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Calls;
using UringDsl.Generator.Parsing;

namespace UringDsl.Analyzers.Threads;

/// <summary>The ways to a ring's thread.</summary>
internal static class Posts
{
    /// <summary>True for a method that has an action run on a ring's thread.</summary>
    public static bool Is(IMethodSymbol method, KnownSymbols known) => method.Name switch
    {
        "Post" => known.IsRuntimeType(method.ContainingType, "RingAddress") || IsGroup(method, known) || RingMembers.IsHandler(method.ContainingType, known),
        "Broadcast" => IsGroup(method, known),
        _ => false,
    };

    /// <summary>What such a call has run there.</summary>
    public static IEnumerable<Callee> ActionsOf(IInvocationOperation call) => call.Arguments
        .Where(argument => argument.Parameter?.Type.TypeKind == TypeKind.Delegate)
        .Select(argument => Code.Function(argument.Value))
        .OfType<Callee>();

    private static bool IsGroup(IMethodSymbol method, KnownSymbols known) => known.IsRuntimeType(method.ContainingType, "RingGroup");
}
