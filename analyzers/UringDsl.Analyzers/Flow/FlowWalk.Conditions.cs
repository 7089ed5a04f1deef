using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace UringDsl.Analyzers.Flow;

// What follows from a condition, and what patterns ask.
internal sealed partial class FlowWalk<T>
{
    private bool _abandoned;

    public void Abandon() => _abandoned = true;

    /// <summary>Whether a condition holds on this path, where that is known.</summary>
    public bool? Decide(FlowValue condition)
    {
        switch (condition.Kind)
        {
            case FlowValueKind.Constant:
                return condition.Key as bool?;
            case FlowValueKind.Not:
                return !Decide(condition.Of!);
            case FlowValueKind.All:
                List<bool?> parts = [.. ((ImmutableArray<FlowValue>)condition.Key!).Select(Decide)];
                return parts.Contains(false) ? false : parts.All(p => p == true) ? true : null;
        }

        if (State.Facts.TryGetValue(condition, out bool truth)) return truth;
        if (condition.Kind != FlowValueKind.Test) return null;
        foreach (KeyValuePair<FlowValue, bool> fact in State.Facts)
        {
            if (fact.Value && fact.Key is { Kind: FlowValueKind.Test, Key: FlowTest { Operator: BinaryOperatorKind.Equals } equal }
                && fact.Key.Of!.Equals(condition.Of) && ((FlowTest)condition.Key!).Passes(equal.Constant) is { } follows)
            {
                return follows;
            }
        }

        return null;
    }

    // False when this path cannot be taken.
    private bool Assume(FlowValue condition, bool truth)
    {
        if (Decide(condition) is { } known && known != truth) return false;
        switch (condition.Kind)
        {
            case FlowValueKind.Unknown or FlowValueKind.Constant:
                return true;
            case FlowValueKind.Not:
                return Assume(condition.Of!, !truth);
            case FlowValueKind.All:
                var parts = (ImmutableArray<FlowValue>)condition.Key!;
                if (truth) return parts.All(p => Assume(p, true));
                List<FlowValue> open = [.. parts.Where(p => Decide(p) != true)];
                return open.Count != 1 || Assume(open[0], false);
        }

        State = State.With(condition, truth);
        _client.Refine(condition, truth, _context);
        return true;
    }

    // The condition that a pattern is, with its variables assigned.
    private FlowValue Match(FlowValue value, IPatternOperation pattern)
    {
        switch (pattern)
        {
            case IConstantPatternOperation constant:
                return constant.Value.ConstantValue is { HasValue: true } known
                    ? FlowTest.Of(value, BinaryOperatorKind.Equals, known.Value)
                    : FlowValue.Unknown;
            case IRelationalPatternOperation relational:
                return relational.Value.ConstantValue is { HasValue: true } bound
                    ? FlowTest.Of(value, relational.OperatorKind, bound.Value)
                    : FlowValue.Unknown;
            case INegatedPatternOperation negated:
                return Match(value, negated.Pattern).Not();
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both:
                return FlowValue.All([Match(value, both.LeftPattern), Match(value, both.RightPattern)]);
            case IBinaryPatternOperation either:
                return FlowValue.All([Match(value, either.LeftPattern).Not(), Match(value, either.RightPattern).Not()]).Not();
            case IDiscardPatternOperation:
                return FlowValue.Constant(true);
            case IDeclarationPatternOperation declaration:
                Declare(declaration.DeclaredSymbol, value, pattern);
                return declaration.MatchesNull ? FlowValue.Constant(true) : OfType(value, declaration.MatchedType, declaration.InputType);
            case ITypePatternOperation type:
                return OfType(value, type.MatchedType, type.InputType);
            case IRecursivePatternOperation recursive:
                Declare(recursive.DeclaredSymbol, value, pattern);
                IEnumerable<FlowValue> members = recursive.PropertySubpatterns.Select(p => Match(Part(value, p), p.Pattern));
                FlowValue parts = recursive.DeconstructionSubpatterns.IsEmpty ? value : Parts(value, recursive.MatchedType);
                IEnumerable<FlowValue> items = recursive.DeconstructionSubpatterns.Select((p, i) => Match(ItemOf(parts, i), p));
                return FlowValue.All([OfType(value, recursive.MatchedType, recursive.InputType), .. members, .. items]);
            default:
                foreach (IPatternOperation nested in pattern.ChildOperations.OfType<IPatternOperation>()) Match(FlowValue.Unknown, nested);
                return FlowValue.Unknown;
        }
    }

    private static FlowValue OfType(FlowValue value, ITypeSymbol? type, ITypeSymbol? input)
    {
        if (type is null) return FlowValue.Unknown;
        if (SymbolEqualityComparer.Default.Equals(type, input))
        {
            return type.IsValueType ? FlowValue.Constant(true) : FlowTest.Of(value, BinaryOperatorKind.NotEquals, null);
        }

        return input is { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }
            ? FlowTest.Of(value, BinaryOperatorKind.NotEquals, null)
            : FlowValue.Test(value, new(BinaryOperatorKind.Equals, type));
    }

    private FlowValue Part(FlowValue value, IPropertySubpatternOperation part) => part.Member switch
    {
        IPropertyReferenceOperation property => Property(property.Property, value, FlowValue.Unknown, part.Member),
        IFieldReferenceOperation field => Read(FlowPlace.Of(value, field.Field)),
        _ => FlowValue.Unknown,
    };

    private static FlowValue ItemOf(FlowValue value, int index) =>
        value.Key is ImmutableArray<FlowValue> items && value.Kind == FlowValueKind.Tuple && index < items.Length ? items[index] : FlowValue.Unknown;

    private void Declare(ISymbol? symbol, FlowValue value, IOperation operation)
    {
        if (symbol is null) return;
        Set(FlowPlace.Of(symbol), value, operation);
    }
}
