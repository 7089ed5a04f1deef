using System.Collections.Immutable;
using System.Linq;
using UringDsl.Analyzers.Flow;

namespace UringDsl.Analyzers.Memory;

/// <summary>Which addresses the kernel has on one path, and what operations work with.</summary>
/// <param name="Kept">Memory by who keeps its address: the registered buffer, the call; and the name of the member that was called.</param>
/// <param name="InUse">Registered buffers and futexes, with the call of the operation and its name.</param>
internal sealed record AddressFacts(
    ImmutableHashSet<(FlowValue Memory, FlowValue Keeper, string Name)> Kept, ImmutableHashSet<(FlowValue Operand, FlowValue Call, string Name)> InUse)
{
    public static readonly AddressFacts None = new([], []);

    public AddressFacts Join(AddressFacts other) => new(Kept.Intersect(other.Kept), InUse.Intersect(other.InUse));

    public AddressFacts Renewed(FlowValue value) => new(
        Kept.Except(Kept.Where(k => k.Memory.Mentions(value) || k.Keeper.Mentions(value))),
        InUse.Except(InUse.Where(u => u.Operand.Mentions(value) || u.Call.Mentions(value))));

    /// <summary>An await of a call, or of something that may have waited for any.</summary>
    public AddressFacts Awaited(FlowValue awaited) => new(Kept.Except(Kept.Where(k => k.Keeper.Equals(awaited))), []);

    public AddressFacts Unregistered(FlowValue buffer) =>
        this with { Kept = buffer.IsKnown ? Kept.Except(Kept.Where(k => k.Keeper.Equals(buffer) || !k.Keeper.IsKnown)) : [] };

    public bool Equals(AddressFacts? other) => other is not null
        && (ReferenceEquals(this, other) || (Kept.SetEquals(other.Kept) && InUse.SetEquals(other.InUse)));

    public override int GetHashCode() => (Kept.Count * 31) + InUse.Count;
}
