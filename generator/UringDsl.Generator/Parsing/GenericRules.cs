using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Parsing;

/// <summary>What the kernel refuses of timers and of files that chains open, said before it does.</summary>
internal static class GenericRules
{
    public static void Check(HandlerContext context, IMethodSymbol method, IReadOnlyList<ParsedStep> steps)
    {
        for (int i = 0; i < steps.Count; i++)
        {
            ParsedStep step = steps[i];
            if (step.Operation is StepOperation.Timeout or StepOperation.LinkTimeout) CheckTimer(context, method, step);
            if (step.Generic is not null) CheckGeneric(context, method, steps, i);
        }
    }

    private static void CheckTimer(HandlerContext context, IMethodSymbol method, ParsedStep step)
    {
        if (step.Spec.Multishot && step.Attribute.Flag("Absolute"))
        {
            Misplaced(
                context, method, step, "Absolute",
                "is multishot and has Absolute, which the kernel refuses with EINVAL: a point of time comes once. Remove one of them.",
                Hint.Remove("Absolute", "Multishot"));
        }

        if (step.Spec.Count < 0)
        {
            Misplaced(context, method, step, "Count", $"has Count = {step.Spec.Count}. Write 1 or more, or nothing for no limit.");
        }

        if (step.Attribute.Number("Clock") is < 0 or > 2)
        {
            Misplaced(context, method, step, "Clock", "has a clock that does not exist. Write TimeoutClock.Monotonic, BootTime or RealTime.");
        }
    }

    private static void CheckGeneric(HandlerContext context, IMethodSymbol method, IReadOnlyList<ParsedStep> steps, int position)
    {
        ParsedStep step = steps[position];
        if (step.Spec.Direct && position > 0)
        {
            Misplaced(
                context, method, step, "Direct",
                "is Direct behind the first step: a chain works on one file of its own, which its first step makes. Move it to the top, or submit it alone.");
        }

        else if (step.Spec is { Direct: true, Row: "Pipe" } && steps.Count > 1)
        {
            Misplaced(
                context, method, step, "Direct",
                "is Direct in a chain: it makes two files, and a chain works on the one that its first step makes. Submit it alone, and the rest behind it.");
        }

        // The number of an ordinary descriptor is known when the operation has completed, and the others are prepared before that.
        bool opens = step.Spec.Opcode is "Openat" or "Openat2";
        if (opens && !step.Spec.Direct && position == 0 && steps.Count > 1 && NeedsOwnFile(steps))
        {
            context.Sink.Report(
                Descriptors.OperationMisplaced, step.Attribute.Location, Hint.Set("Direct", "true"), step.AttributeName, method.Name,
                "makes a descriptor whose number the next steps cannot know when they are submitted. Write 'Direct = true': they work on its slot.");
        }
    }

    // Some step takes a file and names none.
    private static bool NeedsOwnFile(IReadOnlyList<ParsedStep> steps)
    {
        for (int i = 1; i < steps.Count; i++)
        {
            ParsedStep step = steps[i];
            bool takesFile = step.Generic is { Files.Length: > 0 } ? !step.Attribute.Has("File") : step.Operation == StepOperation.Close;
            if (takesFile) return true;
        }

        return false;
    }

    private static void Misplaced(HandlerContext context, IMethodSymbol method, ParsedStep step, string property, string problem, Hint? hint = null) =>
        context.Sink.Report(
            Descriptors.OperationMisplaced, step.Attribute.Around(property), hint ?? Hint.Remove(property), step.AttributeName, method.Name, problem);
}
