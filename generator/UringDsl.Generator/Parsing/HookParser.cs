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

    public static EquatableArray<HookSpec> Parse(HandlerContext context, ConnectionStateSpec? state)
    {
        (string Type, string Name)[] connection = [("global::UringDsl.Connection", "connection")];
        if (state is not null) connection = [.. connection, ("ref " + state.Type, "state")];
        HookSpec[] hooks =
        [
            Hook(context, "OnStarted"),
            Hook(context, "OnStopping"),
            Hook(context, "OnOpened", connection),
            Hook(context, "OnClosed", connection),
            Hook(context, "OnMessage", ("ulong", "data"), ("int", "value")),
            Hook(context, "OnHandedOver", ("in global::UringDsl.Accepted", "accepted"), ("int", "value")),
            Hook(context, "OnUnhandledException", ("global::System.Exception", "exception")),
        ];
        HookSpec buffersLow = Hook(context, BuffersLow, ("string", "name"), ("int", "free"));
        return (context.Ring.BufferRings.Count == 0 && !buffersLow.IsImplemented ? hooks : [.. hooks, buffersLow]).ToEquatableArray();
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

    private static HookSpec Hook(HandlerContext context, string name, params (string Type, string Name)[] parameters)
    {
        IMethodSymbol? implementation = context.Handler.GetMembers(name)
            .OfType<IMethodSymbol>()
            .Select(m => m.PartialImplementationPart ?? m)
            .FirstOrDefault(m => m.Parameters.Length == parameters.Length && context.IsUserWritten(m) && IsHook(context, m));
        IEnumerable<string> written = parameters.Select((parameter, i) =>
            $"{parameter.Type} {(implementation is null ? parameter.Name : HierarchyParser.Escape(implementation.Parameters[i].Name))}");
        return new(name, string.Join(", ", written), implementation is not null);
    }
}
