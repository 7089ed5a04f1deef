using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Calls;

namespace UringDsl.Analyzers.Costs;

/// <summary>What a condition says of how often its branches run. What it does not know it takes for often.</summary>
internal static class SeldomTest
{
    private static readonly HashSet<string> s_good = ["IsSuccess", "HasValue", "IsCompleted", "IsCompletedSuccessfully"];

    private static readonly HashSet<string> s_bad =
    [
        "IsEndOfStream", "IsEndOfFile", "IsCanceled", "IsCancelled", "IsTimedOut", "IsFaulted", "IsTruncated", "IsNameTruncated", "IsControlTruncated",
        "IsClosing", "IsEmpty", "IsCancellationRequested",
    ];

    private static readonly Regex s_failure =
        new("(Error|Fail|Failed|Failure|Malformed|Invalid|Corrupt|Corrupted|Bad|Illegal|Unsupported|TooLong|TooLarge|TooMany)(?![a-z])");

    /// <summary>True for the name of what has failed, or of what is done then.</summary>
    public static bool IsFailure(string name) => s_failure.IsMatch(name);

    /// <summary>Whether it is seldom true, and whether it is seldom false.</summary>
    public static (bool WhenTrue, bool WhenFalse) Of(IOperation condition)
    {
        switch (condition)
        {
            case { ConstantValue: { HasValue: true, Value: bool known } }:
                return (!known, known);
            case IParenthesizedOperation parenthesized:
                return Of(parenthesized.Operand);
            case IConversionOperation conversion:
                return Of(conversion.Operand);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return Other(Of(not.Operand));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } both:
                ((bool leftTrue, bool leftFalse), (bool rightTrue, bool rightFalse)) = (Of(both.LeftOperand), Of(both.RightOperand));
                return (leftTrue || rightTrue, leftFalse && rightFalse);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } either:
                ((leftTrue, leftFalse), (rightTrue, rightFalse)) = (Of(either.LeftOperand), Of(either.RightOperand));
                return (leftTrue && rightTrue, leftFalse || rightFalse);
            case IBinaryOperation comparison:
                return OfComparison(comparison);
            case IIsPatternOperation pattern:
                return OfPattern(pattern.Value, pattern.Pattern);
            case IInvocationOperation { TargetMethod.Name: var name }:
                return (
                    name is "IsEnabled" or "IsNullOrEmpty" or "IsNullOrWhiteSpace" or "ReferenceEquals" || IsFailure(name),
                    name.StartsWith("Try", StringComparison.Ordinal) || name.StartsWith("Contains", StringComparison.Ordinal));
            case IPropertyReferenceOperation { Property.Name: var name }:
                return (s_bad.Contains(name) || IsForPeople(name) || IsFailure(name), s_good.Contains(name));
            case IFieldReferenceOperation { Field.Name: var name }:
                return (IsForPeople(name) || IsFailure(name), false);
            case ILocalReferenceOperation { Type.SpecialType: SpecialType.System_Boolean } local when Locals.InitialOf(local) is { } initial:
                return Of(initial);
            case IParameterReferenceOperation { Parameter.Name: var name }:
                return (IsForPeople(name), false);
            default:
                return (false, false);
        }
    }

    /// <summary>True for a case of a switch that is a failure's.</summary>
    public static bool IsFailure(IOperation clause) => clause switch
    {
        ISingleValueCaseClauseOperation value => IsFailed(value.Value),
        IPatternCaseClauseOperation pattern => IsFailure(pattern.Pattern),
        IPatternOperation pattern => pattern.DescendantsAndSelf().OfType<IConstantPatternOperation>().Any(constant => IsFailed(constant.Value)),
        _ => false,
    };

    /// <summary>True when a branch sets what its condition has asked for: a flag, a cache, a buffer that was too short, the time of the last one.</summary>
    public static bool Settles(IOperation condition, IOperation branch)
    {
        HashSet<ISymbol> asked = new(condition.DescendantsAndSelf().Select(SymbolOf).OfType<ISymbol>(), SymbolEqualityComparer.Default);
        if (asked.Count == 0) return false;
        return branch.DescendantsAndSelf().Any(operation => operation switch
        {
            ICompoundAssignmentOperation or IIncrementOrDecrementOperation => false,
            IAssignmentOperation assignment => Targets(assignment.Target).Any(target => target is not null && asked.Contains(target)),
            IInvocationOperation { TargetMethod.Name: "Add" or "TryAdd" or "Resize" } call =>
                (call.Instance is { } instance && SymbolOf(instance) is { } filled && asked.Contains(filled))
                || call.Arguments.Any(a => a.Parameter?.RefKind == RefKind.Ref && SymbolOf(a.Value) is { } grown && asked.Contains(grown)),
            _ => false,
        });
    }

    private static IEnumerable<ISymbol?> Targets(IOperation target) =>
        target is ITupleOperation tuple ? tuple.Elements.SelectMany(Targets)
        : target is IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } list } ? [SymbolOf(list)]
        : target is IArrayElementReferenceOperation { ArrayReference: var array } ? [SymbolOf(array)]
        : [SymbolOf(target)];

    private static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        IFieldReferenceOperation { Field.IsConst: false } field => field.Field,
        IPropertyReferenceOperation { Property: { IsIndexer: false, SetMethod: not null } } property => property.Property,
        ILocalReferenceOperation local => local.Local,
        _ => null,
    };

    private static (bool WhenTrue, bool WhenFalse) OfComparison(IBinaryOperation comparison)
    {
        (IOperation left, IOperation right) = (Bare(comparison.LeftOperand), Bare(comparison.RightOperand));
        BinaryOperatorKind kind = comparison.OperatorKind;
        if (left.ConstantValue.HasValue && !right.ConstantValue.HasValue) (left, right, kind) = (right, left, Turned(kind));
        bool isEquality = kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals;
        (bool, bool) equal = (false, false);
        if (isEquality && right.ConstantValue is { HasValue: true, Value: null }) equal = (true, false);
        else if (isEquality && IsFailed(right)) equal = (true, false);
        else if (isEquality && IsOutcome(right.Type)) equal = (false, true);
        else if (isEquality && left is IBinaryOperation { OperatorKind: BinaryOperatorKind.Remainder or BinaryOperatorKind.And }) equal = (true, false);
        else if (right.ConstantValue is { HasValue: true, Value: int number } && IsResult(left)) return OfResult(kind, number);
        return kind == BinaryOperatorKind.NotEquals ? Other(equal) : equal;
    }

    // < 0 has failed, 0 is the end.
    private static (bool WhenTrue, bool WhenFalse) OfResult(BinaryOperatorKind kind, int number) => kind switch
    {
        BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual => (number <= 1, false),
        BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual => (false, number <= 1),
        BinaryOperatorKind.Equals => (number <= 0, false),
        BinaryOperatorKind.NotEquals => (false, number <= 0),
        _ => (false, false),
    };

    private static (bool WhenTrue, bool WhenFalse) OfPattern(IOperation value, IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation not => Other(OfPattern(value, not.Pattern)),
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => (true, false),
        IConstantPatternOperation constant when IsFailed(constant.Value) => (true, false),
        IConstantPatternOperation constant when IsOutcome(constant.Value.Type) => (false, true),
        IConstantPatternOperation { Value.ConstantValue.Value: int number } when IsResult(Bare(value)) => OfResult(BinaryOperatorKind.Equals, number),
        IConstantPatternOperation { Value.ConstantValue.Value: bool truth } => truth ? Of(value) : Other(Of(value)),
        IRelationalPatternOperation { Value.ConstantValue.Value: int number } relation when IsResult(Bare(value)) =>
            OfResult(relation.OperatorKind, number),
        IRecursivePatternOperation recursive => OfProperties(recursive),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either =>
            (OfPattern(value, either.LeftPattern).WhenTrue && OfPattern(value, either.RightPattern).WhenTrue, false),
        _ => (false, false),
    };

    // is { IsSuccess: true }; is { } other.
    private static (bool WhenTrue, bool WhenFalse) OfProperties(IRecursivePatternOperation recursive)
    {
        (bool WhenTrue, bool WhenFalse)[] all = [.. recursive.PropertySubpatterns.Select(part => OfPattern(part.Member, part.Pattern))];
        return (all.Any(part => part.WhenTrue), all.All(part => part.WhenFalse));
    }

    private static bool IsFailed(IOperation value)
    {
        value = Bare(value);
        if (value is IFieldReferenceOperation { Field: { ContainingType.TypeKind: TypeKind.Enum, Name: var name } } && IsFailure(name)) return true;
        return IsOutcome(value.Type) && value is not (IFieldReferenceOperation { Field.Name: "None" or "Completed" } or IDefaultValueOperation);
    }

    private static bool IsOutcome(ITypeSymbol? type) => type?.Name is "Errno" or "OutcomeKind";

    private static bool IsResult(IOperation value) => value is IPropertyReferenceOperation { Property: { Name: var name, ContainingType: var type } }
        && name is "Result" or "Bytes" or "Length"
        && type.Name is "Received" or "Sent" or "Completion" or "Transferred" or "ReceivedBuffer" or "ReceivedMessage" or "Polled" or "Expired";

    private static bool IsForPeople(string name) =>
        new[] { "erbose", "ebug", "race", "iagnos" }.Any(part => name.IndexOf(part, StringComparison.Ordinal) >= 0);

    private static IOperation Bare(IOperation value)
    {
        while (value is IConversionOperation or IParenthesizedOperation)
        {
            value = value is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)value).Operand;
        }

        return value;
    }

    private static BinaryOperatorKind Turned(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
        _ => kind,
    };

    private static (bool WhenTrue, bool WhenFalse) Other((bool WhenTrue, bool WhenFalse) said) => (said.WhenFalse, said.WhenTrue);
}
