using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Calls;

namespace UringDsl.Analyzers.Costs;

/// <summary>Calls of LINQ that allocate an iterator, an enumerator, or a collection.</summary>
internal static class LinqCalls
{
    // These look at an array or a list without an enumerator when they are given nothing to call.
    private static readonly HashSet<string> s_direct =
        ["Any", "Count", "Contains", "First", "FirstOrDefault", "Last", "LastOrDefault", "Single", "SingleOrDefault", "ElementAt", "ElementAtOrDefault",
         "Sum", "Min", "Max", "Average", "SequenceEqual", "TryGetNonEnumeratedCount", "Empty", "AsEnumerable"];

    /// <summary>True for a call that allocates.</summary>
    public static bool Is(IInvocationOperation call) => IsOfLinq(call) && !IsDirect(call);

    /// <summary>True for a call or a query whose result the next one works on: the last of them is named.</summary>
    public static bool IsInner(IOperation query) => Around(query) switch
    {
        IArgumentOperation { Parent: IInvocationOperation outer } => IsOfLinq(outer),
        ITranslatedQueryOperation => true,
        _ => false,
    };

    /// <summary>True for a delegate that LINQ is given: it is named together with the call.</summary>
    public static bool IsArgument(IDelegateCreationOperation creation) =>
        Around(creation) is IArgumentOperation { Parent: IInvocationOperation call } && IsOfLinq(call);

    private static IOperation? Around(IOperation operation)
    {
        IOperation? parent = operation.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation or IDelegateCreationOperation) parent = parent.Parent;
        return parent;
    }

    private static bool IsOfLinq(IInvocationOperation call) => call.TargetMethod is { IsStatic: true, ContainingType: { Name: var name } type }
        && name is "Enumerable" or "Queryable" or "ParallelEnumerable" or "AsyncEnumerable"
        && TypeNames.Of(type).StartsWith("System.Linq.", System.StringComparison.Ordinal);

    private static bool IsDirect(IInvocationOperation call)
    {
        if (!s_direct.Contains(call.TargetMethod.Name)) return false;
        if (call.Arguments.Any(argument => argument.Parameter?.Type.TypeKind == TypeKind.Delegate)) return false;
        if (call.Arguments.Length == 0) return true;
        IOperation source = call.Arguments[0].Value;
        while (source is IConversionOperation conversion) source = conversion.Operand;
        return source.Type is IArrayTypeSymbol
            || source.Type?.AllInterfaces.Any(i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_ICollection_T) == true;
    }
}
