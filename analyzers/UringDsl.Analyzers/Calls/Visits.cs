using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace UringDsl.Analyzers.Calls;

/// <summary>
/// The methods that a search is in. One that calls itself adds nothing to its own answer; what was found out meanwhile about the others in
/// the circle is no answer that could be kept, when it is that there is nothing.
/// </summary>
internal sealed class Visits
{
    private const int MaximumDepth = 24;

    private readonly HashSet<IMethodSymbol> _methods = new(SymbolEqualityComparer.Default);
    private bool _isCut;

    /// <summary>False for a method that the search is in already, or too deep.</summary>
    public bool TryEnter(IMethodSymbol method)
    {
        if (_methods.Count < MaximumDepth && _methods.Add(method)) return true;
        _isCut = true;
        return false;
    }

    /// <returns>Whether the answer about the method can be kept.</returns>
    public bool Leave(IMethodSymbol method, bool isKnown)
    {
        _methods.Remove(method);
        bool isWhole = !_isCut || _methods.Count == 0;
        if (_methods.Count == 0) _isCut = false;
        return isKnown || isWhole;
    }
}
