using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using UringDsl.Analyzers.Flow;

namespace UringDsl.Analyzers.Results;

/// <summary>The connections that a path has closed, and where.</summary>
internal sealed class ClosedConnections(ImmutableDictionary<FlowValue, SyntaxNode> at) : IEquatable<ClosedConnections>
{
    public static readonly ClosedConnections None = new(ImmutableDictionary<FlowValue, SyntaxNode>.Empty);

    public ImmutableDictionary<FlowValue, SyntaxNode> At { get; } = at;

    public bool Equals(ClosedConnections? other) => other is not null
        && (ReferenceEquals(At, other.At) || (At.Count == other.At.Count && At.All(other.Has)));

    private bool Has(KeyValuePair<FlowValue, SyntaxNode> closed) => At.TryGetValue(closed.Key, out SyntaxNode? at) && at == closed.Value;

    public override bool Equals(object? obj) => Equals(obj as ClosedConnections);

    public override int GetHashCode() => At.Count;
}
