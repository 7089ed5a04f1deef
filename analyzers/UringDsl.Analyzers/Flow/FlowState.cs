using System;
using System.Collections.Generic;
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
        : this(data, FlowMap<FlowPlace, FlowValue>.Empty, FlowMap<FlowValue, bool>.Empty, null)
    {
    }

    private FlowState(T data, FlowMap<FlowPlace, FlowValue> places, FlowMap<FlowValue, bool> facts, FlowSite? since) =>
        (Data, Places, Facts, Since) = (data, places, facts, since);

    public T Data { get; }

    public FlowMap<FlowPlace, FlowValue> Places { get; }

    /// <summary>Conditions that this path has decided.</summary>
    public FlowMap<FlowValue, bool> Facts { get; }

    /// <summary>The last operation behind which every shared place may hold something else; null at the start.</summary>
    public FlowSite? Since { get; }

    public FlowState<T> With(T data) => EqualityComparer<T>.Default.Equals(data, Data) ? this : new(data, Places, Facts, Since);

    public FlowState<T> With(FlowPlace place, FlowValue value) => new(Data, Places.SetItem(place, value), Facts, Since);

    public FlowState<T> Without(IEnumerable<FlowPlace> places) => new(Data, Places.RemoveRange(places), Facts, Since);

    public FlowState<T> With(FlowValue condition, bool truth) =>
        condition.Kind is FlowValueKind.Unknown or FlowValueKind.Constant ? this : new(Data, Places, Facts.SetItem(condition, truth), Since);

    /// <summary>Another method may have run: what is shared holds other things, except where <paramref name="isStable"/>.</summary>
    public FlowState<T> Interrupted(FlowSite since, Func<FlowPlace, bool> isStable) =>
        new(Data, Places.Where(place => !place.IsShared || isStable(place)), Facts, since);

    /// <summary>What an operation is about to make anew is forgotten: what held the older one holds something unknown.</summary>
    public FlowState<T> Renewed(FlowValue value)
    {
        FlowMap<FlowPlace, FlowValue> places = Places.Where(place => !place.Mentions(value));
        foreach (KeyValuePair<FlowPlace, FlowValue> place in places)
        {
            if (place.Value.Mentions(value)) places = places.SetItem(place.Key, FlowValue.Unknown);
        }

        FlowMap<FlowValue, bool> facts = Facts.Where(fact => !fact.Mentions(value));
        return ReferenceEquals(places, Places) && ReferenceEquals(facts, Facts) ? this : new(Data, places, facts, Since);
    }

    /// <summary>What holds in both.</summary>
    public FlowState<T> Join(FlowState<T> other, T data)
    {
        FlowMap<FlowPlace, FlowValue> places = Places;
        foreach (FlowPlace place in Places.Keys.Concat(other.Places.Keys))
        {
            FlowValue? left = Places.TryGetValue(place, out FlowValue? l) ? l : null, right = other.Places.TryGetValue(place, out FlowValue? r) ? r : null;
            if (left is null || right is null || !left.Equals(right)) places = places.SetItem(place, FlowValue.Unknown);
        }

        FlowMap<FlowValue, bool> facts = Facts.RemoveRange(
            Facts.Where(f => !other.Facts.TryGetValue(f.Key, out bool truth) || truth != f.Value).Select(f => f.Key));
        return new(data, places, facts, Equals(Since, other.Since) ? Since : (Since ?? other.Since));
    }

    public bool Equals(FlowState<T>? other) => other is not null
        && (ReferenceEquals(this, other)
            || (GetHashCode() == other.GetHashCode()
                && Equals(Since, other.Since)
                && EqualityComparer<T>.Default.Equals(Data, other.Data)
                && Places.Equals(other.Places)
                && Facts.Equals(other.Facts)));

    public override bool Equals(object? obj) => Equals(obj as FlowState<T>);

    public override int GetHashCode()
    {
        if (_hash != 0) return _hash;
        int hash = EqualityComparer<T>.Default.GetHashCode(Data);
        hash ^= unchecked((Places.GetHashCode() * 31) + Facts.GetHashCode());
        return _hash = hash == 0 ? 1 : hash;
    }
}
