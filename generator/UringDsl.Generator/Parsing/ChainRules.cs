using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Parsing;

/// <summary>What the kernel demands of linked entries, and what a step may follow.</summary>
internal static class ChainRules
{
    private const string OfItsOwn = "Make it a submission of its own.";
    private const string Soft = "LinkKind.Soft", Hard = "LinkKind.Hard";
    private const int MaximumSteps = 16;
    private const int ListenerSteps = 7; // SOCKET, three SETSOCKOPT, BIND, LISTEN, ACCEPT

    public static void Check(HandlerContext context, IMethodSymbol method, IReadOnlyList<ParsedStep> steps)
    {
        for (int i = 0; i < steps.Count; i++)
        {
            CheckPlace(context, method, steps, i);
            CheckLink(context, method, steps, i);
            if (steps[i].Operation == StepOperation.LinkTimeout) CheckLinkTimeout(context, method, steps, i);
        }

        CheckLength(context, method, steps);
        CheckFixedFiles(context, method, steps);
    }

    private static void CheckPlace(HandlerContext context, IMethodSymbol method, IReadOnlyList<ParsedStep> steps, int i)
    {
        ParsedStep step = steps[i];
        bool isChain = steps.Count > 1;
        string? problem = step.Operation switch
        {
            StepOperation.Listener when isChain => "cannot be a step of a chain: it is a whole chain itself. " + OfItsOwn,
            StepOperation.Abort when isChain => "cannot be a step of a chain: it discards what the others wait for. " + OfItsOwn,
            StepOperation.AsyncCancel when isChain => "cannot be a step of a chain: it must not wait for the others. " + OfItsOwn,
            StepOperation.MsgRing or StepOperation.HandOver when isChain => "cannot be a step of a chain: another ring takes part in it. " + OfItsOwn,
            StepOperation.Recv when step.Spec is { ShotBytes: < 0 } or { TotalBytes: < 0 }
                or { Multishot: false, ShotBytes: > 0 } or { Multishot: false, TotalBytes: > 0 }
                => "has ShotBytes or TotalBytes, which are limits of a multishot, from 1. Write 'Multishot = true', or remove them.",
            StepOperation.Adopt when isChain => "cannot be a step of a chain: what follows would need the connection that it makes. " + OfItsOwn,
            StepOperation.ReadMultishot when !step.Spec.Multishot
                => "reads once and has Buffers. Write 'Multishot = true', or read into a ReceiveBuffer parameter.",
            StepOperation.Recvmsg when step.Spec is { Buffers: not null, Multishot: false }
                => "receives one message and has Buffers. Write 'Multishot = true', or receive into a ReceiveBuffer parameter.",
            StepOperation.Close when i < steps.Count - 1
                => "must be the last step: its slot may belong to another socket before the next one runs. Move it to the end.",
            StepOperation.Socket when !isChain
                => "makes a socket that nobody could use. Let it start a chain: [Socket(Link = LinkKind.Soft)] [Connect].",
            StepOperation.Socket when i > 0
                => "must be the first step: every step of its chain works on the socket that it makes. Move it to the top.",
            StepOperation.Accept when i > 0
                => "must be the first step: every step of its chain works on the socket that it accepts. Move it to the top.",
            _ => null,
        };
        if (problem is not null)
        {
            context.Sink.Report(Descriptors.OperationMisplaced, step.Attribute.Location, HintFor(step), step.AttributeName, method.Name, problem);
        }

        // A cast makes a direction of any number.
        if (step.Operation == StepOperation.Shutdown && step.Spec.How is < 0 or > 2)
        {
            context.Sink.Report(
                Descriptors.OperationMisplaced, step.Attribute.At("How"), Hint.Remove("How"), step.AttributeName, method.Name,
                $"has How = {step.Spec.How}, which the kernel refuses with EINVAL. Write ShutdownHow.Receive, Send or Both.");
        }

        if (step.Spec.Multishot && i < steps.Count - 1)
        {
            context.Sink.Report(
                Descriptors.MultishotInsideChain, step.Attribute.Around("Multishot"), Hint.Remove("Multishot"),
                step.AttributeName, method.Name, steps[i + 1].AttributeName);
        }
    }

    // A move is left to the user: what stands before and behind it is linked.
    private static Hint HintFor(ParsedStep step) => step.Operation switch
    {
        StepOperation.Recv when step.Spec is { ShotBytes: < 0 } => Hint.Remove("ShotBytes"),
        StepOperation.Recv when step.Spec is { TotalBytes: < 0 } => Hint.Remove("TotalBytes"),
        StepOperation.Recv when step.Spec.Buffers is not null => Hint.Set("Multishot", "true"),
        StepOperation.Recv => Hint.Remove(step.Spec.ShotBytes > 0 ? "ShotBytes" : "TotalBytes"),
        StepOperation.ReadMultishot or StepOperation.Recvmsg => Hint.Set("Multishot", "true"),
        _ => Hint.None,
    };

    private static void CheckLink(HandlerContext context, IMethodSymbol method, IReadOnlyList<ParsedStep> steps, int i)
    {
        ParsedStep step = steps[i];
        if (i == steps.Count - 1)
        {
            if (step.Spec.Link == StepLink.None) return;
            context.Sink.Report(Descriptors.LinkOnTail, step.Attribute.Around("Link"), Hint.Remove("Link"), step.AttributeName, method.Name);
            return;
        }

        ParsedStep next = steps[i + 1];
        // An unlinked step in front of a LinkTimeout is said of the LinkTimeout.
        if (step.Spec.Link == StepLink.None && next.Operation != StepOperation.LinkTimeout)
        {
            string[] kinds = next.Operation == StepOperation.Close ? [Hard] : [Soft, Hard];
            context.Sink.Report(
                Descriptors.StepWithoutLink, step.Attribute.Location, Hint.Set("Link", kinds), step.AttributeName, method.Name, next.AttributeName);
        }

        // A LinkTimeout hangs on the step that it guards, and that step's link is what holds or breaks behind both.
        if (step.Operation == StepOperation.LinkTimeout) return;
        if (next.Operation == StepOperation.LinkTimeout && i + 2 < steps.Count) next = steps[i + 2];
        if (step.Spec.Link == StepLink.Soft && next.Operation == StepOperation.Close)
        {
            context.Sink.Report(
                Descriptors.SoftLinkIntoClose, step.Attribute.Around("Link"), Hint.Set("Link", Hard), step.AttributeName, method.Name);
        }
    }

    private static void CheckLinkTimeout(HandlerContext context, IMethodSymbol method, IReadOnlyList<ParsedStep> steps, int i)
    {
        string? problem = null;
        string remedy = "";
        Hint hint = Hint.None;
        if (i == 0) (problem, remedy) = ("it is the first", "Put it behind the operation that it guards");
        else if (steps[i - 1].Operation == StepOperation.LinkTimeout)
        {
            (problem, remedy, hint) = ("that is a LinkTimeout too", "Keep one of them", Hint.Remove(Hint.Whole));
        }
        else if (steps[i - 1].Spec.Link == StepLink.None)
        {
            string guarded = steps[i - 1].AttributeName;
            (problem, remedy) = ($"{guarded} does not link to it", $"Write 'Link = LinkKind.Soft' on {guarded}");
            hint = Hint.Set("Link", Soft).On(steps[i - 1].Attribute.Location);
        }

        if (problem is null)
        {
            CheckGuarded(context, method, steps, i);
            return;
        }

        context.Sink.Report(Descriptors.LinkTimeoutMisplaced, steps[i].Attribute.Location, hint, method.Name, problem, remedy);
    }

    // What is done at once has no time to exceed; meant is a step behind it, that waits and has no deadline of its own.
    private static void CheckGuarded(HandlerContext context, IMethodSymbol method, IReadOnlyList<ParsedStep> steps, int i)
    {
        ParsedStep guarded = steps[i - 1];
        if (guarded.Operation is not (StepOperation.Socket or StepOperation.Bind or StepOperation.Listen or StepOperation.Shutdown)) return;
        for (int next = i + 1; next < steps.Count; next++)
        {
            bool waits = steps[next].Operation is StepOperation.Connect or StepOperation.Recv or StepOperation.Recvmsg
                or StepOperation.Send or StepOperation.Sendmsg;
            bool hasDeadline = next + 1 < steps.Count && steps[next + 1].Operation == StepOperation.LinkTimeout;
            if (!waits) continue;
            if (hasDeadline) return;
            context.Sink.Report(
                Descriptors.DeadlineWithoutWait, steps[i].Attribute.Location, Hint.None, method.Name, guarded.AttributeName, steps[next].AttributeName);
            return;
        }
    }

    private static void CheckLength(HandlerContext context, IMethodSymbol method, IReadOnlyList<ParsedStep> steps)
    {
        bool isListener = steps[0].Operation == StepOperation.Listener;
        int length = isListener ? ListenerSteps : steps.Count;
        if (length <= 1) return;
        int entries = context.Ring.SubmissionEntries > 0 ? context.Ring.SubmissionEntries : RingParser.DefaultSubmissionEntries;
        Location? location = SubmissionParser.IdentifierOf(method);
        if (length > MaximumSteps)
        {
            Report(context, Descriptors.ChainTooLong, location, method.Name, length, $"a chain has {MaximumSteps} at most", "Split it in two submissions");
        }
        else if (length > entries)
        {
            Location? ring = context.AttributeOf(context.Known.RingAttribute)?.Location;
            context.Sink.Report(
                Descriptors.ChainTooLong, location, Hint.Set("SubmissionEntries", length > 8 ? "16" : length > 4 ? "8" : "4").On(ring),
                method.Name, length, $"the submission queue has {entries} entries",
                isListener ? "Raise SubmissionEntries" : "Split it in two submissions, or raise SubmissionEntries");
        }
    }

    private static void CheckFixedFiles(HandlerContext context, IMethodSymbol method, IReadOnlyList<ParsedStep> steps)
    {
        if (context.AttributeOf(context.Known.FixedFilesAttribute) is not null) return;
        Hint missing = Hint.None.With(Hint.ClassAttribute, $"FixedFiles({RingParser.FixedFilesFor(context.Ring.MaxConnections)})");
        foreach (ParsedStep step in steps)
        {
            if (step.Spec.Direct)
            {
                context.Sink.Report(
                    Descriptors.FixedFilesMissing, step.Attribute.Around("Direct"), missing.OrRemove("Direct"),
                    step.AttributeName, method.Name, context.Handler.Name, ", or remove Direct");
            }
            else if (step.Operation is StepOperation.Socket or StepOperation.Accept && steps.Count > 1)
            {
                context.Sink.Report(
                    Descriptors.FixedFilesMissing, step.Attribute.Location, missing,
                    step.AttributeName, method.Name, context.Handler.Name, "");
            }
        }
    }

    private static void Report(HandlerContext context, DiagnosticDescriptor rule, Location? location, params object[] arguments) =>
        context.Sink.Report(rule, location, arguments);
}
