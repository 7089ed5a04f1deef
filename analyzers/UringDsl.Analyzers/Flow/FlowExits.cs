using System;
using System.Collections.Generic;

namespace UringDsl.Analyzers.Flow;

/// <summary>How the paths through a body, or through a finally, ended.</summary>
internal sealed class FlowExits<T>
    where T : IEquatable<T>
{
    public List<(FlowState<T> State, FlowValue Value)> Returns { get; } = [];

    /// <summary>By a <c>throw</c> that nothing caught.</summary>
    public List<FlowState<T>> Throws { get; } = [];

    /// <summary>Those of a finally at its end.</summary>
    public List<FlowState<T>> Ends { get; } = [];

    /// <summary>Nothing is known: there were too many paths.</summary>
    public bool GaveUp { get; set; }

    public void Add(FlowExits<T> others)
    {
        Returns.AddRange(others.Returns);
        Throws.AddRange(others.Throws);
        GaveUp |= others.GaveUp;
    }
}
