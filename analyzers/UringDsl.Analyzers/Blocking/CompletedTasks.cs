using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Calls;

namespace UringDsl.Analyzers.Blocking;

/// <summary>
/// Whether the task that an operation takes the result of has completed on every path that leads there: it was awaited, alone or in
/// <c>Task.WhenAll</c>, or asked whether it has.
/// </summary>
internal static class CompletedTasks
{
    private static readonly string[] s_questions = ["IsCompleted", "IsCompletedSuccessfully", "IsFaulted", "IsCanceled"];

    /// <summary>True for <c>task.Result</c>, <c>task.Wait()</c>, <c>task.GetAwaiter().GetResult()</c> of a task that has completed.</summary>
    public static bool HasCompleted(IOperation use)
    {
        IOperation? task = TaskOf(use switch
        {
            IPropertyReferenceOperation property => property.Instance,
            IInvocationOperation call => call.Instance,
            _ => null,
        });
        if (task is null) return false;
        if (IsMadeCompleted(task)) return true;
        IOperation function = Code.FunctionOf(use);
        if (IsPartOfAwaited(task, use, function)) return true;
        var names = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        for (IOperation? name = task; SymbolOf(name) is { } symbol && names.Add(symbol);)
        {
            if (name is not ILocalReferenceOperation local || Locals.InitialOf(local) is not { } initial) break;
            if (IsMadeCompleted(initial) || IsFirstOfSeveral(initial)) return true;
            name = TaskOf(initial);
        }

        if (names.Count == 0) return false;
        HashSet<SyntaxNode>? open = Paths.Of(function)?.Without(
            does: operation => operation is IAwaitOperation wait && Awaits(wait.Operation, names),
            undoes: operation => operation is IAssignmentOperation assignment
                && Is(SymbolOf(assignment.Target), names) && !Is(SymbolOf(TaskOf(assignment.Value)), names),
            decides: (condition, truth) => Says(condition, truth, names));
        return open is not null && !open.Contains(use.Syntax);
    }

    // Through GetAwaiter, ConfigureAwait, AsTask and conversions to what is waited for.
    private static IOperation? TaskOf(IOperation? value)
    {
        while (true)
        {
            switch (value)
            {
                case IConversionOperation conversion:
                    value = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    value = parenthesized.Operand;
                    break;
                case IInvocationOperation { TargetMethod.Name: "GetAwaiter" or "ConfigureAwait" or "AsTask" or "Preserve" } call:
                    value = call.Instance;
                    break;
                default:
                    return value;
            }
        }
    }

    private static ISymbol? SymbolOf(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } property => property.Property,
        _ => null,
    };

    private static bool IsMadeCompleted(IOperation task) => TaskOf(task) switch
    {
        IPropertyReferenceOperation { Property.Name: "CompletedTask" } => true,
        IInvocationOperation { TargetMethod.Name: "FromResult" } => true,
        IObjectCreationOperation { Type.Name: "ValueTask" } creation => creation.Arguments.All(a => a.Value.Type?.Name is not ("Task" or "IValueTaskSource")),
        IDefaultValueOperation => true,
        _ => false,
    };

    // var first = await Task.WhenAny(…); foreach await (var each in Task.WhenEach(…))
    private static bool IsFirstOfSeveral(IOperation value) =>
        TaskOf(value) is IAwaitOperation { Operation: var awaited } && TaskOf(awaited) is IInvocationOperation { TargetMethod.Name: "WhenAny" };

    // foreach (var task in tasks) task.Result, tasks[0].Result, tasks.Select(task => task.Result): behind await Task.WhenAll(tasks).
    private static bool IsPartOfAwaited(IOperation task, IOperation use, IOperation function)
    {
        bool isPart = task is IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true }
            || (task is ILocalReferenceOperation { Local: var local } && LoopOf(use, local) is not null)
            || (task is IParameterReferenceOperation && function is IAnonymousFunctionOperation);
        return isPart && Code.RootOf(use).Descendants().OfType<IAwaitOperation>().Any(wait => wait.Syntax.SpanStart < use.Syntax.SpanStart
            && TaskOf(wait.Operation) is IInvocationOperation { TargetMethod.Name: "WhenAll" or "WhenEach" });
    }

    private static IForEachLoopOperation? LoopOf(IOperation use, ILocalSymbol local)
    {
        for (IOperation? operation = use; operation is not null; operation = operation.Parent)
        {
            if (operation is IForEachLoopOperation loop && loop.Locals.Contains(local, SymbolEqualityComparer.Default)) return loop;
        }

        return null;
    }

    private static bool Awaits(IOperation awaited, HashSet<ISymbol> names) => TaskOf(awaited) switch
    {
        IInvocationOperation { TargetMethod.Name: "WhenAll" } all => all.Descendants().Any(operation => Is(SymbolOf(operation), names)),
        { } one => Is(SymbolOf(one), names),
        null => false,
    };

    private static bool Says(IOperation condition, bool truth, HashSet<ISymbol> names) => condition switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => Says(not.Operand, !truth, names),
        IPropertyReferenceOperation property => truth && s_questions.Contains(property.Property.Name) && Is(SymbolOf(TaskOf(property.Instance)), names),
        IInvocationOperation { TargetMethod.Name: "Wait" } wait => truth && Is(SymbolOf(TaskOf(wait.Instance)), names),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equals => truth && AsksForStatus(equals, names),
        IIsPatternOperation pattern => truth && Is(SymbolOf(TaskOf(pattern.Value)), names)
            && pattern.Pattern.Descendants().OfType<IMemberReferenceOperation>().Any(member => s_questions.Contains(member.Member.Name)),
        _ => false,
    };

    private static bool AsksForStatus(IBinaryOperation equals, HashSet<ISymbol> names) =>
        equals.LeftOperand is IPropertyReferenceOperation { Property.Name: "Status" } status
        && Is(SymbolOf(TaskOf(status.Instance)), names)
        && equals.RightOperand is IFieldReferenceOperation { Field.Name: "RanToCompletion" or "Faulted" or "Canceled" };

    private static bool Is(ISymbol? symbol, HashSet<ISymbol> names) => symbol is not null && names.Contains(symbol);
}
