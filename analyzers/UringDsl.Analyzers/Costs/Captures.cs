using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace UringDsl.Analyzers.Costs;

/// <summary>What a lambda takes from around it: nothing, and the compiler makes it once.</summary>
internal static class Captures
{
    /// <summary>The names, in the order of their use.</summary>
    public static string[] Of(IAnonymousFunctionOperation lambda)
    {
        if (lambda.Symbol.IsStatic) return [];
        HashSet<ISymbol> inside = new(SymbolEqualityComparer.Default);
        foreach (IOperation operation in lambda.DescendantsAndSelf())
        {
            if (operation is IAnonymousFunctionOperation { Symbol: var function }) inside.Add(function);
            if (operation is ILocalFunctionOperation { Symbol: var local }) inside.Add(local);
        }

        return [.. lambda.Body.Descendants().Select(operation => NameOf(operation, inside)).OfType<string>().Distinct()];
    }

    private static string? NameOf(IOperation operation, HashSet<ISymbol> inside) => operation switch
    {
        ILocalReferenceOperation { Local: { IsConst: false, IsStatic: false } local } when !inside.Contains(local.ContainingSymbol) => $"'{local.Name}'",
        IParameterReferenceOperation { Parameter: var parameter } when !inside.Contains(parameter.ContainingSymbol) => IsOfClass(parameter)
            ? "'this'"
            : $"'{parameter.Name}'",
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => "'this'",
        IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction, IsStatic: false } local } when !inside.Contains(local) =>
            $"'{local.Name}'",
        _ => null,
    };

    // A parameter of a primary constructor is a field.
    private static bool IsOfClass(IParameterSymbol parameter) => parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor };
}
