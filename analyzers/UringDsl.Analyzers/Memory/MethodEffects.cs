using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Flow;

namespace UringDsl.Analyzers.Memory;

/// <summary>What a method does, with everything that it calls: read off its source, whatever path is taken.</summary>
internal sealed class MethodEffects(HandlerModel handler)
{
    private readonly Dictionary<IMethodSymbol, Effects> _effects = new(SymbolEqualityComparer.Default);

    /// <summary>The effects of one method.</summary>
    internal sealed class Effects
    {
        /// <summary>Fields and properties that are assigned.</summary>
        public HashSet<ISymbol> Assigned { get; } = new(SymbolEqualityComparer.Default);

        /// <summary>Those, and the ones whose methods are called.</summary>
        public HashSet<ISymbol> Changed { get; } = new(SymbolEqualityComparer.Default);

        /// <summary>All that are mentioned.</summary>
        public HashSet<ISymbol> Mentioned { get; } = new(SymbolEqualityComparer.Default);

        /// <summary>Submissions that are called, and asynchronous methods.</summary>
        public HashSet<IMethodSymbol> Launched { get; } = new(SymbolEqualityComparer.Default);

        public void Add(Effects other)
        {
            Assigned.UnionWith(other.Assigned);
            Changed.UnionWith(other.Changed);
            Mentioned.UnionWith(other.Mentioned);
            Launched.UnionWith(other.Launched);
        }
    }

    public Effects Of(IMethodSymbol method)
    {
        method = method.PartialImplementationPart ?? method;
        if (_effects.TryGetValue(method, out Effects? known)) return known;
        var effects = new Effects();
        _effects.Add(method, effects); // A method that calls itself adds nothing to itself.
        if (handler.GraphOf(method) is not { } graph) return effects;
        foreach (IOperation operation in graph.OriginalOperation.DescendantsAndSelf()) Read(operation, effects);
        return effects;
    }

    /// <summary>The fields and properties that an operation asks for, and those behind the methods that it calls.</summary>
    public IEnumerable<ISymbol> Mentioned(IOperation operation)
    {
        var effects = new Effects();
        foreach (IOperation part in operation.DescendantsAndSelf()) Read(part, effects);
        return effects.Mentioned;
    }

    private void Read(IOperation operation, Effects effects)
    {
        switch (operation)
        {
            case IAssignmentOperation assignment:
                foreach (IOperation target in assignment.Target is ITupleOperation tuple ? tuple.Elements : [assignment.Target]) Assign(target, effects);
                break;
            case IIncrementOrDecrementOperation step:
                Assign(step.Target, effects);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                Assign(argument.Value, effects);
                break;
            case IInvocationOperation call:
                Call(call, effects);
                break;
        }

        if (SymbolOf(operation) is not { } symbol) return;
        effects.Mentioned.Add(symbol);
        if (operation is IPropertyReferenceOperation { Property.GetMethod: { } getter } && handler.GraphOf(getter) is not null) effects.Add(Of(getter));
    }

    private void Call(IInvocationOperation call, Effects effects)
    {
        IMethodSymbol target = call.TargetMethod;
        bool isSubmission = handler.SubmissionOf(target) is not null;
        if (isSubmission || target.IsAsync) effects.Launched.Add(HandlerModel.DeclarationOf(target));
        if (!isSubmission && handler.GraphOf(target) is not null) effects.Add(Of(target));
        for (IOperation? at = call.Instance; at is not null; at = (at as IMemberReferenceOperation)?.Instance)
        {
            if (SymbolOf(at) is { } holder && !FlowTypes.IsView(at.Type)) effects.Changed.Add(holder);
        }
    }

    private static void Assign(IOperation target, Effects effects)
    {
        if (SymbolOf(target) is { } symbol) effects.Assigned.Add(symbol);
        for (IOperation? at = target; at is not null; at = InstanceOf(at))
        {
            if (SymbolOf(at) is { } holder && (at == target || !FlowTypes.IsView(at.Type))) effects.Changed.Add(holder);
        }
    }

    private static IOperation? InstanceOf(IOperation operation) => operation switch
    {
        IMemberReferenceOperation member => member.Instance,
        IArrayElementReferenceOperation element => element.ArrayReference,
        _ => null,
    };

    private static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation { Property.IsIndexer: false } property => property.Property,
        IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } parameter => parameter.Parameter,
        _ => null,
    };
}
