using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Parsing;

/// <summary>Keeps the names of generated members free of the user's own.</summary>
internal static class GeneratedNames
{
    private const string AnotherBase = "Choose another base class, or rename its member";

    public static void Check(HandlerContext context, IReadOnlyList<SubmissionSpec> submissions)
    {
        INamedTypeSymbol handler = context.Handler;
        foreach (ISymbol member in handler.GetMembers())
        {
            if (!context.IsUserWritten(member)) continue;
            if (Clash(context, member) is { } what) Report(context, member, what);
            else if (IsHookWithoutPartial(context, member))
            {
                bool isVoid = member is IMethodSymbol { ReturnsVoid: true, IsOverride: false };
                Hint hint = isVoid ? Hint.None.With(Hint.Modifiers, "+partial", "-private", "-public", "-internal", "-protected") : Hint.None;
                Report(context, member, "a hook", member.IsOverride ? AnotherBase : "Write 'partial void' to implement it, or rename this one", hint);
            }
        }

        // The compiler would warn of a hidden member, and a hook would be called in its stead.
        var hidden = new HashSet<string>(context.Taken);
        foreach (ISymbol member in context.OfBases())
        {
            string? what = Clash(context, member) ?? (HookParser.IsHiddenByHook(context, member) ? "a hook" : null);
            if (what is not null && !member.IsOverride && context.IsAccessible(member) && hidden.Add(member.Name)) ReportInherited(context, member, what);
        }

        if (IsAdded(context, handler.Name)) Report(context, handler, "a member");

        foreach (SubmissionSpec submission in submissions)
        {
            if (submission.Outcome is not { } outcome) continue;
            IMethodSymbol method = context.Submissions[submission.Id - 1];
            bool isOverload = context.Submissions.Take(submission.Id - 1).Any(m => m.Name == method.Name);
            if (isOverload) Report(context, method, $"a submission whose '{outcome.Type}' it would share");
            foreach (string name in new[] { outcome.Type, outcome.StepType })
            {
                string result = $"the result of '{submission.Name}'";
                int before = context.Sink.ErrorCount;
                if (FindUserType(context, name) is { } taken) Report(context, taken, result);
                if (FindBuffers(context, name) is { } buffers)
                {
                    context.Sink.Report(Descriptors.GeneratedNameTaken, buffers, name, result, handler.Name, "Rename this one");
                }

                if (context.Sink.ErrorCount > before) context.Taken.UnionWith([outcome.Type, outcome.StepType]);
                else if (context.OfBases().Where(m => m.Name == name && m is not INamedTypeSymbol { Arity: > 0 })
                    .FirstOrDefault(context.IsAccessible) is { } inherited)
                {
                    ReportInherited(context, inherited, result);
                }
            }
        }
    }

    /// <summary>True for the name of a member that a handler gets whatever its submissions are.</summary>
    public static bool IsAdded(HandlerContext context, string name) => name switch
    {
        "Run" or "Post" or "Statistics" or "RingAddress" or "Ring" => true,
        "State" => context.Handler.GetTypeMembers().Any(type => StateParser.IsState(type, context.Known)),
        _ => HookParser.Names.Contains(name),
    };

    /// <summary>True for a type that is nested in the handler, or in what is around the handler.</summary>
    public static bool IsInScope(INamedTypeSymbol handler, ITypeSymbol type)
    {
        for (ISymbol? scope = handler; scope is not null; scope = scope.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(scope, type.ContainingSymbol)) return true;
        }

        return false;
    }

    // The compiler would speak of a duplicate in a file that the user did not write.
    private static bool IsHookWithoutPartial(HandlerContext context, ISymbol member)
    {
        int extra = context.State is null ? 1 : 2;
        int? parameters = member.Name switch
        {
            "OnStarted" or "OnStopping" => 0,
            "OnOpened" or "OnClosed" => extra,
            "OnUnhandledException" => 1,
            HookParser.BuffersLow => 2,
            "OnMessage" or "OnHandedOver" => 2,
            _ => null,
        };
        return parameters is not null
            && (member is not IMethodSymbol method || (method.Parameters.Length == parameters
                && !SubmissionParser.IsPartial(method) && HookParser.IsHook(context, method)
                && (method.Name is not ("OnOpened" or "OnClosed") || context.Known.OperandOf(method.Parameters[0].Type) == OperandType.Connection)));
    }

    private static string? Clash(HandlerContext context, ISymbol member) => (member.Name, member) switch
    {
        ("Run", IMethodSymbol method) => TakesTokenOrOptions(method) ? "the method that runs the ring" : null,
        ("Run", _) => "the method that runs the ring",
        ("Post", IMethodSymbol { Parameters.Length: not 1 }) => null,
        ("Post", IMethodSymbol method) when method.Parameters[0].Type is not INamedTypeSymbol { Name: "Action", Arity: 0 } => null,
        ("Post", _) => "the method that runs an action on the ring's thread",
        ("RingAddress", _) => "the property with the ring's address",
        ("__ring" or "__statistics" or "__declaration", _) => "a field of generated code",
        ("__states", _) when context.State is not null => "a field of generated code",
        ("Statistics", _) => "the property with the ring's counters",
        ("Ring", _) => "the property with the ring's control",
        (var name, _) when context.Ring.FixedBuffers.Any(pool => pool.Name == name) => "the property with the registered buffers of that name",
        ("State", IMethodSymbol { Parameters.Length: not 1 }) => null,
        ("State", IMethodSymbol method) when context.Known.OperandOf(method.Parameters[0].Type) != OperandType.Connection => null,
        ("State", _) when context.State is not null => "the method that finds the state of a connection",
        _ => null,
    };

    private static bool TakesTokenOrOptions(IMethodSymbol method) => method.Parameters.Length switch
    {
        1 => method.Parameters[0].Type.Name == "CancellationToken",
        2 => method.Parameters[0].Type.Name == "RingOptions" && method.Parameters[1].Type.Name == "CancellationToken",
        _ => false,
    };

    // The generated type is nested in the handler. One of that name further out would be hidden by it, and meant by the user's
    // signature until then: that is refused too.
    private static ISymbol? FindUserType(HandlerContext context, string name)
    {
        ISymbol? member = context.Handler.GetMembers(name).FirstOrDefault(m => m is not INamedTypeSymbol && context.IsUserWritten(m));
        if (member is not null) return member;
        INamespaceOrTypeSymbol? scope = context.Handler;
        while (scope is not null)
        {
            INamedTypeSymbol? taken = scope.GetTypeMembers(name, 0).FirstOrDefault(t => t.Locations.Any(l => l.IsInSource) && context.IsUserWritten(t));
            if (taken is not null) return taken;
            scope = (INamespaceOrTypeSymbol?)scope.ContainingType ?? scope.ContainingNamespace;
        }

        return null;
    }

    private static Location? FindBuffers(HandlerContext context, string name) => context.Handler.GetAttributes()
        .Where(data => KnownSymbols.Same(data, context.Known.FixedBuffersAttribute))
        .Select(data => new AttributeReader(data))
        .FirstOrDefault(attribute => attribute.Positional(0) as string == name)
        ?.AtPositional(0);

    private static void Report(HandlerContext context, ISymbol member, string what, string remedy = "Rename this one", Hint? hint = null)
    {
        context.Taken.Add(member.Name);
        context.Sink.Report(
            Descriptors.GeneratedNameTaken, member.Locations.FirstOrDefault(), hint ?? Hint.None, member.Name, what, context.Handler.Name, remedy);
    }

    private static void ReportInherited(HandlerContext context, ISymbol member, string what) => context.Sink.Report(
        Descriptors.GeneratedNameTaken, HierarchyParser.IdentifierOf(context.Handler), $"{member.ContainingType.Name}.{member.Name}", what,
        context.Handler.Name, AnotherBase);
}
