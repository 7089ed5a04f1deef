using Microsoft.CodeAnalysis;

namespace UringDsl.Analyzers.Threads;

/// <summary>A method of a handler that the ring's thread calls.</summary>
/// <param name="Method">The user's method.</param>
/// <param name="How">How often.</param>
internal sealed record RingRoot(IMethodSymbol Method, RingRootKind How);

/// <summary>How often the ring's thread calls something.</summary>
internal enum RingRootKind : byte
{
    /// <summary>With every message: the completion of a receive, a send, a poll, a timer, a chain.</summary>
    Message,
    /// <summary>With every connection, or seldom.</summary>
    Connection,
    /// <summary>Once, at the start or at the stop.</summary>
    Once,
    /// <summary>When something has failed.</summary>
    Failure,
}
