using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.Generator.Parsing;

/// <summary>Where the parser's findings go. The generator passes no receiver and only learns that there was one.</summary>
internal sealed class DiagnosticSink(Action<Diagnostic>? report)
{
    private readonly SortedSet<string> _rules = new(StringComparer.Ordinal);

    public int ErrorCount { get; private set; }

    /// <summary>Somebody hears what is found: else suggestions need not be looked for.</summary>
    public bool IsHeard => report is not null;

    /// <summary>The numbers of the rules that were broken.</summary>
    public IReadOnlyCollection<string> Rules => _rules;

    public void Report(DiagnosticDescriptor rule, Location? location, params object[] arguments) => Report(rule, location, Hint.None, arguments);

    /// <summary>The same, and what would put it right. What is no error is said, and the code is generated all the same.</summary>
    public void Report(DiagnosticDescriptor rule, Location? location, Hint hint, params object[] arguments)
    {
        if (rule.DefaultSeverity == DiagnosticSeverity.Error)
        {
            ErrorCount++;
            _rules.Add(rule.Id);
        }

        Location[] others = hint.Attribute is { } attribute ? [attribute] : [];
        report?.Invoke(Diagnostic.Create(rule, location, others, hint.Properties, arguments));
    }
}
