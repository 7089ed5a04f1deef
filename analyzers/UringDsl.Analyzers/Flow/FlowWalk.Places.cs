using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace UringDsl.Analyzers.Flow;

// What holds a value, and what it holds.
internal sealed partial class FlowWalk<T>
{
    /// <summary>The value of an operation that was evaluated.</summary>
    public FlowValue ValueOf(IOperation? operation) =>
        operation is not null && _values.TryGetValue(operation, out FlowValue? value) ? value : FlowValue.Unknown;

    /// <summary>What a place holds now: what was assigned, else what it held at the start or since the last interruption.</summary>
    public FlowValue Read(FlowPlace? place)
    {
        if (place is null || place.Owner is { IsKnown: false }) return FlowValue.Unknown;
        if (State.Places.TryGetValue(place, out FlowValue? value)) return value;
        if (place.Owner is null) return place.Key is IParameterSymbol parameter && IsOfEntry(parameter) ? FlowValue.Parameter(parameter) : FlowValue.Unknown;
        FlowSite? since = Handler.IsStable(place) ? null : State.Since;
        return place.Key is FlowValue index ? FlowValue.Element(place.Owner, index, since) : FlowValue.Member(place.Owner, (ISymbol)place.Key, since);
    }

    private bool IsOfEntry(IParameterSymbol parameter) =>
        _frame.Caller is null || SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, Entry);

    /// <summary>The place that an operation names; its operands have been evaluated.</summary>
    public FlowPlace? PlaceOf(IOperation? operation)
    {
        FlowPlace? place = operation switch
        {
            ILocalReferenceOperation local => FlowPlace.Of(local.Local),
            IParameterReferenceOperation parameter => PlaceOf(parameter.Parameter),
            IFlowCaptureReferenceOperation capture => FlowPlace.Of(capture.Id, _frame.Graph),
            IFieldReferenceOperation { Field.IsStatic: true } field => FlowPlace.Of(FlowValue.Constant(null), field.Field),
            IFieldReferenceOperation field => FlowPlace.Of(ValueOf(field.Instance), field.Field),
            IPropertyReferenceOperation { Arguments.Length: 1, Property.IsIndexer: true } element when !IsPartOfView(element.Property) =>
                ElementOf(ValueOf(element.Instance), ValueOf(element.Arguments[0].Value)),
            IPropertyReferenceOperation property when IsAutomatic(property.Property) => FlowPlace.Of(ValueOf(property.Instance), property.Property),
            IArrayElementReferenceOperation { Indices.Length: 1 } element => FlowPlace.Of(ValueOf(element.ArrayReference), ValueOf(element.Indices[0])),
            IDeclarationExpressionOperation declaration => PlaceOf(declaration.Expression),
            IConversionOperation { OperatorMethod: null } conversion => PlaceOf(conversion.Operand),
            IParenthesizedOperation parenthesized => PlaceOf(parenthesized.Operand),
            _ => null,
        };
        if (place is null || place.Owner is { IsKnown: false } || place.Key is FlowValue { IsKnown: false }) return null;
        return !place.IsShared && State.Places.TryGetValue(place, out FlowValue? held) && held.Kind == FlowValueKind.Reference ? (FlowPlace)held.Key! : place;
    }

    // What an indexer or an enumerator of a span gives is a part of the memory that the span shows.
    private static bool IsPartOfView(IPropertySymbol property) => FlowTypes.IsView(property.ContainingType) && FlowTypes.IsData(property.Type);

    // Of a span that begins at the first element of what it shows, the element is one of that.
    private static FlowPlace? ElementOf(FlowValue owner, FlowValue index)
    {
        if (!owner.IsKnown || !index.IsKnown) return null;
        FlowValue at = owner.Range.Part(new(index, FlowValue.Constant(1))).Start;
        return at.IsKnown ? FlowPlace.Of(owner.Root, at) : owner.Range.Start.IsKnown ? FlowPlace.Of(owner, index) : null;
    }

    // A parameter of a primary constructor is a field in every other member.
    private FlowPlace PlaceOf(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
            && !SymbolEqualityComparer.Default.Equals(constructor, _frame.Method)
            ? FlowPlace.Of(_frame.Self, parameter)
            : FlowPlace.Of(parameter);

    private static bool IsAutomatic(IPropertySymbol property) =>
        property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(f => SymbolEqualityComparer.Default.Equals(f.AssociatedSymbol, property));

    private void Set(FlowPlace? place, FlowValue value, IOperation operation)
    {
        if (place is null) return;
        State = State.With(place, value);
        _client.Assign(place, value, operation, _context);
    }

    // Assigns to what the operand names. An element at an index that is not known may be any of them.
    private void Assign(IOperation target, FlowValue value, IOperation operation)
    {
        if (target is ITupleOperation tuple)
        {
            for (int i = 0; i < tuple.Elements.Length; i++) Assign(tuple.Elements[i], ItemOf(value, i), operation);
            return;
        }

        if (target is IDeclarationExpressionOperation { Expression: ITupleOperation declared })
        {
            Assign(declared, value, operation);
            return;
        }

        if (IsReference(target) && State.Places.TryGetValue(PlaceOf(target)!, out FlowValue? held) && held.Kind == FlowValueKind.View) return;
        if (PlaceOf(target) is { } place)
        {
            Set(place, value, operation);
            return;
        }

        if (target is IPropertyReferenceOperation { Property: { SetMethod: { } setter, IsIndexer: false } } property)
        {
            Call(property, setter, ValueOf(property.Instance), [(setter.Parameters[0], value, null)]);
        }
        else if (target is IArrayElementReferenceOperation or IPropertyReferenceOperation && OwnerOf(target) is { IsKnown: true } owner)
        {
            State = State.Without(State.Places.Keys.Where(p => p.Key is FlowValue && owner.Equals(p.Owner)));
        }
    }

    // Through it something else is written.
    private static bool IsReference(IOperation target) => target is ILocalReferenceOperation { Local.IsRef: true }
        or IParameterReferenceOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } or IFlowCaptureReferenceOperation;

    private FlowValue OwnerOf(IOperation target) => target switch
    {
        IArrayElementReferenceOperation element => ValueOf(element.ArrayReference),
        IPropertyReferenceOperation property => ValueOf(property.Instance),
        _ => FlowValue.Unknown,
    };
}
