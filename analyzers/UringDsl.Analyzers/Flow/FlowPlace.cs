using System;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace UringDsl.Analyzers.Flow;

/// <summary>
/// What can be assigned: a local, a parameter or a flow capture (no owner), a field or an automatic property of a value, an element of one.
/// </summary>
internal sealed class FlowPlace : IEquatable<FlowPlace>
{
    private FlowPlace(FlowValue? owner, object key, object? scope)
    {
        Owner = owner;
        Key = key;
        Scope = scope;
    }

    /// <summary>The object or structure that it is a part of; null for what belongs to a method.</summary>
    public FlowValue? Owner { get; }

    /// <summary>A symbol, a capture's number, or the value that is the index.</summary>
    public object Key { get; }

    /// <summary>The graph of a capture.</summary>
    public object? Scope { get; }

    /// <summary>It can be reached from other methods.</summary>
    public bool IsShared => Owner is not null;

    public static FlowPlace Of(ISymbol symbol) => new(null, symbol, null);

    public static FlowPlace Of(object capture, object graph) => new(null, capture, graph);

    public static FlowPlace Of(FlowValue owner, ISymbol member) => new(owner, member, null);

    public static FlowPlace Of(FlowValue owner, FlowValue index) => new(owner, index, null);

    public bool Mentions(FlowValue value) => Owner?.Mentions(value) == true || (Key is FlowValue index && index.Mentions(value));

    public bool Equals(FlowPlace? other) => other is not null && ReferenceEquals(Scope, other.Scope)
        && (Owner is null ? other.Owner is null : Owner.Equals(other.Owner))
        && (Key is ISymbol symbol ? SymbolEqualityComparer.Default.Equals(symbol, other.Key as ISymbol) : Key.Equals(other.Key));

    public override bool Equals(object? obj) => Equals(obj as FlowPlace);

    public override int GetHashCode()
    {
        int key = Key is ISymbol symbol ? SymbolEqualityComparer.Default.GetHashCode(symbol) : Key.GetHashCode();
        return unchecked((key * 31) + (Owner?.GetHashCode() ?? 0) + (Scope is null ? 0 : RuntimeHelpers.GetHashCode(Scope)));
    }
}
