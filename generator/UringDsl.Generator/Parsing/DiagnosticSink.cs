using System;
using Microsoft.CodeAnalysis;

namespace UringDsl.Generator.Parsing;

/// <summary>Where the parser's findings go. The generator passes no receiver and only learns that there was one.</summary>
internal sealed class DiagnosticSink(Action<Diagnostic>? report)
{
    public int ErrorCount { get; private set; }

    public void Report(DiagnosticDescriptor rule, Location? location, params object[] arguments)
    {
        ErrorCount++;
        report?.Invoke(Diagnostic.Create(rule, location, arguments));
    }
}
