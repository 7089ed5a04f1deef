using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Parsing;

/// <summary>What the parsers of one handler share.</summary>
internal sealed class HandlerContext(INamedTypeSymbol handler, KnownSymbols known, DiagnosticSink sink)
{
    public INamedTypeSymbol Handler { get; } = handler;

    public KnownSymbols Known { get; } = known;

    public DiagnosticSink Sink { get; } = sink;

    public HierarchySpec Hierarchy { get; set; } = null!;

    public RingSpec Ring { get; set; } = null!;

    /// <summary>The [ConnectionState] struct, if there is one.</summary>
    public INamedTypeSymbol? State { get; set; }

    /// <summary>The submissions by position, and their numbers.</summary>
    public IReadOnlyList<IMethodSymbol> Submissions { get; set; } = [];

    /// <summary>
    /// An analyzer sees the generated file, a generator does not: both ask here and get the same answer.
    /// </summary>
    public bool IsUserWritten(ISymbol symbol) => symbol.DeclaringSyntaxReferences.Any(r => !IsGenerated(r.SyntaxTree));

    // Roslyn puts generated files in a folder that is called after the generator.
    private static bool IsGenerated(SyntaxTree tree) => Path.GetFileName(Path.GetDirectoryName(tree.FilePath)) == typeof(UringGenerator).FullName;

    public AttributeReader? AttributeOf(INamedTypeSymbol? type) =>
        Handler.GetAttributes().Where(a => KnownSymbols.Same(a, type)).Select(a => new AttributeReader(a)).FirstOrDefault();
}
