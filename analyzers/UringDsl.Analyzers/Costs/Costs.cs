using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Parsing;

namespace UringDsl.Analyzers.Costs;

/// <summary>What one operation costs whenever it runs.</summary>
internal static class Costs
{
    /// <summary>The cost, or null.</summary>
    public static CostSite? Of(IOperation operation, KnownSymbols known) => operation switch
    {
        IDelegateCreationOperation creation => OfDelegate(creation),
        IConversionOperation conversion => OfConversion(conversion),
        ITranslatedQueryOperation query => LinqCalls.IsInner(query) ? null : Linq(query, "a query"),
        IInvocationOperation call when LinqCalls.Is(call) => LinqCalls.IsInner(call) ? null : Linq(call, $"'{call.TargetMethod.Name}'"),
        IInvocationOperation call when IsTask(call) => Task(call, known),
        _ => Allocations.Of(operation, known) is { } allocation
            ? new(Descriptors.AllocationPerMessage, operation, allocation.Name, "", allocation.Remedy)
            : null,
    };

    private static CostSite? OfDelegate(IDelegateCreationOperation creation)
    {
        const string remedy = "Make it static and give it what it needs as state, or keep it in a field";
        if (LinqCalls.IsArgument(creation)) return null;
        if (creation.Target is IMethodReferenceOperation { Method: var method } reference)
        {
            bool isCached = reference.Instance is null && method.IsStatic;
            return isCached ? null : new(Descriptors.DelegatePerMessage, creation, $"A delegate of '{method.Name}'", "", "Keep it in a field");
        }

        if (creation.Target is not IAnonymousFunctionOperation lambda) return null;
        string[] captured = Captures.Of(lambda);
        return captured.Length == 0 ? null : new(Descriptors.DelegatePerMessage, creation, $"This lambda, which uses {Listed(captured)},", "", remedy);
    }

    private static CostSite? OfConversion(IConversionOperation conversion)
    {
        if (conversion.Language != LanguageNames.CSharp || !conversion.GetConversion().IsBoxing || IsOnlyText(conversion)) return null;
        string from = Shown(conversion.Operand.Type), to = Shown(conversion.Type);
        return new(Descriptors.BoxingPerMessage, conversion, from, to, $"Take the value as {from}, or by a type parameter");
    }

    private static CostSite Linq(IOperation at, string what) => new(Descriptors.LinqPerMessage, at, what, "", "Write the loop");

    private static CostSite? Task(IInvocationOperation call, KnownSymbols known) => known.IsRuntimeType(call.Type!, "RingTask")
        ? null
        : new(Descriptors.TaskPerMessage, call, call.TargetMethod.Name, Shown(call.Type), "Return RingTask");

    // An async method of the user's own, whose builder is the platform's.
    private static bool IsTask(IInvocationOperation call) =>
        call is { TargetMethod: { IsAsync: true, ReturnsVoid: false } method, Type: INamedTypeSymbol { Name: "Task" or "ValueTask" } }
        && !method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "AsyncMethodBuilderAttribute");

    // "n = " + 5 is written without a box, and so is what a test of a type asks.
    private static bool IsOnlyText(IConversionOperation conversion) => conversion.Parent switch
    {
        IBinaryOperation { Type.SpecialType: SpecialType.System_String } => true,
        ICompoundAssignmentOperation { Type.SpecialType: SpecialType.System_String } => true,
        IIsTypeOperation or IIsPatternOperation => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } => true,
        _ => false,
    };

    private static string Listed(string[] names) => names.Length == 1
        ? names[0]
        : string.Join(", ", names.Take(names.Length - 1)) + " and " + names[names.Length - 1];

    private static string Shown(ITypeSymbol? type) => type?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? "";
}
