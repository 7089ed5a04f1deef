using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Flow;

namespace UringDsl.Analyzers.Ownership;

/// <summary>
/// The private fields and properties of a handler, and of the types in it, that hold kept buffers: who puts them in, and whether anybody gets them out
/// again to send or to return them. Whatever is not plainly putting in or asking how many is taken for getting out.
/// </summary>
internal sealed class BufferFields
{
    private static readonly HashSet<string> s_putting =
        ["Add", "Enqueue", "Push", "Insert", "TryAdd", "AddLast", "AddFirst", "AddRange", "EnsureCapacity", "Clear", "TrimExcess", "Contains", "ContainsKey"];

    private static readonly HashSet<string> s_asking = ["Length", "Span", "HasValue", "Count", "Capacity", "IsEmpty", "Keys"];
    private static readonly HashSet<string> s_dropping = ["Dequeue", "Pop", "Remove", "RemoveAt", "RemoveFirst", "RemoveLast", "RemoveRange"];

    private readonly HashSet<ISymbol> _filled = new(SymbolEqualityComparer.Default), _emptied = new(SymbolEqualityComparer.Default);
    private readonly List<ISymbol> _fields = [];

    public BufferFields(HandlerModel handler, OwnershipTypes types)
    {
        List<INamedTypeSymbol> all = [.. Nested(handler.Handler)];
        foreach (ISymbol member in all.SelectMany(type => type.GetMembers()))
        {
            ITypeSymbol? type = member is IFieldSymbol { IsImplicitlyDeclared: false } field ? field.Type : (member as IPropertySymbol)?.Type;
            if (IsPrivate(member) && type is not null && Holds(type, types)) _fields.Add(member);
        }

        if (_fields.Count == 0) return;
        IEnumerable<IMethodSymbol> methods = all.SelectMany(type => type.GetMembers().OfType<IMethodSymbol>());
        foreach (IOperation operation in methods.Select(handler.GraphOf).OfType<Microsoft.CodeAnalysis.FlowAnalysis.ControlFlowGraph>()
            .SelectMany(graph => graph.OriginalOperation.DescendantsAndSelf()))
        {
            ISymbol? member = operation is IFieldReferenceOperation field ? field.Field : (operation as IPropertyReferenceOperation)?.Property;
            if (member is not null && _fields.Contains(member, SymbolEqualityComparer.Default)) Note(operation, member.OriginalDefinition);
        }

        Sinks.UnionWith(_fields.Where(member => _filled.Contains(member) && !_emptied.Contains(member)));
    }

    /// <summary>Those that buffers go into, and never come out of.</summary>
    public HashSet<ISymbol> Sinks { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Somebody may get out of it what is put into it.</summary>
    public bool IsEmptied(ISymbol field) => _emptied.Contains(field.OriginalDefinition);

    /// <summary>A method that puts something into a collection.</summary>
    public static bool IsPutting(IMethodSymbol method) => s_putting.Contains(method.Name) && method.Name is not ("Clear" or "TrimExcess");

    /// <summary>What goes into it comes out of it once, to be passed on.</summary>
    public static bool IsQueue(ISymbol collection) =>
        ((collection as IFieldSymbol)?.Type ?? (collection as IPropertySymbol)?.Type) is { Name: "Queue" or "Stack" or "ConcurrentQueue" or "PriorityQueue" };

    private static IEnumerable<INamedTypeSymbol> Nested(INamedTypeSymbol type) => type.GetTypeMembers().SelectMany(Nested).Prepend(type);

    private static bool IsPrivate(ISymbol member) => member.DeclaredAccessibility == Accessibility.Private
        || member.ContainingType is { ContainingType: not null, DeclaredAccessibility: Accessibility.Private };

    private static bool Holds(ITypeSymbol type, OwnershipTypes types) => type switch
    {
        IArrayTypeSymbol array => Holds(array.ElementType, types),
        INamedTypeSymbol { TypeKind: not TypeKind.Delegate } named =>
            types.KindOf(named) == HoldingKind.Held || (named.IsGenericType && named.TypeArguments.Any(argument => Holds(argument, types))),
        _ => false,
    };

    private void Note(IOperation reference, ISymbol field)
    {
        IOperation use = reference;
        while (use.Parent is IConversionOperation or IParenthesizedOperation or IPropertyReferenceOperation { Property.Name: "Value" }) use = use.Parent;
        switch (use.Parent)
        {
            case ISimpleAssignmentOperation assignment when assignment.Target == use:
                if (!IsEmpty(assignment.Value)) _filled.Add(field);
                break;
            case IPropertyReferenceOperation { Property.IsIndexer: true, Parent: ISimpleAssignmentOperation stored } element when stored.Target == element:
            case IArrayElementReferenceOperation { Parent: ISimpleAssignmentOperation put } place when put.Target == place:
                _filled.Add(field);
                break;
            case IPropertyReferenceOperation { Property: { IsIndexer: false, Name: var name } } when s_asking.Contains(name):
            case IBinaryOperation or IIsPatternOperation { Pattern: IConstantPatternOperation or INegatedPatternOperation }:
                break;
            case IInvocationOperation call when call.Instance == use && s_putting.Contains(call.TargetMethod.Name):
                if (!call.Arguments.IsEmpty) _filled.Add(field);
                break;
            // What it gives is dropped.
            case IInvocationOperation { Parent: IExpressionStatementOperation } call when call.Instance == use && s_dropping.Contains(call.TargetMethod.Name)
                && call.Arguments.All(a => a.Parameter?.RefKind != RefKind.Out):
                break;
            default:
                _emptied.Add(field);
                break;
        }
    }

    private static bool IsEmpty(IOperation value) => value switch
    {
        IConversionOperation conversion => IsEmpty(conversion.Operand),
        IDefaultValueOperation or ILiteralOperation or IArrayCreationOperation or ICollectionExpressionOperation { Elements.IsEmpty: true } => true,
        IObjectCreationOperation creation => creation.Arguments.IsEmpty && creation.Initializer is null,
        _ => false,
    };
}
