using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Parsing;

/// <summary>What zero copy and Released ask of the memory that is sent, and the method that Released names.</summary>
internal static class SendRules
{
    public static void Check(HandlerContext context, IMethodSymbol method, IReadOnlyList<ParsedStep> steps)
    {
        foreach (ParsedStep step in steps.Where(s => s.Operation == StepOperation.Send))
        {
            int parameter = step.Spec.PayloadParameter;
            OperandType type = parameter < 0 ? OperandType.None : context.Known.OperandOf(method.Parameters[parameter].Type);
            CheckMode(context, method, step, type);
            if (step.Attribute.Text("Released") is { } released) Released(context, method, steps, step, type, released);
            if (step.Spec.ZeroCopy > 0 && parameter >= 0) CheckOverwritten(context, method, steps, step);
        }
    }

    private static void CheckOverwritten(HandlerContext context, IMethodSymbol method, IReadOnlyList<ParsedStep> steps, ParsedStep send)
    {
        IParameterSymbol sent = method.Parameters[send.Spec.PayloadParameter];
        foreach (ParsedStep step in steps.SkipWhile(s => s != send))
        {
            if (!StepMemory.FilledBy(step.Spec).Contains(send.Spec.PayloadParameter)) continue;
            context.Sink.Report(
                Descriptors.ZeroCopyOverwritten, step.Attribute.Location, Hint.Remove("ZeroCopy").On(send.Attribute.Location), step.AttributeName, method.Name,
                sent.Name, send.AttributeName);
        }
    }

    private static void CheckMode(HandlerContext context, IMethodSymbol method, ParsedStep step, OperandType type)
    {
        const int Modes = 3;
        if (step.Spec.ZeroCopy is < 0 or >= Modes)
        {
            Report(context, method, step, "ZeroCopy", $"has ZeroCopy = {step.Spec.ZeroCopy}. Write ZeroCopyMode.Never, Adaptive or Always.");
        }
        else if (step.Spec.ZeroCopy > 0 && type is OperandType.BufferLease or OperandType.HeldBuffer)
        {
            Report(
                context, method, step, "ZeroCopy",
                "keeps a buffer of a receive ring until the network has taken it, and receives would starve meanwhile. "
                + "Remove ZeroCopy, or send a SendBuffer.");
        }
    }

    private static void Released(
        HandlerContext context, IMethodSymbol method, IReadOnlyList<ParsedStep> steps, ParsedStep step, OperandType type, string name)
    {
        if (type is OperandType.BufferLease or OperandType.HeldBuffer or OperandType.Span)
        {
            string problem = type == OperandType.Span
                ? "has Released, and its bytes are copied at the call: their memory is free at once. Remove it, or send a SendBuffer."
                : "has Released, and the buffer is given up with the call: it goes back to its ring. Remove it, or send a SendBuffer.";
            Report(context, method, step, "Released", problem);
            return;
        }

        ParsedStep first = steps.First(s => s.Attribute.Text("Released") is not null);
        if (first.Attribute.Text("Released") != name)
        {
            Report(
                context, method, step, "Released",
                $"names '{name}', and {first.AttributeName} before it names '{first.Attribute.Text("Released")}'. A submission has one method for both.",
                Hint.Set("Released", $"nameof({first.Attribute.Text("Released")})"));
            return;
        }

        CompletionSpec? completion = CompletionParser.Parse(context, method, name, step.Attribute.At("Released"), "Released", hasConnection: true);
        step.Spec = step.Spec with { Released = completion };
    }

    private static void Report(HandlerContext context, IMethodSymbol method, ParsedStep step, string property, string problem, Hint? hint = null) =>
        context.Sink.Report(
            Descriptors.OperationMisplaced, step.Attribute.Around(property), hint ?? Hint.Remove(property), step.AttributeName, method.Name, problem);
}
