using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Analyzers.Rearming;

/// <summary>
/// URING2040 to 2042 on the completion method of one multishot with <c>Rearm.Manual</c>, path by path: what ends is submitted again or given up, what
/// is armed is left alone, and what fails is not tried for ever.
/// <para>
/// <b>Heuristic.</b> A path that knows that the multishot is over has given it up, or leaves it to another method, when from then on it calls
/// something with the connection or a member of the handler, assigns a member, or throws. So has one that does nothing where a condition of the
/// handler's own, as a flag of a stop that has begun, is all that keeps it from doing so. <b>Missed on purpose:</b> submissions from other methods,
/// which may know more than this one; a field that another method never looks at.
/// </para>
/// </summary>
internal sealed class RearmClient(HandlerModel handler, SubmissionSpec multishot, IMethodSymbol completed, Action<Diagnostic> report) : FlowClient<RearmFacts>
{
    private readonly IParameterSymbol? _completion = completed.Parameters.FirstOrDefault(p => p.Type.GetMembers("IsArmed").Any());
    private readonly HashSet<FlowValue> _takes = [];
    private readonly HashSet<(string Rule, SyntaxNode At)> _reported = [];

    // The paths that may have lost the multishot, and what the others had asked.
    private readonly List<(Ending Ending, ImmutableHashSet<(SyntaxNode Condition, bool Truth)> Asked)> _lost = [];
    private readonly HashSet<(SyntaxNode Condition, bool Truth)> _kept = [];

    public override RearmFacts Start => RearmFacts.None;

    public override RearmFacts Join(RearmFacts left, RearmFacts right) => 
        new(left.Armed ?? right.Armed, left.HasEnded || right.HasEnded, left.Asked.Union(right.Asked));

    public override void Visit(IOperation operation, FlowValue value, FlowContext<RearmFacts> context)
    {
        if (_completion is null || !IsHere(context) || operation is not IInvocationOperation call) return;
        if (call.TargetMethod.Name == "TryTake" && call.Instance is { } instance && context.ValueOf(instance).Equals(Completion)) _takes.Add(value);
        SubmissionSpec? submission = handler.SubmissionOf(call.TargetMethod);
        if (submission == multishot) Arm(call, context);
        else if (Ends(call, submission, context)) End(context);
        // Who is given the whole completion can go on with it.
        bool isHandedOn = call.Arguments.Any(a => context.ValueOf(a.Value).Equals(Completion)) && !context.IsFollowed(call);
        if (isHandedOn) context.Data = context.Data with { HasEnded = true };
    }

    public override void Assign(FlowPlace place, FlowValue value, IOperation operation, FlowContext<RearmFacts> context)
    {
        bool isCount = operation is ICompoundAssignmentOperation or IIncrementOrDecrementOperation;
        if (_completion is not null && IsHere(context) && place.IsShared && !isCount) End(context);
    }

    public override void Branch(IOperation condition, FlowValue value, bool truth, FlowContext<RearmFacts> context)
    {
        if (_completion is null || !IsHere(context) || value.Kind == FlowValueKind.Constant || _takes.Any(value.Mentions)) return;
        bool isOfCompletion = value.IsKnown ? value.Mentions(Completion) : condition.DescendantsAndSelf().Any(IsCompletion);
        // Which events a poll has brought is the handler's own affair, too.
        bool isOfEvents = condition.DescendantsAndSelf().Any(o => o is IPropertyReferenceOperation { Property.Name: "Events" });
        if (!isOfCompletion || isOfEvents) context.Data = context.Data with { Asked = context.Data.Asked.Add((condition.Syntax, truth)) };
    }

    public override void Leave(FlowValue returned, bool throws, FlowContext<RearmFacts> context)
    {
        // An exception that nobody catches ends the connection.
        if (_completion is null || throws || !IsHere(context)) return;
        if (context.Data is { Armed: not null } or { HasEnded: true })
        {
            _kept.UnionWith(context.Data.Asked);
            return;
        }

        Ending ending = EndingOf(context);
        bool isNobodys = ending.HasFailed && _completion.Type.Name is "Expired" or "Polled";
        if (ending.MayBeOver && !isNobodys) _lost.Add((ending, context.Data.Asked));
    }

    /// <summary>All paths have been walked.</summary>
    public void Finish()
    {
        // Where the handler's own condition decides, one answer goes on and the other does nothing: nothing more is wanted then.
        int before;
        do
        {
            before = _lost.Count;
            HashSet<(SyntaxNode Condition, bool Truth)> lost = [.. _lost.SelectMany(l => l.Asked)];
            _lost.RemoveAll(l => l.Asked.Select(a => (a.Condition, !a.Truth)).Any(other => _kept.Contains(other) && !lost.Contains(other)));
        }
        while (_lost.Count < before);

        foreach ((Ending ending, _) in _lost) Report(Descriptors.MultishotNotRearmed, NameOf(completed), multishot.Name, ending.Case(), completed.Name);
    }

    private bool IsCompletion(IOperation operation) =>
        operation is IParameterReferenceOperation reference && reference.Parameter.Equals(_completion, SymbolEqualityComparer.Default);

    private FlowValue Completion => FlowValue.Parameter(_completion!);

    private void Arm(IInvocationOperation call, FlowContext<RearmFacts> context)
    {
        Ending ending = EndingOf(context);
        SyntaxNode at = call.Syntax;
        if (context.Data.Armed is { } before && before != at)
        {
            Report(Descriptors.MultishotArmedTwice, at, multishot.Name, $"line {FlowSite.LineOf(before)} has submitted it");
        }
        else if (!ending.IsOver)
        {
            Report(Descriptors.MultishotArmedTwice, at, multishot.Name, ending.IsArmed == true ? "IsArmed says so" : "nothing on this path has asked IsArmed");
        }
        else if (ending.Objection(context.Data.HasEnded) is { } objection)
        {
            Report(Descriptors.MultishotRearmedOnError, at, multishot.Name, objection);
        }

        context.Data = context.Data with { Armed = at };
    }

    private void End(FlowContext<RearmFacts> context)
    {
        if (EndingOf(context).IsOver) context.Data = context.Data with { HasEnded = true };
    }

    private bool Ends(IInvocationOperation call, SubmissionSpec? submission, FlowContext<RearmFacts> context)
    {
        if (submission is not null) return true;
        if (context.IsFollowed(call)) return false;
        if (call.Instance is { } instance)
        {
            FlowValue on = context.ValueOf(instance);
            if (on.Equals(Completion)) return false;
            if (on.Equals(FlowValue.This) || on.Mentions(FlowValue.This)) return true;
        }

        // Something that knows of this connection can go on with it; a line in a log cannot.
        return call.Arguments.Any(a => Carries(a.Value, context)) || (call.Instance is not null && call.TargetMethod.Name == "Return");
    }

    private bool Carries(IOperation argument, FlowContext<RearmFacts> context)
    {
        if (argument.Type?.ToDisplayString() == "UringDsl.Connection") return true;
        FlowValue value = context.ValueOf(argument);
        return value.Kind is FlowValueKind.Function or FlowValueKind.This
            || argument.Descendants().Any(o => o.Type?.ToDisplayString() == "UringDsl.Connection");
    }

    private Ending EndingOf(FlowContext<RearmFacts> context) => Ending.Of(Completion, _completion!.Type, _takes, context);

    private bool IsHere(FlowContext<RearmFacts> context) => SymbolEqualityComparer.Default.Equals(context.Entry, completed);

    private static SyntaxNode NameOf(IMethodSymbol method) => method.DeclaringSyntaxReferences[0].GetSyntax();

    private void Report(DiagnosticDescriptor rule, SyntaxNode at, params object[] arguments)
    {
        if (!_reported.Add((rule.Id, at))) return;
        Location location = at is Microsoft.CodeAnalysis.CSharp.Syntax.MethodDeclarationSyntax method ? method.Identifier.GetLocation() : at.GetLocation();
        report(Diagnostic.Create(rule, location, arguments));
    }
}
