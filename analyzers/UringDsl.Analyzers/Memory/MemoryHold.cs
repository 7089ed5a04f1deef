using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace UringDsl.Analyzers.Memory;

/// <summary>Memory that is in flight when a method is left, and is found again by others.</summary>
/// <param name="Method">The method of the event.</param>
/// <param name="Key">Where it is kept.</param>
/// <param name="IsContainer">It was put into that: a queue, a list.</param>
/// <param name="Flight">What the kernel does with it.</param>
/// <param name="Launched">What else was submitted on the same path.</param>
/// <param name="Numbers">Fields with numbers that the path has put there last.</param>
internal sealed record MemoryHold(
    IMethodSymbol Method, StorageKey Key, bool IsContainer, Flight Flight, ImmutableHashSet<ISymbol> Launched, ImmutableDictionary<StorageKey, int> Numbers);
