using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Generator.Parsing;

namespace UringDsl.Analyzers.Awaiting;

/// <summary>
/// Awaiters in the user's hands. An <c>OnCompleted</c> whose callback calls <c>GetResult</c> is right, and so is a <c>RingTask</c> that was asked
/// first whether it has completed.
/// </summary>
internal static class AwaiterUse
{
    /// <summary>True for a GetResult that no completion can have come before.</summary>
    public static bool IsBlocking(IInvocationOperation getResult, KnownSymbols known)
    {
        if (SourceOf(getResult) is not { } source || !IsAwaited(source.Type, known, out bool isTask)) return false;
        if (!isTask) return true;
        return !IsAskedFirst(getResult) && !EndsAtOnce(source.TargetMethod);
    }

    /// <summary>True for an IsCompleted that a loop waits for.</summary>
    public static bool IsSpinning(IPropertyReferenceOperation isCompleted, KnownSymbols known) =>
        SourceOf(isCompleted) is { } source && IsAwaited(source.Type, known, out _) && IsWaitedFor(isCompleted);

    /// <summary>The call that gave what is awaited, where it and the use are in one function.</summary>
    public static IInvocationOperation? SourceOf(IOperation use)
    {
        IOperation? awaiter = use switch
        {
            IInvocationOperation call => call.Instance,
            IPropertyReferenceOperation property => property.Instance,
            _ => null,
        };
        awaiter = Initial(awaiter, use, crosses: use is IPropertyReferenceOperation);
        if (awaiter is not IInvocationOperation { TargetMethod.Name: "GetAwaiter" } getAwaiter) return null;
        return Initial(getAwaiter.Instance, use, crosses: false) as IInvocationOperation;
    }

    private static bool IsAwaited(ITypeSymbol? type, KnownSymbols known, out bool isTask)
    {
        isTask = type is not null && known.IsRuntimeType(type, "RingTask");
        return isTask || (type is not null && known.IsRuntimeType(type, "Pending"));
    }

    /// <summary>What a local was initialized with, if that is the only assignment; anything else is itself.</summary>
    private static IOperation? Initial(IOperation? value, IOperation use, bool crosses)
    {
        while (value is IParenthesizedOperation or IConversionOperation) value = value.ChildOperations.First();
        if (value is not ILocalReferenceOperation { Local: var local }) return value;
        IOperation root = use;
        while (root.Parent is not null && (crosses || !IsFunction(root))) root = root.Parent;
        IVariableDeclaratorOperation? declarator = null;
        foreach (IOperation operation in root.Descendants())
        {
            if (operation is IVariableDeclaratorOperation found && IsSame(found.Symbol, local)) declarator = found;
            if (operation is IAssignmentOperation { Target: ILocalReferenceOperation target } && IsSame(target.Local, local)) return null;
        }

        return declarator?.GetVariableInitializer()?.Value;
    }

    private static bool IsSame(ISymbol left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);

    private static bool IsFunction(IOperation operation) => operation is IAnonymousFunctionOperation or ILocalFunctionOperation;

    private static bool IsAskedFirst(IInvocationOperation getResult)
    {
        IOperation root = getResult;
        while (root.Parent is not null && !IsFunction(root)) root = root.Parent;
        return root.Descendants()
            .OfType<IPropertyReferenceOperation>()
            .Any(property => property.Property.Name == "IsCompleted" && property.Syntax.SpanStart < getResult.Syntax.Span.End && !IsWaitedFor(property));
    }

    /// <summary>A method that awaits nothing has completed when it returns.</summary>
    private static bool EndsAtOnce(IMethodSymbol method) => method.DeclaringSyntaxReferences.Length > 0 && method.DeclaringSyntaxReferences
        .All(reference => !reference.GetSyntax().DescendantTokens().Any(token => token.ValueText == "await"));

    private static bool IsWaitedFor(IOperation condition)
    {
        for (IOperation operation = condition; operation.Parent is { } parent; operation = parent)
        {
            if (parent is IWhileLoopOperation loop) return loop.Condition == operation;
            if (parent is IForLoopOperation count) return count.Condition == operation;
            if (parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "SpinUntil" } }) return true;
            bool isPartOfCondition = parent is IUnaryOperation or IBinaryOperation or IParenthesizedOperation or IConversionOperation
                or IReturnOperation or IBlockOperation or IAnonymousFunctionOperation or IDelegateCreationOperation;
            if (!isPartOfCondition) return false;
        }

        return false;
    }
}
