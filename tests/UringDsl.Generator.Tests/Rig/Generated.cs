using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace UringDsl.Testing;

/// <summary>What a generator made of a project.</summary>
/// <param name="Input">The user's own files.</param>
/// <param name="Output">The same with the generated files.</param>
/// <param name="Run">The generator's run, with its tracked steps.</param>
/// <param name="Diagnostics">What the generator itself reported: nothing, if it is one of ours.</param>
internal sealed record Generated(CSharpCompilation Input, Compilation Output, GeneratorRunResult Run, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The generated texts by hint name.</summary>
    public IReadOnlyDictionary<string, string> Files { get; } =
        Run.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    /// <summary>All generated texts, in the order of their hint names.</summary>
    public string Text => string.Join("\n", Files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => file.Value));
}
