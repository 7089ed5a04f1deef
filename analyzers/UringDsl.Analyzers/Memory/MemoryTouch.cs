using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using UringDsl.Analyzers.Flow;

namespace UringDsl.Analyzers.Memory;

/// <summary>Something that a method does with memory that is kept from one event to the next.</summary>
/// <param name="Method">The method of the event: a completion method, a hook.</param>
/// <param name="Key">Where the memory was found.</param>
/// <param name="IsTaken">It was taken out of there: a queue, a pool.</param>
/// <param name="Range">The part.</param>
/// <param name="Kind">What is done.</param>
/// <param name="Into">Where it is put.</param>
/// <param name="By">The submission that fills it.</param>
/// <param name="Guards">What conditions on the way asked for.</param>
/// <param name="Start">The field that says where the part begins, as it was when the method was called.</param>
/// <param name="Location">Where that is written.</param>
internal sealed record MemoryTouch(
    IMethodSymbol Method, StorageKey Key, bool IsTaken, FlowRange Range, TouchKind Kind, StorageKey? Into, string? By, ImmutableHashSet<ISymbol> Guards,
    StorageKey? Start, Location Location);

/// <summary>What is done with memory.</summary>
internal enum TouchKind : byte
{
    Written,
    /// <summary>Passed to an operation that fills it.</summary>
    Filled,
    /// <summary>Put where others take it from.</summary>
    Recycled,
}
