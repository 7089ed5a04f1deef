using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace UringDsl.Analyzers.Flow;

// Calls: followed where the source is there, else a value of their own.
internal sealed partial class FlowWalk<T>
{
    private readonly HashSet<IOperation> _followed = [];

    private FlowValue Invoke(IInvocationOperation call)
    {
        _followed.Remove(call);
        FlowValue instance = Evaluate(call.Instance);
        foreach (IArgumentOperation argument in call.Arguments) Argument(argument);
        if (_thrown || _abandoned) return FlowValue.Unknown;
        IMethodSymbol method = call.TargetMethod;
        if (Handler.IsState(method)) return FlowValue.Member(ValueOf(call.Arguments[0].Value), method);
        if (method.Name == "ConfigureAwait" && _followed.Contains(call.Instance!)) return Passed(call, instance);
        List<(IParameterSymbol, FlowValue, IOperation?)> arguments =
            [.. call.Arguments.Where(a => a.Parameter is not null).Select(a => (a.Parameter!, ValueOf(a.Value), (IOperation?)a.Value))];
        FlowValue? followed = method.MethodKind == MethodKind.DelegateInvoke && instance.Kind == FlowValueKind.Function
            ? CallFunction(call, instance, arguments)
            : method.IsAsync && !IsAwaited(call) ? null
            : Call(call, method, instance, arguments);
        if (followed is not null) return Passed(call, followed);

        FlowValue made = Made(call);
        if (Handler.IsOwn(method) && Handler.SubmissionOf(method) is null) Interrupt(call);
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter?.RefKind is not (RefKind.Out or RefKind.Ref)) continue;
            if (argument.Parameter.RefKind == RefKind.Ref && ValueOf(argument.Value).Kind == FlowValueKind.View) continue; // The memory is what it was.
            FlowValue assigned = FlowValue.Out(made.Site!, argument.Parameter.Ordinal);
            Assign(argument.Value, assigned, argument);
            _values[argument.Value] = assigned;
            _values[argument] = assigned;
        }

        bool isView = method.RefKind != RefKind.None ? FlowTypes.IsData(method.ReturnType)
            : FlowTypes.IsBuffer(method.ReturnType) ? method.Name == "Slice"
            : FlowTypes.IsView(method.ReturnType);
        return isView && ViewedBy(call) is { IsKnown: true } viewed ? View(call, viewed, PartOf(call)) : made;
    }

    /// <summary>The body of a call was walked.</summary>
    public bool IsFollowed(IOperation call) => _followed.Contains(call);

    private FlowValue Passed(IOperation call, FlowValue value)
    {
        _followed.Add(call);
        return value;
    }

    private void Argument(IArgumentOperation argument)
    {
        if (argument.Parameter?.RefKind == RefKind.Out) Target(argument.Value);
        else Evaluate(argument.Value);
    }

    // The part of its memory that a call shows: Slice(start, length), AsSpan(memory, start).
    private FlowRange PartOf(IInvocationOperation call)
    {
        if (call.TargetMethod.Name is not ("Slice" or "AsSpan" or "AsMemory"))
        {
            bool isAll = call.TargetMethod.Name is "GetReference" or "GetArrayDataReference" or "Cast" or "AsBytes" or "AsRef" or "As" or "GetEnumerator";
            return isAll ? FlowRange.Whole : FlowRange.Anywhere;
        }

        FlowValue[] numbers = [.. call.Arguments.Skip(call.Instance is null ? 1 : 0).Select(a => ValueOf(a.Value))];
        return numbers.Length == 0 ? FlowRange.Whole : new(numbers[0], numbers.Length > 1 ? numbers[1] : FlowValue.Unknown);
    }

    // The first operand that is memory, or stands for it.
    private FlowValue ViewedBy(IInvocationOperation call)
    {
        IEnumerable<IOperation> operands = call.Arguments.Select(a => a.Value);
        if (call.Instance is not null) operands = operands.Prepend(call.Instance);
        IOperation? memory = operands.FirstOrDefault(o =>
            FlowTypes.IsView(o.Type) || o.Type is IArrayTypeSymbol || (o.Parent is IArgumentOperation { Parameter.RefKind: not RefKind.None }));
        return ValueOf(memory is IArrayElementReferenceOperation element ? element.ArrayReference : memory);
    }

    private static bool IsAwaited(IOperation call) => call.Parent switch
    {
        IAwaitOperation => true,
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait" } configured => IsAwaited(configured),
        IArgumentOperation or IConversionOperation => IsAwaited(call.Parent),
        _ => false,
    };

    private FlowValue Property(IPropertyReferenceOperation reference)
    {
        FlowValue instance = Evaluate(reference.Instance);
        foreach (IArgumentOperation argument in reference.Arguments) Argument(argument);
        return Property(reference.Property, instance, reference.Arguments.Length == 1 ? ValueOf(reference.Arguments[0].Value) : FlowValue.Unknown, reference);
    }

    private FlowValue Property(IPropertySymbol property, FlowValue instance, FlowValue index, IOperation operation)
    {
        if (property.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            return property.Name == "Value" ? instance : FlowTest.Of(instance, BinaryOperatorKind.NotEquals, null);
        }

        if (property.IsIndexer)
        {
            if (IsPartOfView(property)) return View(operation, instance, new(index, FlowValue.Constant(1)));
            return property.Parameters.Length == 1 && ElementOf(instance, index) is { } element ? Read(element) : Made(operation);
        }

        if (property.IsStatic) return Made(operation);
        if (IsAutomatic(property)) return Read(FlowPlace.Of(instance, property));
        if (property.GetMethod is { } getter && Call(operation, getter, instance, []) is { } followed) return followed;
        if (FlowTypes.IsView(property.Type) && !FlowTypes.IsBuffer(property.Type)) return View(operation, instance);
        if (property.RefKind != RefKind.None && IsPartOfView(property)) return View(operation, instance, FlowRange.Anywhere);
        return property.ContainingType is { IsValueType: true, IsReadOnly: true } || property.ContainingType.SpecialType == SpecialType.System_String
                || property.Name == "Length"
            ? Read(FlowPlace.Of(instance, property))
            : Made(operation);
    }

    private FlowValue Create(IObjectCreationOperation creation)
    {
        foreach (IArgumentOperation argument in creation.Arguments) Argument(argument);
        if (_thrown || _abandoned) return FlowValue.Unknown;
        if (FlowTypes.IsView(creation.Type) && creation.Arguments.Length > 0)
        {
            FlowRange part = creation.Arguments.Length < 3 ? FlowRange.Whole : new(ValueOf(creation.Arguments[1].Value), ValueOf(creation.Arguments[2].Value));
            return View(creation, ValueOf(creation.Arguments[0].Value), part);
        }

        FlowValue made = Made(creation);
        FillPrimary(creation, made);
        if (creation.Constructor is { } constructor)
        {
            Call(creation, constructor, made, [.. creation.Arguments.Where(a => a.Parameter is not null)
                .Select(a => (a.Parameter!, ValueOf(a.Value), (IOperation?)a.Value))]);
        }

        return made;
    }

    private FlowValue Await(IAwaitOperation await)
    {
        FlowValue operand = Evaluate(await.Operation);
        if (_followed.Contains(await.Operation)) return operand;
        _client.Suspend(await, _context);
        FlowValue made = Made(await);
        Interrupt(await);
        return made;
    }

    private FlowValue? CallFunction(IOperation call, FlowValue function, List<(IParameterSymbol, FlowValue, IOperation?)> arguments)
    {
        if (function.Key is IMethodSymbol method) return Call(call, method, _frame.Self, Renamed(arguments, method));
        var lambda = (IFlowAnonymousFunctionOperation)function.Key!;
        return lambda.Symbol.IsAsync && !IsAwaited(call) ? null
            : NestedGraph(lambda) is { } graph ? Call(call, graph, lambda.Symbol, _frame.Self, Renamed(arguments, lambda.Symbol)) : null;
    }

    private ControlFlowGraph? NestedGraph(IFlowAnonymousFunctionOperation lambda)
    {
        for (ControlFlowGraph? graph = _frame.Graph; graph is not null; graph = graph.Parent)
        {
            if (Lambdas(graph).Any(l => ReferenceEquals(l, lambda))) return graph.GetAnonymousFunctionControlFlowGraph(lambda);
        }

        return null;
    }

    // The parameters of a delegate are those of its target, in their order.
    private static List<(IParameterSymbol, FlowValue, IOperation?)> Renamed(List<(IParameterSymbol, FlowValue, IOperation?)> arguments, IMethodSymbol target) =>
        [.. arguments.Where(a => a.Item1.Ordinal < target.Parameters.Length).Select(a => (target.Parameters[a.Item1.Ordinal], a.Item2, a.Item3))];

    // The value of a call whose body could be walked; null where it could not.
    private FlowValue? Call(IOperation call, IMethodSymbol method, FlowValue instance, List<(IParameterSymbol, FlowValue, IOperation?)> arguments)
    {
        IMethodSymbol target = OfReceiver(call, method.ReducedFrom ?? method);
        if (target.IsVirtual || target.IsAbstract || target.IsExtern || Handler.SubmissionOf(target) is not null || !_client.Follows(target)) return null;
        if (target.IsOverride && target.ContainingType is { IsSealed: false, IsValueType: false }) return null;
        ControlFlowGraph? graph = target.MethodKind == MethodKind.LocalFunction ? LocalGraph(target) : Handler.GraphOf(target);
        return graph is null ? null : Call(call, graph, target, target.IsStatic ? FlowValue.Unknown : instance, arguments);
    }

    // A using statement calls Dispose of the interface; of a type that nothing derives from, that is one method.
    private static IMethodSymbol OfReceiver(IOperation call, IMethodSymbol method)
    {
        if (method.ContainingType.TypeKind != TypeKind.Interface || call is not IInvocationOperation { Instance: { } receiver }) return method;
        while (receiver is IConversionOperation conversion) receiver = conversion.Operand;
        return receiver.Type is INamedTypeSymbol { TypeKind: TypeKind.Struct } or INamedTypeSymbol { TypeKind: TypeKind.Class, IsSealed: true }
            ? receiver.Type.FindImplementationForInterfaceMember(method) as IMethodSymbol ?? method
            : method;
    }

    private ControlFlowGraph? LocalGraph(IMethodSymbol function)
    {
        for (ControlFlowGraph? graph = _frame.Graph; graph is not null; graph = graph.Parent)
        {
            if (graph.LocalFunctions.Contains(function, SymbolEqualityComparer.Default)) return graph.GetLocalFunctionControlFlowGraph(function);
        }

        return null;
    }
}
