using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Calls;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.Analyzers.Costs;

/// <summary>
/// Follows what runs with every message. In the handler, and what is nested in it, each place is named where it is; what another class does
/// on every path, where it is called.
/// </summary>
internal sealed class CostWalk(HandlerModel handler, Action<CostSite, ImmutableArray<string>> report)
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<IMethodSymbol, string>> s_outside = new();

    private readonly SourceBodies _bodies = SourceBodies.Of(handler.Compilation);
    private readonly Seldom _seldom = new(handler);
    private readonly HashSet<IMethodSymbol> _walked = new(SymbolEqualityComparer.Default);
    private readonly HashSet<SyntaxNode> _reported = [];
    private readonly ConcurrentDictionary<IMethodSymbol, string> _outside =
        s_outside.GetValue(handler.Compilation, _ => new(SymbolEqualityComparer.Default));

    /// <summary>Walks a method, or a part of one, that runs with every message.</summary>
    public void From(IMethodSymbol method, IOperation? part = null)
    {
        if (part is not null) Walk(part, [method.Name]);
        else Walk(new Callee(method), []);
    }

    private void Walk(Callee callee, ImmutableArray<string> path)
    {
        if (callee.BodyIn(_bodies) is { } body && _walked.Add(callee.Method.OriginalDefinition)) Walk(body, path.Add(callee.Name));
    }

    private void Walk(IOperation body, ImmutableArray<string> path)
    {
        foreach (IOperation operation in _seldom.Often(body))
        {
            if (Costs.Of(operation, handler.Known) is { } site)
            {
                if (_reported.Add(site.At.Syntax)) report(site, path);
                continue;
            }

            foreach (Callee callee in Code.Callees(operation))
            {
                if (IsOwn(callee)) Walk(callee, path);
                else if (Outside(callee, new()) is { Length: > 0 } found && _reported.Add(operation.Syntax))
                {
                    string name = $"'{callee.Method.ContainingType?.Name}.{callee.Name}'", remedy = "Let it work on the bytes, or on an object that is kept";
                    report(
                        new(Descriptors.AllocationPerMessage, operation, name, "", remedy),
                        [.. path, .. found.Split('|').Select(part => part.Trim('\''))]);
                }
            }
        }
    }

    // The names that lead from a method of another class to what it allocates on every path; empty where there is none.
    private string Outside(Callee callee, Visits visits)
    {
        if (callee.Method.MethodKind is MethodKind.Constructor or MethodKind.StaticConstructor || callee.BodyIn(_bodies) is not { } body) return "";
        IMethodSymbol method = callee.Method.OriginalDefinition;
        if (_outside.TryGetValue(method, out string before)) return before;
        if (!visits.TryEnter(method)) return "";
        string found = "";
        foreach (IOperation operation in Seldom.Always(body))
        {
            if (Costs.Of(operation, handler.Known) is { } site && site.Rule != Descriptors.TaskPerMessage) found = $"{callee.Name}|{site.Name}";
            else if (Code.Callees(operation).Select(next => Outside(next, visits)).FirstOrDefault(names => names.Length > 0) is { } names)
            {
                found = $"{callee.Name}|{names}";
            }

            if (found.Length > 0) break;
        }

        return visits.Leave(method, isKnown: found.Length > 0) ? _outside.GetOrAdd(method, found) : found;
    }

    private bool IsOwn(Callee callee)
    {
        if (callee.Lambda is not null || callee.Method.MethodKind == MethodKind.LocalFunction) return true;
        for (INamedTypeSymbol? type = callee.Method.ContainingType?.OriginalDefinition; type is not null; type = type.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, handler.Handler)) return true;
        }

        return false;
    }
}
