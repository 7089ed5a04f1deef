using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace UringDsl.Analyzers.Memory;

/// <summary>What the walks through the methods of one handler have found.</summary>
internal sealed class MemoryLog
{
    private readonly Dictionary<Location, Diagnostic> _reported = [];

    public List<MemoryTouch> Touches { get; } = [];

    public List<MemoryHold> Holds { get; } = [];

    /// <summary>What is put into a container while it is in flight; wrong if others fill what they take from it.</summary>
    public List<(Flight Flight, StorageKey Into, string Name, Location Location)> Recycled { get; } = [];

    public IEnumerable<Diagnostic> Diagnostics => _reported.Values;

    /// <summary>One mistake at one place: a completion that was taken for a release explains more than that memory is written too early.</summary>
    public void Report(DiagnosticDescriptor rule, Location location, params object[] arguments)
    {
        bool isKnown = _reported.TryGetValue(location, out Diagnostic? known) && string.CompareOrdinal(Rank(known.Id), Rank(rule.Id)) >= 0;
        if (!isKnown) _reported[location] = Diagnostic.Create(rule, location, arguments);
    }

    private static string Rank(string id) => id is "URING2004" or "URING2005" ? "X" + id : id;
}
