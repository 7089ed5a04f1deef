using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Parsing;

/// <summary>The buffer rings that a receive takes its buffers from: names become groups, and what the kernel could not do with them is said.</summary>
internal static class BufferParser
{
    public static void Resolve(HandlerContext context, IMethodSymbol method, ParsedStep step)
    {
        string? buffers = step.Attribute.Text("Buffers");
        IReadOnlyList<string> others = step.Attribute.Texts("FallOver");
        if (buffers is null)
        {
            if (step.Spec.Bundle) Misplaced(
                context, method, step, "Bundle", NeedsBuffers("has Bundle without Buffers: a bundle is several buffers of a ring"),
                Declared(context).OrRemove("Bundle"));
            if (others.Count > 0)
            {
                Misplaced(
                    context, method, step, "FallOver", NeedsBuffers("has FallOver without Buffers: there is no first ring that could be empty"),
                    Hint.Remove("FallOver"));
            }

            step.Spec = step.Spec with { Bundle = false };
            return;
        }

        if (step.Spec.WaitsForAll)
        {
            Misplaced(
                context, method, step, "WaitAll",
                "has WaitAll with Buffers: a buffer of a ring comes with what has arrived, and the kernel refuses a multishot with MSG_WAITALL. Receive into "
                + "a ReceiveBuffer parameter, or remove WaitAll.", Hint.Remove("WaitAll"));
        }

        int group = Find(context, step, "Buffers", buffers);
        var groups = new List<int>();
        foreach (string other in others)
        {
            int found = Find(context, step, "FallOver", other);
            if (found < 0) continue;
            if (found == group || groups.Contains(found))
            {
                Misplaced(
                    context, method, step, "FallOver",
                    $"names \"{other}\" twice. A receive that finds a ring empty goes on with another one: name each once.");
            }
            else groups.Add(found);
        }

        if (others.Count > 0 && step.Spec.ManualRearm)
        {
            Misplaced(context, method, step, "FallOver", "has FallOver with Rearm.Manual: nobody would arm it again on the next ring. Remove one of them.",
                Hint.Remove("FallOver", "Rearm"));
        }

        if (step.Spec.GoesToWorker && step.Spec.Bundle)
        {
            Misplaced(context, method, step, "Bundle", "has Bundle with Async: a worker thread takes one buffer for each receive. Remove one of them.",
                Hint.Remove("Async", "Bundle"));
        }

        foreach (BufferRingSpec ring in groups.Append(group).Where(g => g >= 0).Select(g => context.Ring.BufferRings[g]))
        {
            if (!ring.Incremental) continue;
            if (step.Operation == StepOperation.Recvmsg)
            {
                Misplaced(
                    context, method, step, "Buffers",
                    $"receives messages into \"{ring.Name}\", which is incremental: the rest of a buffer can be too small for a message's header, and a "
                    + "message that is cut off takes more of it than it says. Name a ring that is not incremental.", Other(context));
            }
            else if (step.Spec.GoesToWorker)
            {
                Misplaced(
                    context, method, step, "Buffers",
                    $"receives into \"{ring.Name}\", which is incremental, with Async: a worker thread takes the whole rest of a buffer for each receive. "
                    + "Remove Async, or name a ring that is not incremental.", Hint.Remove("Async"));
            }
            else if (!step.Spec.Multishot) Misplaced(
                context, method, step, "Buffers",
                $"takes one receive from \"{ring.Name}\", which is incremental: on older kernels its completion can come behind that of a later receive, "
                + "and the pieces of a buffer are told apart by their order alone. Write 'Multishot = true', or name a ring that is not incremental.",
                Hint.Set("Multishot", "true"));
        }

        step.Spec = step.Spec with { Buffers = buffers, BufferGroup = group, FallOver = groups.ToEquatableArray() };
    }

    private static int Find(HandlerContext context, ParsedStep step, string property, string name)
    {
        int group = context.Ring.BufferRings.ToList().FindIndex(r => r.Name == name);
        if (group >= 0) return group;
        string remedy = context.Ring.BufferRings.Count == 0
            ? $"Declare it on the class: [BufferRing(\"{name}\")]"
            : "Declared are " + string.Join(", ", context.Ring.BufferRings.Select(r => $"\"{r.Name}\""));
        Hint hint = Hint.None.With(Hint.Names, context.Ring.BufferRings.Select(r => r.Name)).With(Hint.ClassAttribute, $"BufferRing({Quoted(name)})");
        context.Sink.Report(Descriptors.UnknownBufferRing, step.Attribute.At(property), hint, context.Handler.Name, name, remedy);
        return -1;
    }

    private static string NeedsBuffers(string problem) => problem + ". Write 'Buffers = …' with the name of a [BufferRing].";

    /// <summary>The declaration of a ring.</summary>
    public static AttributeReader? AttributeOf(HandlerContext context, string name) => context.Handler.GetAttributes()
        .Where(a => KnownSymbols.Same(a, context.Known.BufferRingAttribute))
        .Select(a => new AttributeReader(a))
        .FirstOrDefault(a => a.Positional(0) as string == name);

    /// <summary>The rings that a receive could name; without any, one that the class could declare.</summary>
    public static Hint Declared(HandlerContext context) =>
        context.Ring.BufferRings.Count > 0
            ? Hint.Set("Buffers", context.Ring.BufferRings.Select(r => Quoted(r.Name)))
            : Hint.Set("Buffers", Quoted("Inbound")).With(Hint.ClassAttribute, $"BufferRing({Quoted("Inbound")})");

    private static Hint Other(HandlerContext context) =>
        Hint.Set("Buffers", context.Ring.BufferRings.Where(r => !r.Incremental).Select(r => Quoted(r.Name)));

    private static string Quoted(string name) => SymbolDisplay.FormatLiteral(name, quote: true);

    private static void Misplaced(HandlerContext context, IMethodSymbol method, ParsedStep step, string property, string problem, Hint? hint = null) =>
        context.Sink.Report(
            Descriptors.OperationMisplaced, step.Attribute.Around(property), hint ?? Hint.None, step.AttributeName, method.Name, problem);
}
