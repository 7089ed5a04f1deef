using Microsoft.CodeAnalysis;
using UringDsl.Analyzers.Flow;

namespace UringDsl.Analyzers.Ownership;

/// <summary>Something that is passed on once, and what is known of it.</summary>
/// <param name="Made">Where it was taken, kept, opened.</param>
internal sealed record Holding(HoldingKind Kind, HoldingStatus Status, SyntaxNode Made)
{
    /// <summary>A registered buffer that is of no pool, but was registered by the handler itself.</summary>
    public bool IsRegistered { get; init; }

    /// <summary>What it was taken from.</summary>
    public FlowValue? Source { get; init; }

    /// <summary>The call that says whether it is there.</summary>
    public FlowValue? Condition { get; init; }

    /// <summary>What it has become: the held buffer of a lease, the lease of what was received.</summary>
    public FlowValue? Successor { get; init; }

    /// <summary>What has passed it on.</summary>
    public SyntaxNode? By { get; init; }

    /// <summary>The collection of the handler that it was added to, and where.</summary>
    public ISymbol? StoredIn { get; init; }

    public SyntaxNode? StoredAt { get; init; }

    /// <summary>It is lost when nobody passes it on.</summary>
    public bool MustEnd => Kind is HoldingKind.Held or HoldingKind.Fixed or HoldingKind.File;
}
