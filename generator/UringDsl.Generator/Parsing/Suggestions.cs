using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Parsing;

/// <summary>What works and is seldom meant: no errors. A handler without errors alone is asked.</summary>
internal static class Suggestions
{
    private static readonly string[] s_transfers =
        ["Read", "Readv", "ReadFixed", "ReadvFixed", "ReadMultishot", "Write", "Writev", "WriteFixed", "WritevFixed"];

    private const ulong NoWait = 0x08, NonBlock = 0x02;
    private const long Append = 0x10;

    public static void Check(HandlerContext context, IReadOnlyList<SubmissionSpec> submissions)
    {
        CompletionQueue(context);
        foreach (SubmissionSpec submission in submissions)
        {
            IMethodSymbol method = context.Submissions[submission.Id - 1];
            List<AttributeReader> attributes = method.GetAttributes()
                .Where(a => context.Known.OperationOf(a) is not null)
                .Select(a => new AttributeReader(a))
                .OrderBy(a => a.Position)
                .ToList();
            for (int i = 0; i < submission.Steps.Count; i++)
            {
                Step(context, submission, method, i, attributes[i]);
                if (submission.Steps.Count > 1) FilledTwice(context, submission, method, i, attributes[i]);
                if (IsBlindWrite(submission)) BlindWrite(context, submissions, submission, method, attributes[i]);
            }
        }
    }

    private static void Step(HandlerContext context, SubmissionSpec submission, IMethodSymbol method, int position, AttributeReader attribute)
    {
        StepSpec step = submission.Steps[position];
        bool hasDeadline = position + 1 < submission.Steps.Count && submission.Steps[position + 1].Operation == StepOperation.LinkTimeout;
        if (step is { Operation: StepOperation.Recv, WaitsForAll: true } && !hasDeadline)
        {
            context.Sink.Report(Descriptors.ReceiveWithoutDeadline, attribute.Location, NameOf(step), method.Name);
        }

        bool isSplice = step.Opcode is "Splice" or "Tee";
        if (!isSplice && !s_transfers.Contains(step.Opcode)) return;
        (string _, INamedTypeSymbol type, ulong value) = attribute.Enums().FirstOrDefault(e => e.Property == "Flags");
        ulong flag = isSplice ? NonBlock : NoWait;
        if ((value & flag) == 0) return;
        Hint hint = value == flag ? Hint.Remove("Flags") : Hint.Set("Flags", EnumText.Of(type, value & ~flag, type.Name + "."));
        context.Sink.Report(
            Descriptors.DoesNotWait, attribute.Around("Flags"), hint, NameOf(step), method.Name, EnumText.Of(type, flag, type.Name + "."));
    }

    // What is sent or written in between has been of use.
    private static void FilledTwice(HandlerContext context, SubmissionSpec submission, IMethodSymbol method, int position, AttributeReader attribute)
    {
        StepSpec step = submission.Steps[position];
        foreach (int buffer in StepMemory.FilledBy(step))
        {
            for (int i = position - 1; i >= 0 && !StepMemory.ReadBy(submission.Steps[i]).Contains(buffer); i--)
            {
                if (!StepMemory.FilledBy(submission.Steps[i]).Contains(buffer)) continue;
                string name = method.Parameters[buffer].Name;
                context.Sink.Report(Descriptors.BufferFilledTwice, attribute.Location, NameOf(step), method.Name, name, NameOf(submission.Steps[i]));
                break;
            }
        }
    }

    // At the position of the file, and nobody hears of its end: a second one may run beside it.
    private static bool IsBlindWrite(SubmissionSpec submission) =>
        submission is { Shape: SubmissionShape.Single, Observer: Observer.Nobody }
        && submission.Steps[0].Opcode is "Write" or "Writev" or "WriteFixed" or "WritevFixed";

    private static void BlindWrite(
        HandlerContext context, IReadOnlyList<SubmissionSpec> submissions, SubmissionSpec write, IMethodSymbol method, AttributeReader attribute)
    {
        StepSpec step = write.Steps[0];
        ArgumentSpec offset = step.Arguments.First(a => a.Name == "offset");
        bool isAtPosition = offset.Source == ArgumentSource.Constant && (attribute.Wide("Offset") ?? -1) == -1;
        bool isAppended = step.Arguments.First(a => a.Name == "rwFlags").Source != ArgumentSource.Constant || ((attribute.Wide("Flags") ?? 0) & Append) != 0;
        if (isAtPosition && !isAppended) context.Sink.Report(Descriptors.WriteAtPosition, attribute.Location, NameOf(step), method.Name);

        SubmissionSpec? sync = submissions.FirstOrDefault(s => s.Shape == SubmissionShape.Single && s.Steps[0].Opcode is "Fsync" or "SyncFileRange");
        if (sync is null || FileOf(sync) != FileOf(write)) return;
        AttributeData? at = context.Submissions[sync.Id - 1].GetAttributes().FirstOrDefault(a => context.Known.OperationOf(a) is not null);
        if (at is null) return;
        context.Sink.Report(
            Descriptors.SyncUnordered, new AttributeReader(at).Location, NameOf(sync.Steps[0]), context.Submissions[sync.Id - 1].Name, method.Name);
    }

    // A connection is no file that could be synchronised; among the others the types tell nothing.
    private static string FileOf(SubmissionSpec submission) =>
        submission.FileParameter >= 0 ? submission.Parameters[submission.FileParameter].Type : "";

    // Without the number that tells two of them apart.
    private static string NameOf(StepSpec step) => step.Name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');

    private static void CompletionQueue(HandlerContext context)
    {
        long buffers = context.Ring.BufferRings.Sum(ring => (long)ring.Entries);
        int completions = context.Ring.CompletionEntries;
        if (completions == 0 || completions >= buffers || context.AttributeOf(context.Known.RingAttribute) is not { } ring) return;
        context.Sink.Report(Descriptors.CompletionQueueSmall, ring.Around("CompletionEntries"), context.Handler.Name, completions, buffers);
    }
}
