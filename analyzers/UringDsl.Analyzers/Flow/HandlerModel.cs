using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Generator.Model;
using UringDsl.Generator.Parsing;

namespace UringDsl.Analyzers.Flow;

/// <summary>
/// One handler, as the rules of the flow see it: its submissions by symbol, its completion methods, the bodies that the user wrote. Made once
/// per compilation and handler, whoever asks.
/// </summary>
internal sealed class HandlerModel
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<INamedTypeSymbol, Declared>> s_models = new();

    private readonly Dictionary<IMethodSymbol, SubmissionSpec> _submissions;
    private readonly ConcurrentDictionary<IMethodSymbol, ControlFlowGraph?> _graphs = new(SymbolEqualityComparer.Default);
    private IReadOnlyList<IMethodSymbol>? _methods;
    private HashSet<ISymbol>? _assigned;

    private HandlerModel(INamedTypeSymbol handler, KnownSymbols known, Compilation compilation, HandlerSpec spec)
    {
        (Handler, Known, Compilation, Spec) = (handler, known, compilation, spec);
        // The numbers of the parser are positions in this list.
        List<IMethodSymbol> declared = handler.GetMembers().OfType<IMethodSymbol>()
            .Where(m => m.PartialDefinitionPart is null && SubmissionParser.IsSubmission(m, known))
            .ToList();
        _submissions = new(SymbolEqualityComparer.Default);
        foreach (SubmissionSpec submission in spec.Submissions) _submissions.Add(declared[submission.Id - 1], submission);
    }

    public INamedTypeSymbol Handler { get; }

    public KnownSymbols Known { get; }

    public Compilation Compilation { get; }

    /// <summary>What the generator's parser has read. It is there for a handler with errors, too, of what could be read.</summary>
    public HandlerSpec Spec { get; }

    public IReadOnlyDictionary<IMethodSymbol, SubmissionSpec> Submissions => _submissions;

    /// <summary>The user's own methods, constructors and accessors with a body. Lambdas and local functions are parts of theirs.</summary>
    public IReadOnlyList<IMethodSymbol> Methods => _methods ??= Handler.GetMembers().OfType<IMethodSymbol>()
        .Select(m => m.PartialImplementationPart ?? m)
        .Where(m => !m.IsImplicitlyDeclared && !m.IsAbstract && BodyOf(m) is not null)
        .Distinct<IMethodSymbol>(SymbolEqualityComparer.Default)
        .ToList();

    /// <summary>The model of a type; null when it is no handler, or not one that the generator adds code to.</summary>
    public static HandlerModel? Of(INamedTypeSymbol type, KnownSymbols known, Compilation compilation, CancellationToken cancellation)
    {
        if (type.TypeKind != TypeKind.Class || !type.GetAttributes().Any(a => KnownSymbols.Same(a, known.RingHandlerAttribute))) return null;
        return Declare(type, known, compilation, cancellation).Model;
    }

    /// <summary>What the generator's parser says of a handler.</summary>
    public static IReadOnlyList<Diagnostic> DiagnosticsOf(
        INamedTypeSymbol handler, KnownSymbols known, Compilation compilation, CancellationToken cancellation) =>
        Declare(handler, known, compilation, cancellation).Diagnostics;

    /// <summary>What the user has written of a submission, whichever part of it a call names.</summary>
    public static IMethodSymbol DeclarationOf(IMethodSymbol method) => method.PartialDefinitionPart ?? method;

    /// <summary>The submission that a method is, or null.</summary>
    public SubmissionSpec? SubmissionOf(IMethodSymbol? method) =>
        method is not null && _submissions.TryGetValue(DeclarationOf(method), out SubmissionSpec? spec) ? spec : null;

    /// <summary>The user's method of a completion.</summary>
    public IMethodSymbol? MethodOf(CompletionSpec? completion)
    {
        if (completion is null) return null;
        string name = completion.Method.TrimStart('@');
        for (INamedTypeSymbol? type = Handler; type is not null; type = type.BaseType)
        {
            IMethodSymbol? method = type.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(m => Compilation.IsSymbolAccessibleWithin(m, Handler));
            if (method is not null) return method.PartialImplementationPart ?? method;
        }

        return null;
    }

    /// <summary>The generated accessor <c>ref Session State(Connection)</c>.</summary>
    public bool IsState(IMethodSymbol method) =>
        method is { Name: "State", RefKind: RefKind.Ref, Parameters.Length: 1 } && Spec.State is not null
        && SymbolEqualityComparer.Default.Equals(method.ContainingType, Handler)
        && SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type, Known.Connection);

    /// <summary>The type of a connection's state.</summary>
    public bool IsState(ITypeSymbol type) => StateAccessor is { } accessor && SymbolEqualityComparer.Default.Equals(accessor.ReturnType, type);

    /// <summary>The symbol of that accessor, or null.</summary>
    public IMethodSymbol? StateAccessor => Handler.GetMembers("State").OfType<IMethodSymbol>().FirstOrDefault(IsState);

    /// <summary>A method of the handler, or of its base classes.</summary>
    public bool IsOwn(IMethodSymbol method)
    {
        for (INamedTypeSymbol? type = Handler; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, method.ContainingType)) return true;
        }

        return false;
    }

    /// <summary>
    /// What a place holds is the same in every method that runs after the constructor: it is readonly, or a field of the handler that nothing
    /// else assigns.
    /// </summary>
    public bool IsStable(FlowPlace place) => place.Key switch
    {
        IFieldSymbol field => field.IsReadOnly || field.ContainingType.IsReadOnly || (IsOwn(field) && !Assigned.Contains(field)),
        IPropertySymbol property => property.SetMethod is null or { IsInitOnly: true } || (IsOwn(property) && !Assigned.Contains(property)),
        IParameterSymbol parameter => !Assigned.Contains(parameter),
        IMethodSymbol => true,
        _ => false,
    };

    /// <summary>The graph of a method whose body the user wrote, in the handler or outside; null for others.</summary>
    public ControlFlowGraph? GraphOf(IMethodSymbol method)
    {
        method = method.PartialImplementationPart ?? method;
        if (!SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, Compilation.Assembly)) return null;
        return _graphs.GetOrAdd(method.OriginalDefinition, MakeGraph);
    }

    // Fields and properties that something else than a constructor assigns, or hands out by reference.
    private HashSet<ISymbol> Assigned => _assigned ??= new(
        Methods.Where(m => m.MethodKind != MethodKind.Constructor)
            .Select(GraphOf)
            .SelectMany(g => g!.OriginalOperation.DescendantsAndSelf())
            .SelectMany(TargetsOf)
            .Select(SymbolOf)
            .OfType<ISymbol>(),
        SymbolEqualityComparer.Default);

    private bool IsOwn(ISymbol member) =>
        SymbolEqualityComparer.Default.Equals(member.ContainingType, Handler) && member.DeclaredAccessibility == Accessibility.Private;

    // A handler is parsed once, for its rules and for all others.
    private static Declared Declare(INamedTypeSymbol type, KnownSymbols known, Compilation compilation, CancellationToken cancellation)
    {
        ConcurrentDictionary<INamedTypeSymbol, Declared> models = s_models.GetValue(compilation, _ => new(SymbolEqualityComparer.Default));
        if (models.TryGetValue(type, out Declared? declared)) return declared;
        List<Diagnostic> diagnostics = [];
        HandlerSpec? spec = HandlerParser.Read(type, known, diagnostics.Add, cancellation);
        return models.GetOrAdd(type, new Declared(spec is null ? null : new(type, known, compilation, spec), diagnostics));
    }

    private sealed record Declared(HandlerModel? Model, IReadOnlyList<Diagnostic> Diagnostics);

    private static IEnumerable<IOperation> TargetsOf(IOperation operation) => operation switch
    {
        IAssignmentOperation { Target: ITupleOperation } tuple => tuple.Target.DescendantsAndSelf(),
        ISimpleAssignmentOperation { IsRef: true } reference => [reference.Value],
        IAssignmentOperation assignment => [assignment.Target],
        IIncrementOrDecrementOperation step => [step.Target],
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => [argument.Value],
        IAddressOfOperation address => [address.Reference],
        _ => [],
    };

    private static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation property => property.Property,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    private ControlFlowGraph? MakeGraph(IMethodSymbol method)
    {
        if (BodyOf(method) is not { } body) return null;
        SemanticModel model = Compilation.GetSemanticModel(body.SyntaxTree);
        return ControlFlowGraph.Create(body, model);
    }

    private static SyntaxNode? BodyOf(IMethodSymbol method)
    {
        SyntaxNode? syntax = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        if (syntax is null || GeneratedFiles.Has(syntax.SyntaxTree)) return null;
        bool hasBody = syntax switch
        {
            BaseMethodDeclarationSyntax declared => declared.Body is not null || declared.ExpressionBody is not null,
            AccessorDeclarationSyntax accessor => accessor.Body is not null || accessor.ExpressionBody is not null,
            ArrowExpressionClauseSyntax => true,
            _ => false,
        };
        return hasBody ? syntax : null;
    }
}
