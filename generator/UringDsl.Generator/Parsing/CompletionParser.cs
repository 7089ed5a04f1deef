using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Parsing;

/// <summary>Finds a completion method and the order of its arguments.</summary>
internal static class CompletionParser
{
    public static CompletionSpec? Parse(
        HandlerContext context, IMethodSymbol submission, string name, Location? location, string valueType, bool hasConnection,
        bool isListener = false)
    {
        string value = $"in {valueType} {ParameterName(valueType)}";
        List<IMethodSymbol> found = MethodsOf(context, name);
        if (found.Count == 0)
        {
            Hint missing = Wanted(context, valueType, hasConnection).With(Hint.Names, Candidates(context, valueType, hasConnection, isListener));
            context.Sink.Report(Descriptors.CompletionMissing, location, missing, name, context.Handler.Name, submission.Name, value);
            return null;
        }

        if (found.Count > 1)
        {
            context.Sink.Report(Descriptors.CompletionOverloaded, location, name, context.Handler.Name, found.Count, submission.Name);
            return null;
        }

        var arguments = new List<CompletionArgument>();
        if (Problem(context, found[0], valueType, hasConnection, isListener, arguments) is not { } problem)
        {
            return new(HierarchyParser.Escape(name), found[0].IsStatic, ReturnsTask(context, found[0]), arguments.ToEquatableArray());
        }

        string also = !hasConnection ? ""
            : context.State is { } state ? $"; 'Connection connection' and 'ref {state.Name} state' may stand beside it, in any order"
            : "; 'Connection connection' may stand beside it";
        context.Sink.Report(
            Descriptors.CompletionMistyped, SubmissionParser.IdentifierOf(found[0]) ?? location, Wanted(context, valueType, hasConnection),
            name, submission.Name, problem, value, also);
        return null;
    }

    private static string ParameterName(string valueType) =>
        valueType.EndsWith("Outcome", System.StringComparison.Ordinal) ? "outcome" : char.ToLowerInvariant(valueType[0]) + valueType.Substring(1);

    /// <summary>What a completion method takes, for the fix that writes one.</summary>
    public static Hint Wanted(HandlerContext context, string valueType, bool hasConnection)
    {
        IEnumerable<string> beside = !hasConnection ? [] : context.State is { } state ? ["Connection", state.Name] : ["Connection"];
        return Hint.None.With(Hint.Value, valueType).With(Hint.Beside, beside);
    }

    // Those that could get the value.
    private static IEnumerable<string> Candidates(HandlerContext context, string valueType, bool hasConnection, bool isListener) =>
        context.Handler.GetMembers()
            .OfType<IMethodSymbol>()
            .Where(m => m is { MethodKind: MethodKind.Ordinary, PartialDefinitionPart: null } && context.IsUserWritten(m))
            .GroupBy(m => m.Name)
            .Where(named => named.Count() == 1 && Problem(context, named.First(), valueType, hasConnection, isListener, []) is null)
            .Select(named => named.Key);

    // The handler's own methods; failing that, the nearest base class's.
    private static List<IMethodSymbol> MethodsOf(HandlerContext context, string name)
    {
        INamedTypeSymbol handler = context.Handler;
        for (INamedTypeSymbol? type = handler; type is not null; type = type.BaseType)
        {
            List<IMethodSymbol> found = type.GetMembers(name)
                .OfType<IMethodSymbol>()
                .Where(m => m.MethodKind == MethodKind.Ordinary && m.PartialDefinitionPart is null)
                .Where(m => SymbolEqualityComparer.Default.Equals(type, handler)
                    ? m.PartialImplementationPart is not null || context.IsUserWritten(m) // not a hook that the generator declares
                    : context.IsAccessible(m))
                .ToList();
            if (found.Count > 0) return found;
        }

        return [];
    }

    private static string? Problem(
        HandlerContext context, IMethodSymbol method, string valueType, bool hasConnection, bool isListener,
        List<CompletionArgument> arguments)
    {
        if (method.IsGenericMethod) return "it is generic";
        bool isTask = ReturnsTask(context, method);
        if (!method.ReturnsVoid && !isTask) return "it does not return void or RingTask, and the dispatch would drop what it returns";
        if (isTask && valueType == "Accepted" && !isListener)
        {
            return "it returns RingTask, and an accept may fail, which only 'in Accepted' tells; call an async method from it";
        }

        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (ArgumentOf(context, parameter, valueType, isTask) is not { } argument) return $"it takes '{Describe(parameter)}'";
            if (argument is CompletionArgument.Connection or CompletionArgument.State && !hasConnection)
            {
                return $"it takes '{Describe(parameter)}', and there is no connection";
            }

            if (arguments.Contains(argument)) return $"it takes '{Describe(parameter)}' twice";
            arguments.Add(argument);
        }

        if (arguments.Any(a => a is CompletionArgument.Value or CompletionArgument.Copy or CompletionArgument.Kept)) return null;
        if (isTask && isListener && arguments.Contains(CompletionArgument.Connection)) return null; // A listener brings connections and nothing else.
        return $"it does not take 'in {valueType}'";
    }

    // An async method cannot take a value by reference, nor one that must not outlive the call.
    private static bool ReturnsTask(HandlerContext context, IMethodSymbol method) => context.Known.IsRuntimeType(method.ReturnType, "RingTask");

    private static CompletionArgument? ArgumentOf(HandlerContext context, IParameterSymbol parameter, string valueType, bool isTask)
    {
        if (isTask && parameter.RefKind == RefKind.None)
        {
            if (valueType == "Received" && context.Known.IsRuntimeType(parameter.Type, "ReceivedBuffer")) return CompletionArgument.Kept;
            if (valueType is not ("Received" or "Accepted") && IsValue(context, parameter.Type, valueType)) return CompletionArgument.Copy;
        }

        if (parameter.RefKind == RefKind.In && IsValue(context, parameter.Type, valueType)) return CompletionArgument.Value;
        if (parameter.RefKind == RefKind.None && context.Known.OperandOf(parameter.Type) == OperandType.Connection) return CompletionArgument.Connection;
        if (parameter.RefKind == RefKind.Ref && context.State is { } state && SymbolEqualityComparer.Default.Equals(parameter.Type, state))
        {
            return CompletionArgument.State;
        }

        return null;
    }

    /// <summary>
    /// True for the type of the result: the runtime's own or, of a chain, an error type until it is generated and then a nested one. A type of
    /// the user's that has the name and would be hidden by the generated one is URING1019.
    /// </summary>
    public static bool IsValue(HandlerContext context, ITypeSymbol type, string valueType)
    {
        if (context.Known.IsRuntimeType(type, valueType)) return true;
        if (type.Name != valueType) return false;
        // A base class may have a private type of the name: until there is one that can be used, the compiler means that.
        bool isInherited = context.Bases().Contains(type.ContainingType, SymbolEqualityComparer.Default);
        if (type.TypeKind == TypeKind.Error && (type.ContainingType is null || isInherited)) return true;
        return valueType.EndsWith("Outcome", System.StringComparison.Ordinal) && GeneratedNames.IsInScope(context.Handler, type);
    }

    private static string Describe(IParameterSymbol parameter)
    {
        string modifier = parameter.RefKind switch
        {
            RefKind.None => "",
            RefKind.In => "in ",
            RefKind.RefReadOnlyParameter => "ref readonly ",
            var other => other.ToString().ToLowerInvariant() + " ",
        };
        return modifier + parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
    }
}
