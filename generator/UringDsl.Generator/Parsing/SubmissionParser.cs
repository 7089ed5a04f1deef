using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Parsing;

/// <summary>Reads one submission: its declaration, its steps, their operands, and who learns the result.</summary>
internal sealed class SubmissionParser(HandlerContext context, IMethodSymbol method, byte id)
{
    public static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>True for a method that an operation or [Chain] stands on.</summary>
    public static bool IsSubmission(IMethodSymbol method, KnownSymbols known) =>
        method.GetAttributes().Any(a => known.OperationOf(a) is not null || IsChain(a, known));

    public static Location? IdentifierOf(IMethodSymbol method) => SyntaxOf(method)?.Identifier.GetLocation() ?? method.Locations.FirstOrDefault();

    public static bool IsPartial(IMethodSymbol method) => SyntaxOf(method)?.Modifiers.Any(SyntaxKind.PartialKeyword) == true;

    /// <summary>True where 'scoped' is written: both parts of a method have it. An out parameter and a span of params are scoped without it.</summary>
    public static bool IsScoped(IParameterSymbol parameter) =>
        parameter is { ScopedKind: ScopedKind.ScopedRef or ScopedKind.ScopedValue, IsParams: false, RefKind: not RefKind.Out };

    public SubmissionSpec? Parse()
    {
        int before = context.Sink.ErrorCount;
        List<ParsedStep> steps = StepParser.Parse(context, method);
        AttributeReader? chain = method.GetAttributes().Where(a => IsChain(a, context.Known)).Select(a => new AttributeReader(a)).FirstOrDefault();
        if (steps.Count == 0)
        {
            context.Sink.Report(
                Descriptors.CompletedMisplaced, chain?.Location, Hint.Remove(Hint.Whole), "[Chain]", method.Name,
                "stands on a method without operations. Add the operations, or remove it.");
            return null;
        }

        var results = new ResultParser(context, method, steps, chain);
        if (method.MethodKind != MethodKind.Ordinary)
        {
            Malformed(method.Locations.FirstOrDefault(), "it is an accessor or an operator", results);
            return null;
        }

        CheckDeclaration(results);
        ChainRules.Check(context, method, steps);
        FlagRules.Check(context, method, steps, results.Shape);
        GenericRules.Check(context, method, steps);
        var binder = new OperandBinder(context, method);
        binder.Bind(steps);
        results.CheckMultishot();
        SendRules.Check(context, method, steps);
        RefusedFlags.Check(context, method, steps);
        NumberRules.Check(context, method, steps);
        PermissionRules.Check(context, method, steps);
        if (context.Sink.ErrorCount == before) OrderRules.Check(context, method, steps);
        bool hasConnection = results.Shape is SubmissionShape.Accept or SubmissionShape.Listener
            || (binder.File >= 0 && context.Known.OperandOf(method.Parameters[binder.File].Type) == OperandType.Connection);
        results.Parse(hasConnection);
        RetrySpec? retry = RetryParser.Parse(context, method, steps, results.Shape);
        MethodDeclarationSyntax syntax = SyntaxOf(method)!;
        bool isStub = context.Sink.ErrorCount != before;
        if (isStub && !CanBeImplemented()) return null;
        return new(
            id,
            HierarchyParser.Escape(method.Name),
            string.Join(" ", syntax.Modifiers.Select(m => m.Text)),
            results.Shape,
            results.Observer,
            binder.Parameters(),
            StepFlags.Complete(steps, results.Observer, maySkip: !context.Drains).ToEquatableArray())
        {
            ReturnType = isStub ? method.ReturnType.ToDisplayString(TypeFormat) : "",
            HelperName = context.HelperNames[id - 1],
            ResultType = results.ResultType,
            Completed = results.Completed,
            Failed = results.Failed,
            Outcome = (results.Observer == Observer.Nobody && !isStub) || results.Shape != SubmissionShape.Chain
                ? null
                : new(
                    results.ResultType, method.Name + "Step", SyntaxFacts.GetText(method.DeclaredAccessibility),
                    CarriesConnection: steps[0].Operation is StepOperation.Socket or StepOperation.Accept && LeavesOpen(steps),
                    CarriesFile: steps[0].Operation == StepOperation.Generic && OperandBinder.MakesFile(steps) && LeavesOpen(steps)),
            HasDocumentation = syntax.GetLeadingTrivia().Any(t => t.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)
                || t.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia)),
            FileParameter = binder.File,
            Retry = retry,
            Reserved = binder.Reserved,
            AddressParameter = binder.Address,
        };
    }

    private static bool IsChain(AttributeData attribute, KnownSymbols known) => KnownSymbols.Same(attribute, known.ChainAttribute);

    private static MethodDeclarationSyntax? SyntaxOf(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.Select(r => r.GetSyntax()).OfType<MethodDeclarationSyntax>().FirstOrDefault();

    private static bool LeavesOpen(List<ParsedStep> steps) => steps.All(s => s.Operation != StepOperation.Close);

    private bool CanBeImplemented() => method is { IsPartialDefinition: true, IsGenericMethod: false, ReturnsByRef: false, ReturnsByRefReadonly: false }
        && (method.PartialImplementationPart is not { } body || !context.IsUserWritten(body));

    private void CheckDeclaration(ResultParser results)
    {
        Location? name = IdentifierOf(method);
        if (!method.IsPartialDefinition) Malformed(name, "it has a body or is not partial", results);
        else if (method.PartialImplementationPart is { } body && context.IsUserWritten(body)) Malformed(name, "it has a body of its own", results);
        if (method.IsStatic) Malformed(name, "it is static, and a ring belongs to one object", results, "-static");
        if (method.IsGenericMethod) Malformed(name, "it is generic", results);
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.RefKind is RefKind.None or RefKind.In) continue;
            Malformed(
                parameter.Locations.FirstOrDefault(),
                $"its parameter '{parameter.Name}' is passed by reference, and the kernel works after the call has returned", results,
                parameter.RefKind == RefKind.Out ? "-out" : "-ref", "-readonly");
        }

        if (results.ReturnProblem is { } problem) Malformed(SyntaxOf(method)?.ReturnType.GetLocation() ?? name, problem, results);
    }

    private void Malformed(Location? location, string problem, ResultParser results, params string[] modifiers)
    {
        bool isType = results.ReturnProblem == problem;
        Hint hint = modifiers.Length > 0 ? Hint.None.With(Hint.Modifiers, modifiers)
            : isType && results.AwaitedType is { } awaited ? Hint.None.With(Hint.Value, awaited)
            : Hint.None;
        context.Sink.Report(Descriptors.MalformedSubmission, location, hint, method.Name, problem, results.AwaitedType ?? "Completion");
    }
}
