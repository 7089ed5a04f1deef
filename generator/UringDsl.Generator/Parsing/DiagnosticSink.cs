using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace UringDsl.Generator.Parsing;

/// <summary>Where the parser's findings go. The generator passes no receiver and only learns that there was one.</summary>
internal sealed class DiagnosticSink(Action<Diagnostic>? report)
{
    private readonly SortedSet<string> _rules = new(StringComparer.Ordinal);

    public int ErrorCount { get; private set; }

    /// <summary>The numbers of the rules that were broken.</summary>
    public IReadOnlyCollection<string> Rules => _rules;

    public void Report(DiagnosticDescriptor rule, Location? location, params object[] arguments)
    {
        ErrorCount++;
        _rules.Add(rule.Id);
        report?.Invoke(Diagnostic.Create(rule, location, arguments));
    }
}
