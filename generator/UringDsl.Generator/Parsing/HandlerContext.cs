using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Parsing;

/// <summary>What the parsers of one handler share.</summary>
internal sealed class HandlerContext(INamedTypeSymbol handler, KnownSymbols known, DiagnosticSink sink)
{
    private IReadOnlyList<string>? _helperNames;
    private bool? _drains;

    public INamedTypeSymbol Handler { get; } = handler;

    public KnownSymbols Known { get; } = known;

    public DiagnosticSink Sink { get; } = sink;

    public HierarchySpec Hierarchy { get; set; } = null!;

    public RingSpec Ring { get; set; } = null!;

    /// <summary>The [ConnectionState] struct, if there is one.</summary>
    public INamedTypeSymbol? State { get; set; }

    /// <summary>The submissions by position, and their numbers.</summary>
    public IReadOnlyList<IMethodSymbol> Submissions { get; set; } = [];

    /// <summary>What the helpers of the submissions are called after, by the same positions.</summary>
    public IReadOnlyList<string> HelperNames => _helperNames ??= Parsing.HelperNames.Of(Submissions);

    /// <summary>Names of generated members that the user has given to something else: not even a stub can have them.</summary>
    public HashSet<string> Taken { get; } = [];

    /// <summary>True when a submission drains: then nothing of this ring may skip its completion, or the kernel refuses the drain.</summary>
    public bool Drains => _drains ??= Operations().Any(o => o.Attribute.Flag("Drain"));

    /// <summary>The first submission that is armed until it is cancelled.</summary>
    public IMethodSymbol? Endless() => Operations()
        .Where(o => o.Operation == StepOperation.Listener || o.Attribute.Flag("Multishot"))
        .Select(o => o.Method)
        .FirstOrDefault();

    /// <summary>
    /// An analyzer sees the generated file, a generator does not: both ask here and get the same answer.
    /// </summary>
    public bool IsUserWritten(ISymbol symbol) => symbol.DeclaringSyntaxReferences.Any(r => !GeneratedFiles.Has(r.SyntaxTree));

    /// <summary>What the handler can call by its name alone: nothing private of a base class, nothing internal of another assembly.</summary>
    public bool IsAccessible(ISymbol symbol) => Known.Compilation.IsSymbolAccessibleWithin(symbol, Handler);

    /// <summary>The base classes, the nearest one first.</summary>
    public IEnumerable<INamedTypeSymbol> Bases()
    {
        for (INamedTypeSymbol? type = Handler.BaseType; type is not null; type = type.BaseType) yield return type;
    }

    /// <summary>Members of the base classes; the handler has those that are accessible, which costs more to find out than a name to compare.</summary>
    public IEnumerable<ISymbol> OfBases() => Bases().SelectMany(type => type.GetMembers());

    private IEnumerable<(IMethodSymbol Method, StepOperation Operation, AttributeReader Attribute)> Operations() =>
        from method in Submissions
        from attribute in method.GetAttributes()
        let operation = Known.OperationOf(attribute)
        where operation is not null
        select (method, operation.Value, new AttributeReader(attribute));

    public AttributeReader? AttributeOf(INamedTypeSymbol? type) =>
        Handler.GetAttributes().Where(a => KnownSymbols.Same(a, type)).Select(a => new AttributeReader(a)).FirstOrDefault();
}
