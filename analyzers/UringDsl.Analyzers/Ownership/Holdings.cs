using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using UringDsl.Analyzers.Flow;

namespace UringDsl.Analyzers.Ownership;

/// <summary>What is known of everything that is held, at one point of one path. Immutable.</summary>
internal sealed class Holdings : IEquatable<Holdings>
{
    public static readonly Holdings None = new(ImmutableDictionary<FlowValue, Holding>.Empty);

    private Holdings(ImmutableDictionary<FlowValue, Holding> all) => All = all;

    public ImmutableDictionary<FlowValue, Holding> All { get; }

    public Holding? Of(FlowValue value) => All.TryGetValue(value, out Holding? holding) ? holding : null;

    public Holdings With(FlowValue value, Holding holding) => new(All.SetItem(value, holding));

    public Holdings Without(IEnumerable<FlowValue> values) => new(All.RemoveRange(values));

    /// <summary>Where the two paths differ, nothing is asked of anybody.</summary>
    public Holdings Join(Holdings other)
    {
        ImmutableDictionary<FlowValue, Holding>.Builder all = ImmutableDictionary.CreateBuilder<FlowValue, Holding>();
        foreach (KeyValuePair<FlowValue, Holding> held in All)
        {
            if (other.Of(held.Key) is { } same && same == held.Value) all.Add(held);
        }

        return new(all.ToImmutable());
    }

    public bool Equals(Holdings? other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (other is null || All.Count != other.All.Count) return false;
        if (ReferenceEquals(All, other.All)) return true;
        foreach (KeyValuePair<FlowValue, Holding> held in All)
        {
            if (other.Of(held.Key) is not { } same || same != held.Value) return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as Holdings);

    public override int GetHashCode()
    {
        int hash = 0;
        foreach (KeyValuePair<FlowValue, Holding> held in All) hash ^= unchecked((held.Key.GetHashCode() * 397) + (int)held.Value.Status);
        return hash;
    }
}
