using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using UringDsl.Analyzers.Flow;

namespace UringDsl.Analyzers.Memory;

/// <summary>What is known of memory at one point of one path.</summary>
internal sealed record MemoryFacts
{
    public static readonly MemoryFacts None = new();

    /// <summary>What the kernel has.</summary>
    public ImmutableHashSet<Flight> Flights { get; init; } = [];

    /// <summary>What conditions on the way have asked for: fields, properties.</summary>
    public ImmutableHashSet<ISymbol> Guards { get; init; } = ImmutableHashSet.Create<ISymbol>(SymbolEqualityComparer.Default);

    /// <summary>The submissions on the way.</summary>
    public ImmutableHashSet<ISymbol> Launched { get; init; } = ImmutableHashSet.Create<ISymbol>(SymbolEqualityComparer.Default);

    /// <summary>Where a value was taken from: a queue, a stack, a pool.</summary>
    public ImmutableDictionary<FlowValue, StorageKey> Taken { get; init; } = ImmutableDictionary<FlowValue, StorageKey>.Empty;

    /// <summary>What was put where.</summary>
    public ImmutableHashSet<(StorageKey Container, FlowValue Root)> Put { get; init; } = [];

    public MemoryFacts Without(Func<Flight, bool> isGone) => this with { Flights = Flights.Except(Flights.Where(isGone)) };

    public MemoryFacts Renewed(FlowValue value) => this with
    {
        Flights = [.. Flights.Where(f => !f.Root.Mentions(value) && !f.Range.Mentions(value))
            .Select(f => f.Call.Mentions(value) ? f with { Call = FlowValue.Unknown } : f)],
        Taken = Taken.RemoveRange(Taken.Keys.Where(k => k.Mentions(value))),
        Put = Put.Except(Put.Where(p => p.Root.Mentions(value))),
    };

    /// <summary>What is in flight on both paths.</summary>
    public MemoryFacts Join(MemoryFacts other) => new()
    {
        Flights = Flights.Intersect(other.Flights),
        Guards = Guards.Union(other.Guards),
        Launched = Launched.Intersect(other.Launched),
        Taken = Taken.RemoveRange(Taken.Keys.Where(k => !other.Taken.ContainsKey(k))),
        Put = Put.Intersect(other.Put),
    };

    public bool Equals(MemoryFacts? other) => other is not null
        && (ReferenceEquals(this, other)
            || (Same(Flights, other.Flights) && Same(Guards, other.Guards) && Same(Launched, other.Launched) && Same(Put, other.Put)
                && Taken.Count == other.Taken.Count && Taken.All(t => other.Taken.TryGetValue(t.Key, out StorageKey? from) && from == t.Value)));

    public override int GetHashCode() => unchecked((((Flights.Count * 31) + Guards.Count) * 31) + (Launched.Count * 7) + Taken.Count + Put.Count);

    private static bool Same<TItem>(ImmutableHashSet<TItem> left, ImmutableHashSet<TItem> right) =>
        ReferenceEquals(left, right) || (left.Count == right.Count && left.SetEquals((IEnumerable<TItem>)right));
}
