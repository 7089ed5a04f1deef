using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Calls;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Model;

namespace UringDsl.Analyzers.Results;

/// <summary>
/// Whether something can be submitted behind a close at all: in most methods it cannot, and the paths through them need not be walked. It looks at
/// calls only, not at what they are given.
/// </summary>
internal sealed class CloseReach(HandlerModel handler)
{
    private readonly ConcurrentDictionary<IMethodSymbol, Deeds> _deeds = new(SymbolEqualityComparer.Default);
    private readonly SourceBodies _bodies = SourceBodies.Of(handler.Compilation);

    [Flags]
    private enum Deeds : byte
    {
        None = 0,
        Closes = 1,
        GoesOn = 2,
        Both = 3,
    }

    /// <summary>False when no path of the method submits anything behind a close.</summary>
    public bool IsPossible(IMethodSymbol method)
    {
        if (CloseClient.IsEnd(method)) return (Of(method, new()) & Deeds.GoesOn) != 0;
        if (Of(method, new()) != Deeds.Both || handler.GraphOf(method) is not { } graph) return false;
        List<IOperation> calls = [.. graph.OriginalOperation.Descendants().Where(operation => Of(operation, new()) != Deeds.None)];
        bool isPlain = calls.All(call => call is IInvocationOperation)
            && !graph.OriginalOperation.Descendants().Any(operation => operation is IAnonymousFunctionOperation or ILocalFunctionOperation);
        if (!isPlain || calls.Any(call => Of(call, new()) == Deeds.Both)) return true;
        HashSet<SyntaxNode> closes = [.. calls.Where(call => Of(call, new()) == Deeds.Closes).Select(call => call.Syntax)];
        HashSet<SyntaxNode> behind = Paths.Of(graph).After(operation => closes.Contains(operation.Syntax));
        return calls.Any(call => Of(call, new()) == Deeds.GoesOn && behind.Contains(call.Syntax));
    }

    private Deeds Of(IMethodSymbol method, Visits visits)
    {
        method = method.OriginalDefinition;
        if (handler.SubmissionOf(method) is { } submission)
        {
            if (CloseClient.Shuts(submission)) return Deeds.Both; // It ends one side, and comes too late behind a close.
            return CloseClient.Closes(submission) ? Deeds.Closes : submission.Shape == SubmissionShape.Cancel ? Deeds.None : Deeds.GoesOn;
        }

        if (_bodies.BodyOf(method) is not { } body) return Deeds.None;
        if (_deeds.TryGetValue(method, out Deeds known)) return known;
        if (!visits.TryEnter(method)) return Deeds.None;
        Deeds deeds = body.Descendants().Aggregate(Deeds.None, (all, operation) => all == Deeds.Both ? all : all | Of(operation, visits));
        return visits.Leave(method, isKnown: deeds == Deeds.Both) ? _deeds.GetOrAdd(method, deeds) : deeds;
    }

    private Deeds Of(IOperation operation, Visits visits) => operation switch
    {
        IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } => Deeds.Both,
        IUsingOperation or IUsingDeclarationOperation => Deeds.Both,
        IInvocationOperation call => Of(call.TargetMethod, visits),
        IMethodReferenceOperation reference => Of(reference.Method, visits),
        IObjectCreationOperation { Constructor: { } constructor } => Of(constructor, visits),
        IPropertyReferenceOperation property => OfAccessor(property.Property.GetMethod, visits) | OfAccessor(property.Property.SetMethod, visits),
        IBinaryOperation { OperatorMethod: { } method } => Of(method, visits),
        IUnaryOperation { OperatorMethod: { } method } => Of(method, visits),
        IConversionOperation { OperatorMethod: { } method } => Of(method, visits),
        _ => Deeds.None,
    };

    private Deeds OfAccessor(IMethodSymbol? accessor, Visits visits) => accessor is null ? Deeds.None : Of(accessor, visits);
}
