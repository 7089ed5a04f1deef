using System.Linq;
using Microsoft.CodeAnalysis;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Model;

namespace UringDsl.Analyzers.Suppressors;

/// <summary>The methods of a handler that generated code calls, and what it dictates of them.</summary>
internal static class GeneratedCalls
{
    /// <summary>A hook: generated code declares it, with all of its parameters.</summary>
    public static bool IsHook(HandlerModel handler, IMethodSymbol method) =>
        (method.PartialDefinitionPart is not null || method.PartialImplementationPart is not null)
        && handler.Spec.Hooks.Any(hook => hook.IsImplemented && hook.Name == method.Name);

    /// <summary>A method that gets results.</summary>
    public static bool IsCompletion(HandlerModel handler, IMethodSymbol method) => handler.Spec.Submissions
        .SelectMany(submission => new CompletionSpec?[] { submission.Completed, submission.Failed, submission.Released })
        .Any(completion => handler.MethodOf(completion) is { } found && SymbolEqualityComparer.Default.Equals(found, method));

    /// <summary>A parameter that the method cannot do without: those of a hook, and the value of a completion.</summary>
    public static bool IsDictated(HandlerModel handler, IParameterSymbol parameter) => parameter.ContainingSymbol is IMethodSymbol method
        && (IsHook(handler, method) || (parameter.RefKind == RefKind.In && IsCompletion(handler, method)));
}
