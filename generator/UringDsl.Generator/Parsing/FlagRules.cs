using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Parsing;

/// <summary>Where <c>Drain</c> and <c>Async</c> may stand, and what a constant time may be.</summary>
internal static class FlagRules
{
    public static void Check(HandlerContext context, IMethodSymbol method, IReadOnlyList<ParsedStep> steps, SubmissionShape shape)
    {
        for (int i = 0; i < steps.Count; i++)
        {
            ParsedStep step = steps[i];
            if (context.Ring.Modes.Modes.Contains("IoPoll")) CheckPolled(context, method, step, shape);
            if (step.Spec.Drains) CheckDrain(context, method, step, isFirst: i == 0, shape);
            if (step.Spec.GoesToWorker && !OwnsEntry(shape, isDrain: false))
            {
                Misplaced(context, method, step, "Async", $"must not have Async: {WhyNot(step.Operation)}. Remove it.");
            }

            if (step.Attribute.Has("Personality") && shape is not (SubmissionShape.Single or SubmissionShape.Chain or SubmissionShape.Multishot))
            {
                Misplaced(context, method, step, "Personality", $"must not have Personality: {WhyNot(step.Operation)}. Remove it.");
            }

            if (step.Attribute.Has("Milliseconds")) CheckMilliseconds(context, method, step);
        }
    }

    // A ring that polls devices takes what devices do, and what touches the ring itself.
    private static void CheckPolled(HandlerContext context, IMethodSymbol method, ParsedStep step, SubmissionShape shape)
    {
        bool isPolled = shape == SubmissionShape.Single && (step.Spec.Opcode is "Nop" or "Read" or "Write" or "Readv" or "Writev" or "ReadFixed"
            or "WriteFixed" or "ReadvFixed" or "WritevFixed" or "UringCmd" or "MsgRing" or "FilesUpdate" or "ProvideBuffers" or "RemoveBuffers");
        if (isPolled) return;
        context.Sink.Report(
            Descriptors.OperationMisplaced, step.Attribute.Location, step.AttributeName, method.Name,
            "cannot run on a ring with IoPoll, which takes reads and writes of files opened with O_DIRECT, one by one. Give it a handler of its own, "
            + "or remove IoPoll from Modes.");
    }

    private static void CheckDrain(HandlerContext context, IMethodSymbol method, ParsedStep step, bool isFirst, SubmissionShape shape)
    {
        if (!OwnsEntry(shape, isDrain: true))
        {
            Misplaced(context, method, step, "Drain", $"must not have Drain: {WhyNot(step.Operation)}. Put it on a Nop in front.");
        }
        else if (!isFirst)
        {
            Misplaced(
                context, method, step, "Drain",
                "has Drain behind the first step: the kernel would hold back the whole chain, and start it in a worker thread. Write it on the first step.");
        }

        if (context.Endless() is not { } endless) return;
        context.Sink.Report(
            Descriptors.DrainBesideMultishot, step.Attribute.Around("Drain"), Hint.Remove("Drain"), step.AttributeName, method.Name, endless.Name);
    }

    private static void CheckMilliseconds(HandlerContext context, IMethodSymbol method, ParsedStep step)
    {
        if (step.Attribute.Has("Timeout"))
        {
            Hint either = Hint.Remove("Milliseconds", "Timeout");
            Misplaced(context, method, step, "Milliseconds", "has Milliseconds beside Timeout, and one time. Keep one of them.", either);
        }
        else if (step.Spec.Milliseconds < 1)
        {
            Misplaced(
                context, method, step, "Milliseconds",
                $"has Milliseconds = {step.Spec.Milliseconds}, which has passed before it begins. Write 1 or more.", Hint.Set("Milliseconds", "1"));
        }
    }

    private static bool OwnsEntry(SubmissionShape shape, bool isDrain) =>
        shape is SubmissionShape.Single or SubmissionShape.Chain || (shape == SubmissionShape.Receive && !isDrain);

    private static string WhyNot(StepOperation operation) => operation switch
    {
        StepOperation.Send => "lone sends wait in the queue of their connection, and go out together",
        StepOperation.Abort => "it submits nothing of its own",
        StepOperation.AsyncCancel => "a cancellation must not wait for what it cancels",
        _ => "the runtime arms it, as often as it takes",
    };

    // What is misplaced can be removed.
    private static void Misplaced(HandlerContext context, IMethodSymbol method, ParsedStep step, string property, string problem, Hint? hint = null) =>
        context.Sink.Report(
            Descriptors.OperationMisplaced, step.Attribute.Around(property), hint ?? Hint.Remove(property), step.AttributeName, method.Name, problem);
}
