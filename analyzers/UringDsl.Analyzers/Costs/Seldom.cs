using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Calls;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Model;

namespace UringDsl.Analyzers.Costs;

/// <summary>
/// Which parts of a body run with every message. A branch does not when its condition says so (<see cref="SeldomTest"/>), when it sets what its
/// condition asks for (once, or now and then), or when it throws, closes, or gives up.
/// </summary>
internal sealed class Seldom(HandlerModel handler)
{
    private readonly SourceBodies _bodies = SourceBodies.Of(handler.Compilation);

    /// <summary>The operations that run often, each behind its operands.</summary>
    public IEnumerable<IOperation> Often(IOperation body) => Walk(body, isRoot: true);

    /// <summary>The operations that run whenever the body does.</summary>
    public static IEnumerable<IOperation> Always(IOperation operation)
    {
        if (IsElsewhere(operation, isRoot: operation.Parent is null)) yield break;
        IEnumerable<IOperation> inside = operation switch
        {
            IConditionalOperation choice => [choice.Condition],
            ISwitchOperation choice => [choice.Value],
            ISwitchExpressionOperation choice => [choice.Value],
            IForEachLoopOperation loop => [loop.Collection],
            ILoopOperation => [],
            ITryOperation attempt => attempt.Finally is { } final ? [attempt.Body, final] : [attempt.Body],
            ICoalesceOperation coalesce => [coalesce.Value],
            ICoalesceAssignmentOperation assignment => [assignment.Target],
            IConditionalAccessOperation access => [access.Operation],
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } binary => [binary.LeftOperand],
            _ => operation.ChildOperations,
        };
        foreach (IOperation child in inside)
        {
            foreach (IOperation found in Always(child)) yield return found;
            if (operation is IBlockOperation && MayLeave(child)) yield break;
        }

        yield return operation;
    }

    private IEnumerable<IOperation> Walk(IOperation operation, bool isRoot = false)
    {
        if (IsElsewhere(operation, isRoot)) return [];
        switch (operation)
        {
            case IConditionalOperation choice:
                (bool whenTrue, bool whenFalse) = SeldomTest.Of(choice.Condition);
                return Walk(choice.Condition)
                    .Concat(whenTrue || IsGivenUp(choice.WhenTrue) || SeldomTest.Settles(choice.Condition, choice.WhenTrue) ? [] : Walk(choice.WhenTrue))
                    .Concat(whenFalse || choice.WhenFalse is not { } otherwise || IsGivenUp(otherwise)
                        || SeldomTest.Settles(choice.Condition, otherwise) ? [] : Walk(otherwise));
            case ISwitchOperation choice:
                return Walk(choice.Value).Concat(choice.Cases
                    .Where(c => !c.Clauses.All(clause => SeldomTest.IsFailure(clause)) && !c.Body.Any(IsEnd))
                    .SelectMany(c => Sequence(c.Body)));
            case ISwitchExpressionOperation choice:
                return Walk(choice.Value).Concat(choice.Arms.Where(arm => !SeldomTest.IsFailure(arm.Pattern)).SelectMany(arm => Walk(arm.Value)));
            case IBlockOperation block:
                return Sequence(block.Operations);
            case ITryOperation attempt:
                return Walk(attempt.Body).Concat(attempt.Finally is { } final ? Walk(final) : []);
            case ICoalesceOperation coalesce:
                return Walk(coalesce.Value);
            case ICoalesceAssignmentOperation assignment:
                return Walk(assignment.Target);
            default:
                return operation.ChildOperations.SelectMany(child => Walk(child)).Append(operation);
        }
    }

    // if (received.IsSuccess) { …; return; } and what follows is the other branch.
    private IEnumerable<IOperation> Sequence(IEnumerable<IOperation> statements)
    {
        foreach (IOperation statement in statements)
        {
            foreach (IOperation found in Walk(statement)) yield return found;
            if (statement is not IConditionalOperation { WhenFalse: null } choice || !Leaves(choice.WhenTrue)) continue;
            if (SeldomTest.Of(choice.Condition).WhenFalse) yield break;
        }
    }

    private bool IsGivenUp(IOperation branch) => branch is IBlockOperation block ? block.Operations.Any(IsEnd) : IsEnd(branch);

    // What ends the connection, or all: it is done once.
    private bool IsEnd(IOperation statement) => statement switch
    {
        IThrowOperation => true,
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        IExpressionStatementOperation expression => Ends(expression.Operation, depth: 2),
        IReturnOperation { ReturnedValue: { } value } => value is IThrowOperation || Ends(value, depth: 2),
        IBlockOperation block => block.Operations.Any(IsEnd),
        _ => false,
    };

    private bool Ends(IOperation operation, int depth)
    {
        if (operation is IAwaitOperation wait) operation = wait.Operation;
        if (operation is ISimpleAssignmentOperation { Target: IDiscardOperation } discarded) operation = discarded.Value;
        if (operation is not IInvocationOperation call) return false;
        if (handler.SubmissionOf(call.TargetMethod) is { } submission)
        {
            return submission.Steps.Any(step => step.Operation is StepOperation.Close or StepOperation.Abort or StepOperation.Shutdown);
        }

        bool endsAll = (call.TargetMethod.ContainingType?.Name, call.TargetMethod.Name)
            is ("CancellationTokenSource", "Cancel" or "CancelAsync") or ("Environment", "Exit" or "FailFast");
        if (endsAll) return true;
        return depth > 0 && handler.IsOwn(call.TargetMethod) && _bodies.BodyOf(call.TargetMethod) is { } body
            && Always(body).Any(inside => Ends(inside, depth - 1));
    }

    private static bool Leaves(IOperation branch) => branch switch
    {
        IReturnOperation or IThrowOperation or IBranchOperation { BranchKind: BranchKind.Continue or BranchKind.Break } => true,
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        IBlockOperation { Operations: { Length: > 0 } all } => Leaves(all[all.Length - 1]),
        _ => false,
    };

    private static bool MayLeave(IOperation statement) => statement.DescendantsAndSelf().Any(inside => inside is IReturnOperation or IBranchOperation);

    // What only runs when somebody calls it, when something has failed, or in builds for debugging.
    private static bool IsElsewhere(IOperation operation, bool isRoot) => operation switch
    {
        IAnonymousFunctionOperation or ILocalFunctionOperation => !isRoot,
        INameOfOperation or IThrowOperation => true,
        IObjectCreationOperation { Type: { } type } => IsException(type),
        IInvocationOperation { TargetMethod: var method } => SeldomTest.IsFailure(method.Name)
            || method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ConditionalAttribute"),
        _ => false,
    };

    private static bool IsException(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.Name == "Exception" && TypeNames.Of(type) == "System.Exception") return true;
        }

        return false;
    }
}
