using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Model;

namespace UringDsl.Analyzers.Threads;

/// <summary>Where the ring's thread enters a handler: its completion methods and its hooks.</summary>
internal static class RingRoots
{
    /// <summary>The roots of a handler, each method once: as what it is called most often.</summary>
    public static IReadOnlyList<RingRoot> Of(HandlerModel handler) =>
    [
        .. Completions(handler).Concat(Hooks(handler))
            .GroupBy(root => root.Method, SymbolEqualityComparer.Default)
            .Select(same => same.OrderBy(root => root.How).First()),
    ];

    private static IEnumerable<RingRoot> Completions(HandlerModel handler)
    {
        foreach (SubmissionSpec submission in handler.Spec.Submissions)
        {
            RingRootKind how = submission.Shape is SubmissionShape.Listener or SubmissionShape.Accept or SubmissionShape.Adopt or SubmissionShape.HandOver
                || submission.MakesSocket || submission.Steps.Any(step => step.Operation == StepOperation.Close)
                ? RingRootKind.Connection
                : RingRootKind.Message;
            foreach ((CompletionSpec? completion, RingRootKind kind) in new[]
            {
                (submission.Completed, how), (submission.Released, RingRootKind.Message), (submission.Failed, RingRootKind.Failure),
            })
            {
                if (handler.MethodOf(completion) is { } method) yield return new(method, kind);
            }
        }
    }

    private static IEnumerable<RingRoot> Hooks(HandlerModel handler)
    {
        foreach (HookSpec hook in handler.Spec.Hooks)
        {
            if (!hook.IsImplemented) continue;
            RingRootKind how = hook.Name switch
            {
                "OnStarted" or "OnStopping" => RingRootKind.Once,
                "OnUnhandledException" => RingRootKind.Failure,
                "OnMessage" => RingRootKind.Message,
                _ => RingRootKind.Connection,
            };
            foreach (IMethodSymbol method in handler.Handler.GetMembers(hook.Name).OfType<IMethodSymbol>())
            {
                IMethodSymbol own = method.PartialImplementationPart ?? method;
                if (own.PartialDefinitionPart is not null) yield return new(own, how);
            }
        }
    }
}
