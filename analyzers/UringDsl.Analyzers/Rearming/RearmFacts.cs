using Microsoft.CodeAnalysis;

namespace UringDsl.Analyzers.Rearming;

/// <summary>What a path through the completion method of a multishot has done.</summary>
/// <param name="Armed">Where it submitted the multishot again.</param>
/// <param name="HasEnded">Since it knew that the multishot is over, it did something from which another method can go on.</param>
internal sealed record RearmFacts(SyntaxNode? Armed, bool HasEnded)
{
    public static readonly RearmFacts None = new(null, false);
}
