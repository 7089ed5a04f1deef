using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace UringDsl.Analyzers.Flow;

// The value of an operation, from those of its operands.
internal sealed partial class FlowWalk<T>
{
    private FlowValue Evaluate(IOperation? operation)
    {
        if (operation is null || _thrown || _abandoned) return FlowValue.Unknown;
        FlowValue value = operation.ConstantValue is { HasValue: true } constant ? FlowValue.Constant(constant.Value) : Compute(operation);
        if (_thrown || _abandoned) return FlowValue.Unknown;
        value = _client.ValueOf(operation, _context) ?? value;
        _values[operation] = value;
        _client.Visit(operation, value, _context);
        return value;
    }

    private FlowValue Compute(IOperation operation)
    {
        switch (operation)
        {
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                return _frame.Self;
            case ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation:
                return Read(PlaceOf(operation));
            case IFieldReferenceOperation field:
                return Field(field);
            case IPropertyReferenceOperation property:
                return Property(property);
            case IArrayElementReferenceOperation element:
                Operands(operation);
                return PlaceOf(element) is { } place ? Read(place) : FlowValue.Unknown;
            case IFlowCaptureOperation capture:
                return Capture(capture);
            case ISimpleAssignmentOperation assignment:
                return Simple(assignment);
            case IDeconstructionAssignmentOperation deconstruction:
                Target(deconstruction.Target);
                FlowValue parts = Parts(Evaluate(deconstruction.Value), deconstruction.Value.Type);
                Assign(deconstruction.Target, parts, deconstruction);
                return parts;
            case ICompoundAssignmentOperation compound:
                Evaluate(compound.Target);
                Evaluate(compound.Value);
                return Changed(compound, compound.Target);
            case IIncrementOrDecrementOperation step:
                return Step(step);
            case IConversionOperation conversion:
                return Convert(conversion);
            case IParenthesizedOperation or IExpressionStatementOperation or IArgumentOperation or IDeclarationExpressionOperation or ITranslatedQueryOperation:
                return Evaluate(operation.ChildOperations.FirstOrDefault());
            case IInvocationOperation call:
                return Invoke(call);
            case IObjectCreationOperation creation:
                return Create(creation);
            case IArrayCreationOperation or ICollectionExpressionOperation:
                return Fill(operation);
            case ITupleOperation tuple:
                return FlowValue.Tuple([.. tuple.Elements.Select(Evaluate)]);
            case IDelegateCreationOperation creation:
                return Evaluate(creation.Target);
            case IFlowAnonymousFunctionOperation lambda:
                return FlowValue.Function(lambda);
            case IMethodReferenceOperation method:
                Evaluate(method.Instance);
                return FlowValue.Function(method.Method);
            case IAwaitOperation await:
                return Await(await);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } not:
                return Evaluate(not.Operand).Not();
            case IBinaryOperation binary:
                return Binary(binary);
            case IIsNullOperation isNull:
                return FlowTest.Of(Evaluate(isNull.Operand), BinaryOperatorKind.Equals, null);
            case IIsTypeOperation isType:
                FlowValue typed = OfType(Evaluate(isType.ValueOperand), isType.TypeOperand, isType.ValueOperand.Type);
                return isType.IsNegated ? typed.Not() : typed;
            case IIsPatternOperation isPattern:
                return Match(Evaluate(isPattern.Value), isPattern.Pattern);
            case IDefaultValueOperation { Type.IsReferenceType: true }:
                return FlowValue.Constant(null);
            case IImplicitIndexerReferenceOperation index:
                Operands(operation);
                bool isElement = index.Argument.Type is { Name: "Index" } && !FlowTypes.IsData(operation.Type);
                return isElement ? Made(operation) : View(operation, ValueOf(index.Instance), RangeOf(index.Argument));
            case IAddressOfOperation { Reference: IArrayElementReferenceOperation element }:
                Evaluate(element);
                return View(operation, ValueOf(element.ArrayReference), FlowRange.Anywhere);
            case IAddressOfOperation address:
                return View(operation, Evaluate(address.Reference));
            case { Kind: OperationKind.None, Syntax: StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax }:
                Operands(operation);
                return Made(operation);
            case { Kind: OperationKind.None } when FlowTypes.IsView(operation.Type): // What a fixed statement makes a pointer of.
                Operands(operation);
                return View(operation, ValueOf(operation.ChildOperations.FirstOrDefault()));
            default:
                Operands(operation);
                return operation.Type is null or { SpecialType: SpecialType.System_Void } ? FlowValue.Unknown : Made(operation);
        }
    }

    private void Operands(IOperation operation)
    {
        foreach (IOperation operand in operation.ChildOperations) Evaluate(operand);
    }

    // What this operation makes; what it made when it ran before is forgotten.
    private FlowValue Made(IOperation operation)
    {
        var made = FlowValue.Result(new(operation.Syntax, Caller), operation.Kind);
        Forget(made);
        foreach (IOperation operand in operation.ChildOperations)
        {
            IOperation inner = operand is IArgumentOperation argument ? argument.Value : operand;
            if (ValueOf(inner).Mentions(made)) _values[inner] = FlowValue.Unknown;
        }

        return made;
    }

    private void Forget(FlowValue made) => State = State.Renewed(made).With(_client.Renew(State.Data, made));

    // Another method may run here.
    private void Interrupt(IOperation operation) => State = State.Interrupted(new(operation.Syntax, Caller), Handler.IsStable);

    private FlowValue View(IOperation operation, FlowValue of, FlowRange? part = null) =>
        FlowValue.View(of, new(operation.Syntax, Caller), part ?? FlowRange.Whole);

    // The part that a range or an index of a span takes.
    private FlowRange RangeOf(IOperation argument) => argument is IRangeOperation range
        ? new(range.LeftOperand is null ? FlowValue.Constant(0) : IndexOf(range.LeftOperand), FlowValue.Unknown)
        : new(IndexOf(argument), FlowValue.Constant(1));

    private FlowValue IndexOf(IOperation operand) => operand is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } ? FlowValue.Unknown
        : operand is IConversionOperation conversion ? ValueOf(conversion.Operand)
        : ValueOf(operand);

    private FlowValue Field(IFieldReferenceOperation field)
    {
        FlowValue owner = Evaluate(field.Instance);
        if (owner.Kind != FlowValueKind.Tuple) return PlaceOf(field) is { } place ? Read(place) : FlowValue.Unknown;
        string name = (field.Field.CorrespondingTupleField ?? field.Field).Name;
        return name.StartsWith("Item", System.StringComparison.Ordinal) && int.TryParse(name.Substring(4), out int number)
            ? ItemOf(owner, number - 1)
            : FlowValue.Unknown;
    }

    private FlowValue Capture(IFlowCaptureOperation capture)
    {
        FlowValue value;
        var place = FlowPlace.Of(capture.Id, _frame.Graph);
        if (_frame.IsTarget(capture.Id))
        {
            bool isElement = capture.Value is IPropertyReferenceOperation { Property: { IsIndexer: true, RefKind: RefKind.Ref } };
            if (!isElement) Target(capture.Value);
            value = isElement ? Evaluate(capture.Value) : PlaceOf(capture.Value) is { } target ? FlowValue.Reference(target) : FlowValue.Unknown;
        }
        else
        {
            value = Evaluate(capture.Value);
        }

        State = State.With(place, value);
        return value;
    }

    // The operands of what is about to be assigned.
    private void Target(IOperation target)
    {
        if (target is ITupleOperation tuple)
        {
            foreach (IOperation element in tuple.Elements) Target(element);
        }
        else if (target is IInvocationOperation)
        {
            Evaluate(target);
        }
        else
        {
            Operands(target);
        }
    }

    private FlowValue Simple(ISimpleAssignmentOperation assignment)
    {
        // The variable of a foreach by reference is bound by an assignment like any other.
        bool isLoop = assignment is { IsImplicit: true, Target: ILocalReferenceOperation { Local: { IsRef: true, IsForEach: true } } };
        if (assignment.IsRef || isLoop)
        {
            FlowValue referenced = Evaluate(assignment.Value);
            FlowValue reference = PlaceOf(assignment.Value) is { } place ? FlowValue.Reference(place) : referenced;
            FlowPlace? holder = assignment.Target is ILocalReferenceOperation local ? FlowPlace.Of(local.Local) : PlaceOf(assignment.Target);
            if (holder is not null) State = State.With(holder, reference);
            return referenced;
        }

        Target(assignment.Target);
        FlowValue value = Evaluate(assignment.Value);
        if (_thrown || _abandoned) return value;
        Assign(assignment.Target, value, assignment);
        return value;
    }

    private FlowValue Changed(IOperation operation, IOperation target)
    {
        FlowValue made = target.Type is IPointerTypeSymbol ? Moved(operation, ValueOf(target)) : Made(operation);
        Assign(target, made, operation);
        return made;
    }

    // A pointer that was added to points into the same memory.
    private FlowValue Moved(IOperation operation, FlowValue pointer) =>
        pointer.Kind == FlowValueKind.View ? View(operation, pointer, FlowRange.Anywhere) : Made(operation);

    private FlowValue Convert(IConversionOperation conversion)
    {
        FlowValue operand = Evaluate(conversion.Operand);
        if (conversion.OperatorMethod is not { } method) return operand;
        if (FlowTypes.IsView(conversion.Type)) return View(conversion, operand);
        return Call(conversion, method, FlowValue.Unknown, [(method.Parameters[0], operand, null)]) ?? Made(conversion);
    }

    private FlowValue Fill(IOperation operation)
    {
        Operands(operation);
        ImmutableArray<IOperation> items = operation switch
        {
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            ICollectionExpressionOperation collection => collection.Elements,
            _ => [],
        };
        ImmutableArray<FlowValue> values = [.. items.Select(ValueOf)];
        FlowValue made = Made(operation);
        for (int i = 0; i < values.Length; i++) State = State.With(FlowPlace.Of(made, FlowValue.Constant(i)), values[i]);
        return made;
    }

    private FlowValue Binary(IBinaryOperation binary)
    {
        FlowValue left = Evaluate(binary.LeftOperand), right = Evaluate(binary.RightOperand);
        if (binary.Type is IPointerTypeSymbol) return Moved(binary, binary.LeftOperand.Type is IPointerTypeSymbol ? left : right);
        if (binary.Type is not { SpecialType: SpecialType.System_Boolean } || binary.IsLifted) return Made(binary);
        if (right.Kind == FlowValueKind.Constant) return FlowTest.Of(left, binary.OperatorKind, right.Key);
        if (left.Kind == FlowValueKind.Constant) return FlowTest.Of(right, Mirrored(binary.OperatorKind), left.Key);
        return binary.OperatorKind == BinaryOperatorKind.And ? FlowValue.All([left, right])
            : binary.OperatorKind == BinaryOperatorKind.Or ? FlowValue.All([left.Not(), right.Not()]).Not()
            : Made(binary);
    }

    private static BinaryOperatorKind Mirrored(BinaryOperatorKind comparison) => comparison switch
    {
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
        _ => comparison,
    };
}
