using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace UringDsl.Analyzers.Rearming;

/// <summary>What a path through the completion method of a multishot has done.</summary>
/// <param name="Armed">Where it submitted the multishot again.</param>
/// <param name="HasEnded">Since it knew that the multishot is over, it did something from which another method can go on.</param>
/// <param name="Asked">The conditions that it has met of which the completion is no part, and how they turned out.</param>
internal sealed record RearmFacts(SyntaxNode? Armed, bool HasEnded, ImmutableHashSet<(SyntaxNode Condition, bool Truth)> Asked)
{
    public static readonly RearmFacts None = new(null, false, []);

    public bool Equals(RearmFacts? other) =>
        other is not null && Armed == other.Armed && HasEnded == other.HasEnded && Asked.SetEquals(other.Asked);

    public override int GetHashCode() => (Armed?.GetHashCode() ?? 0) + (HasEnded ? 1 : 0) + Asked.Sum(a => a.Condition.SpanStart);
}
