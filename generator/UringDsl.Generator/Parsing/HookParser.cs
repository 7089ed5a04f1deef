using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Parsing;

/// <summary>
/// The hooks of a handler, under the parameter names of the user's implementation (other names would be a warning there).
/// </summary>
internal static class HookParser
{
    public const string BuffersLow = "OnBuffersLow";

    /// <summary>The hooks that a handler may have.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["OnStarted", "OnStopping", "OnOpened", "OnClosed", "OnMessage", "OnHandedOver", "OnUnhandledException", BuffersLow];

    /// <summary>The user has written the hook of that name.</summary>
    public static bool IsImplemented(HandlerContext context, string name) =>
        context.Handler.GetMembers(name)
            .OfType<IMethodSymbol>()
            .Any(m => SubmissionParser.IsPartial(m) && context.IsUserWritten(m.PartialImplementationPart ?? m));

    public static EquatableArray<HookSpec> Parse(HandlerContext context)
    {
        IEnumerable<HookSpec> hooks = Names.Select(name => Hook(context, name, ParametersOf(context, name)!));
        return hooks.Where(hook => hook.Name != BuffersLow || hook.IsImplemented || context.Ring.BufferRings.Count > 0).ToEquatableArray();
    }

    /// <summary>True for a member of a base class that the declaration of a hook hides, whether or not the user implements it.</summary>
    public static bool IsHiddenByHook(HandlerContext context, ISymbol inherited)
    {
        if (ParametersOf(context, inherited.Name) is not { } parameters) return false;
        if (inherited.Name == BuffersLow && context.Ring.BufferRings.Count == 0 && !IsImplemented(context, BuffersLow)) return false;
        return inherited is not IMethodSymbol method
            || (method.Arity == 0 && method.Parameters.Select(TypeOf).SequenceEqual(parameters.Select(parameter => parameter.Type)));
    }

    /// <summary>A method of a hook's name and count of parameters is the hook; under the names that users choose themselves, by its types.</summary>
    public static bool IsHook(HandlerContext context, IMethodSymbol method) => method.Name switch
    {
        "OnMessage" => method.Parameters[0].Type.SpecialType == SpecialType.System_UInt64
            && method.Parameters[1].Type.SpecialType == SpecialType.System_Int32,
        "OnHandedOver" => context.Known.IsRuntimeType(method.Parameters[0].Type, "Accepted")
            && method.Parameters[1].Type.SpecialType == SpecialType.System_Int32,
        _ => true,
    };

    private static (string Type, string Name)[]? ParametersOf(HandlerContext context, string name) => name switch
    {
        "OnStarted" or "OnStopping" => [],
        "OnOpened" or "OnClosed" when context.State is { } state =>
            [("global::UringDsl.Connection", "connection"), ("ref " + state.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), "state")],
        "OnOpened" or "OnClosed" => [("global::UringDsl.Connection", "connection")],
        "OnMessage" => [("ulong", "data"), ("int", "value")],
        "OnHandedOver" => [("in global::UringDsl.Accepted", "accepted"), ("int", "value")],
        "OnUnhandledException" => [("global::System.Exception", "exception")],
        BuffersLow => [("string", "name"), ("int", "free")],
        _ => null,
    };

    private static string TypeOf(IParameterSymbol parameter) =>
        (parameter.RefKind == RefKind.None ? "" : parameter.RefKind.ToString().ToLowerInvariant() + " ")
        + parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private static HookSpec Hook(HandlerContext context, string name, (string Type, string Name)[] parameters)
    {
        IMethodSymbol? implementation = context.Handler.GetMembers(name)
            .OfType<IMethodSymbol>()
            .Select(m => m.PartialImplementationPart ?? m)
            .FirstOrDefault(m => m.Parameters.Length == parameters.Length && context.IsUserWritten(m) && IsHook(context, m));
        IEnumerable<string> written = implementation is null
            ? parameters.Select(parameter => $"{parameter.Type} {parameter.Name}")
            : parameters.Zip(implementation.Parameters, (declared, own) =>
                $"{(SubmissionParser.IsScoped(own) ? "scoped " : "")}{declared.Type} {HierarchyParser.Escape(own.Name)}");
        return new(name, string.Join(", ", written), implementation is not null);
    }
}
