using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace UringDsl.Analyzers.Flow;

/// <summary>
/// What is known at one point of one path: what the places hold, which conditions have been decided, and the rule's own data. Immutable.
/// </summary>
internal sealed class FlowState<T> : IEquatable<FlowState<T>>
    where T : IEquatable<T>
{
    private int _hash;

    public FlowState(T data)
        : this(data, ImmutableDictionary<FlowPlace, FlowValue>.Empty, ImmutableDictionary<FlowValue, bool>.Empty, null)
    {
    }

    private FlowState(T data, ImmutableDictionary<FlowPlace, FlowValue> places, ImmutableDictionary<FlowValue, bool> facts, FlowSite? since) =>
        (Data, Places, Facts, Since) = (data, places, facts, since);

    public T Data { get; }

    public ImmutableDictionary<FlowPlace, FlowValue> Places { get; }

    /// <summary>Conditions that this path has decided.</summary>
    public ImmutableDictionary<FlowValue, bool> Facts { get; }

    /// <summary>The last operation behind which every shared place may hold something else; null at the start.</summary>
    public FlowSite? Since { get; }

    public FlowState<T> With(T data) => EqualityComparer<T>.Default.Equals(data, Data) ? this : new(data, Places, Facts, Since);

    public FlowState<T> With(FlowPlace place, FlowValue value) => new(Data, Places.SetItem(place, value), Facts, Since);

    public FlowState<T> Without(IEnumerable<FlowPlace> places) => new(Data, Places.RemoveRange(places), Facts, Since);

    public FlowState<T> With(FlowValue condition, bool truth) =>
        condition.Kind is FlowValueKind.Unknown or FlowValueKind.Constant ? this : new(Data, Places, Facts.SetItem(condition, truth), Since);

    /// <summary>Another method may have run: what is shared holds other things, except where <paramref name="isStable"/>.</summary>
    public FlowState<T> Interrupted(FlowSite since, Func<FlowPlace, bool> isStable) =>
        new(Data, Places.RemoveRange(Places.Keys.Where(p => p.IsShared && !isStable(p))), Facts, since);

    /// <summary>What an operation is about to make anew is forgotten: what held the older one holds something unknown.</summary>
    public FlowState<T> Renewed(FlowValue value)
    {
        ImmutableDictionary<FlowPlace, FlowValue> places = Places;
        foreach (KeyValuePair<FlowPlace, FlowValue> place in Places)
        {
            if (place.Key.Mentions(value)) places = places.Remove(place.Key);
            else if (place.Value.Mentions(value)) places = places.SetItem(place.Key, FlowValue.Unknown);
        }

        ImmutableDictionary<FlowValue, bool> facts = Facts.RemoveRange(Facts.Keys.Where(f => f.Mentions(value)));
        return ReferenceEquals(places, Places) && ReferenceEquals(facts, Facts) ? this : new(Data, places, facts, Since);
    }

    /// <summary>What holds in both.</summary>
    public FlowState<T> Join(FlowState<T> other, T data)
    {
        ImmutableDictionary<FlowPlace, FlowValue> places = Places;
        foreach (FlowPlace place in Places.Keys.Concat(other.Places.Keys))
        {
            FlowValue? left = Places.TryGetValue(place, out FlowValue? l) ? l : null, right = other.Places.TryGetValue(place, out FlowValue? r) ? r : null;
            if (left is null || right is null || !left.Equals(right)) places = places.SetItem(place, FlowValue.Unknown);
        }

        ImmutableDictionary<FlowValue, bool> facts = Facts.RemoveRange(
            Facts.Where(f => !other.Facts.TryGetValue(f.Key, out bool truth) || truth != f.Value).Select(f => f.Key));
        return new(data, places, facts, Equals(Since, other.Since) ? Since : (Since ?? other.Since));
    }

    public bool Equals(FlowState<T>? other) => other is not null
        && (ReferenceEquals(this, other)
            || (GetHashCode() == other.GetHashCode()
                && Equals(Since, other.Since)
                && EqualityComparer<T>.Default.Equals(Data, other.Data)
                && Same(Places, other.Places)
                && Same(Facts, other.Facts)));

    public override bool Equals(object? obj) => Equals(obj as FlowState<T>);

    public override int GetHashCode()
    {
        if (_hash != 0) return _hash;
        int hash = EqualityComparer<T>.Default.GetHashCode(Data);
        foreach (KeyValuePair<FlowPlace, FlowValue> place in Places) hash ^= unchecked((place.Key.GetHashCode() * 397) + place.Value.GetHashCode());
        foreach (KeyValuePair<FlowValue, bool> fact in Facts) hash ^= unchecked((fact.Key.GetHashCode() * 17) + (fact.Value ? 1 : 2));
        return _hash = hash == 0 ? 1 : hash;
    }

    private static bool Same<TKey, TValue>(ImmutableDictionary<TKey, TValue> left, ImmutableDictionary<TKey, TValue> right)
        where TKey : notnull
    {
        if (ReferenceEquals(left, right)) return true;
        if (left.Count != right.Count) return false;
        foreach (KeyValuePair<TKey, TValue> item in left)
        {
            if (!right.TryGetValue(item.Key, out TValue? value) || !EqualityComparer<TValue>.Default.Equals(item.Value, value)) return false;
        }

        return true;
    }
}
