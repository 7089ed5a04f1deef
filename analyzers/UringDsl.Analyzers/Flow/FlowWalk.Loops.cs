using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace UringDsl.Analyzers.Flow;

// Loops that count to a small constant are walked turn by turn, for a rule that asks for it: what happens in the last turn happens on every path.
internal sealed partial class FlowWalk<T>
{
    private const int MaximumTurns = 12;

    private FlowValue Step(IIncrementOrDecrementOperation step)
    {
        FlowValue before = Evaluate(step.Target);
        bool isCounted = _client.CountsLoops && before is { Kind: FlowValueKind.Constant, Key: int } && IsCounted(step.Syntax);
        if (!isCounted)
        {
            FlowValue after = Changed(step, step.Target);
            return step.IsPostfix && !before.Mentions(after) ? before : after;
        }

        FlowValue next = FlowValue.Constant((int)before.Key! + (step.Kind == OperationKind.Increment ? 1 : -1));
        Assign(step.Target, next, step);
        return step.IsPostfix ? before : next;
    }

    private bool IsCounted(SyntaxNode step) => step.Parent is ForStatementSyntax { Condition: BinaryExpressionSyntax condition } loop
        && loop.Incrementors.Contains(step) && (IsSmall(condition.Left) || IsSmall(condition.Right));

    private bool IsSmall(ExpressionSyntax bound) =>
        Handler.Compilation.GetSemanticModel(bound.SyntaxTree).GetConstantValue(bound, _cancellation) is { HasValue: true, Value: int number }
        && Math.Abs((long)number) <= MaximumTurns;
}
