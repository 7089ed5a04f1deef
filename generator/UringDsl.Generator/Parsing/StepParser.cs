using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;
using UringDsl.Generator.Ops;

namespace UringDsl.Generator.Parsing;

/// <summary>One operation attribute as it was read: the value that goes into the model, and the attribute for messages.</summary>
internal sealed class ParsedStep(string attributeName, AttributeReader attribute, StepSpec spec)
{
    /// <summary>What the user knows it by: Receive.</summary>
    public string AttributeName { get; } = attributeName;

    public AttributeReader Attribute { get; } = attribute;

    public StepSpec Spec { get; set; } = spec;

    public StepOperation Operation => Spec.Operation;

    /// <summary>It works on what another submission has in flight.</summary>
    public bool HasTarget => Generic?.Attribute.HasTarget == true;

    /// <summary>The row and its attribute, of a generic operation.</summary>
    public GenericOperation? Generic { get; init; }
}

/// <summary>Reads the operation attributes of a method in the order in which they stand.</summary>
internal static class StepParser
{
    private const string Suffix = "Attribute";

    public static List<ParsedStep> Parse(HandlerContext context, IMethodSymbol method)
    {
        var steps = new List<ParsedStep>();
        foreach (AttributeData data in method.GetAttributes().OrderBy(a => a.ApplicationSyntaxReference?.Span.Start ?? 0))
        {
            if (context.Known.OperationOf(data) is not { } operation) continue;
            var attribute = new AttributeReader(data);
            string name = data.AttributeClass!.Name;
            name = name.Substring(0, name.Length - Suffix.Length);
            GenericOperation? generic = context.Known.GenericOf(data);
            bool readsAgain = generic?.Attribute.Name == "Read" && (attribute.Flag("Multishot") || attribute.Has("Buffers"));
            if (readsAgain) (operation, generic) = (StepOperation.ReadMultishot, null);
            int earlier = steps.Count(s => s.AttributeName == name);
            var spec = new StepSpec(operation, earlier == 0 ? name : name + (earlier + 1), LinkOf(attribute))
            {
                ZeroCopy = operation == StepOperation.Send ? attribute.Number("ZeroCopy") : 0,
                Multishot = attribute.Flag("Multishot"),
                Direct = attribute.Flag("Direct"),
                ManualRearm = attribute.Number("Rearm") == 1,
                ReusePort = attribute.Flag("ReusePort"),
                Bundle = operation == StepOperation.Recv && attribute.Flag("Bundle"),
                WaitsForAll = operation == StepOperation.Recv && attribute.Flag("WaitAll"),
                Backlog = attribute.Number("Backlog", operation == StepOperation.Listen ? 1024 : 0),
                SocketType = operation == StepOperation.Socket ? attribute.Number("Type", otherwise: 1) : 1,
                NameBytes = operation == StepOperation.Recvmsg ? attribute.Number("NameBytes", otherwise: 28) : 0,
                ControlBytes = operation == StepOperation.Recvmsg ? attribute.Number("ControlBytes") : 0,
                How = attribute.Number("How", otherwise: 1),
                TimerFlags = operation is StepOperation.Timeout or StepOperation.LinkTimeout ? TimerFlags(attribute, operation) : 0,
                Count = operation == StepOperation.Timeout ? attribute.Number("Count") : 0,
                ShotBytes = operation == StepOperation.Recv ? attribute.Number("ShotBytes") : 0,
                TotalBytes = operation == StepOperation.Recv ? attribute.Number("TotalBytes") : 0,
                Resets = operation == StepOperation.Abort && attribute.Flag("Reset"),
                KeepsOriginal = attribute.Flag("KeepOriginal"),
                Drains = attribute.Flag("Drain"),
                GoesToWorker = attribute.Flag("Async"),
                Milliseconds = attribute.Has("Milliseconds") ? attribute.Number("Milliseconds") : -1,
            };
            if (operation == StepOperation.HandOver) spec = spec with { Row = "MsgRingFile", Opcode = "MsgRing" };
            if (operation == StepOperation.Adopt) spec = spec with { Row = spec.Direct ? "FilesUpdate" : "Nop", Opcode = spec.Direct ? "FilesUpdate" : "Nop" };
            if (generic is not null) spec = Generic(spec, generic);
            steps.Add(new(name, attribute, spec) { Generic = generic });
        }

        foreach (ParsedStep step in steps) Resolve(context, method, step);
        return steps;
    }

    private static StepSpec Generic(StepSpec spec, GenericOperation generic) => spec with
    {
        Row = generic.Row.Name,
        Opcode = generic.Row.Opcode,
        Completion = generic.Attribute.Completion,
        Multishot = spec.Multishot || generic.Row.Multishot is { IsMandatory: true },
        Feature = generic.Attribute.Feature,
        IsLarge = generic.Attribute.IsLarge,
    };

    private static StepLink LinkOf(AttributeReader attribute) => attribute.Number("Link") switch
    {
        1 => StepLink.Soft,
        2 => StepLink.Hard,
        _ => StepLink.None,
    };

    // Bit for bit those of the runtime's TimeoutFlags. What breaks a soft link would keep the next step from ever running.
    private static int TimerFlags(AttributeReader attribute, StepOperation operation) =>
        (attribute.Flag("Absolute") ? 1 : 0)
        | attribute.Number("Clock") switch { 1 => 4, 2 => 8, _ => 0 }
        | (attribute.Flag("ExpirySucceeds") || (operation == StepOperation.Timeout && LinkOf(attribute) == StepLink.Soft) ? 32 : 0)
        | (attribute.Flag("Multishot") ? 64 : 0);

    // Names of other declarations become numbers.
    private static void Resolve(HandlerContext context, IMethodSymbol method, ParsedStep step)
    {
        if (step.Operation is StepOperation.Recv or StepOperation.Recvmsg or StepOperation.ReadMultishot) BufferParser.Resolve(context, method, step);
        if (step.Operation == StepOperation.AsyncCancel || step.HasTarget) ResolveTarget(context, method, step);
    }

    private static void ResolveTarget(HandlerContext context, IMethodSymbol method, ParsedStep step)
    {
        string target = step.Attribute.Positional(0) as string ?? "";
        var found = context.Submissions.Select((m, i) => (m.Name, Id: (byte)(i + 1))).Where(s => s.Name == target).ToList();
        string? problem = target == method.Name ? "names itself"
            : found.Count == 0 ? $"names '{target}', which is no submission of '{context.Handler.Name}'"
            : found.Count > 1 ? $"names '{target}', and {found.Count} submissions are called that"
            : null;
        if (problem is null)
        {
            step.Spec = step.Spec with { CancelTarget = target, CancelOperation = found[0].Id };
            if (step.HasTarget) CheckTarget(context, method, step, context.Submissions[found[0].Id - 1]);
            return;
        }

        IEnumerable<string> others = context.Submissions.Select(m => m.Name).Where(n => n != method.Name).Distinct();
        string remedy = others.Any() ? "Name one of " + string.Join(", ", others) : "There is no other submission to name";
        context.Sink.Report(
            Descriptors.OperationMisplaced, step.Attribute.AtPositional(0), Hint.None.With(Hint.Names, others), step.AttributeName, method.Name,
            $"{problem}. {remedy}.");
    }

    // Polls are changed by poll operations, timers by timer operations, and the deadline of a step has an operation of its own.
    private static void CheckTarget(HandlerContext context, IMethodSymbol method, ParsedStep step, IMethodSymbol target)
    {
        bool Has(StepOperation operation, string? row = null) => target.GetAttributes()
            .Any(a => context.Known.OperationOf(a) == operation && (row is null || context.Known.GenericOf(a)?.Row.Name == row));
        bool isPoll = step.Spec.Row == "PollRemove";
        bool hasTimer = Has(StepOperation.Timeout), hasDeadline = Has(StepOperation.LinkTimeout);
        step.Spec = step.Spec with { UpdatesDeadline = !isPoll && !hasTimer && hasDeadline };
        string? problem = isPoll
            ? Has(StepOperation.Generic, "PollAdd") ? null : "which has no [Poll] in flight. Name a submission that polls, or use [Cancel]"
            : hasTimer || (hasDeadline && step.AttributeName == "TimeoutUpdate") ? null
            : hasDeadline ? "whose deadline ends with the step that it guards. Give it another with [TimeoutUpdate], or use [Cancel]"
            : "which has no [Timeout] in flight. Name a submission that waits for a time, or use [Cancel]";
        if (problem is null) return;
        context.Sink.Report(
            Descriptors.OperationMisplaced, step.Attribute.AtPositional(0), step.AttributeName, method.Name, $"names '{target.Name}', {problem}.");
    }
}
