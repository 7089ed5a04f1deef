using System.Collections.Generic;
using System.Linq;
using System.Text;
using UringDsl.Generator.Model;

/// <summary>One submission queue entry.</summary>
/// <param name="Name">The kernel's name of its operation.</param>
/// <param name="Notes">What is special about it, a line each.</param>
/// <param name="Deadline">How long it may take, or null.</param>
/// <param name="Buffers">The buffer rings that it takes from, or null.</param>
/// <param name="Link">What ties it to the next one: "soft", "hard", or null for the last.</param>
internal sealed record class Step(string Name, IReadOnlyList<string> Notes, string? Deadline, string? Buffers, string? Link)
{
    public static IReadOnlyList<Step> Of(SubmissionSpec submission)
    {
        List<Step> steps = [];
        foreach (StepSpec step in submission.Steps)
        {
            if (step.Operation == StepOperation.LinkTimeout) steps[^1] = steps[^1] with { Deadline = DeadlineOf(submission, step), Link = LinkOf(step) };
            else if (step.Operation == StepOperation.Listener) steps.AddRange(ListenerOf(step));
            else steps.Add(new Step(NameOf(step), [.. NotesOf(submission, step)], null, BuffersOf(step), LinkOf(step)));
        }
        return steps;
    }

    // What the runtime submits for it.
    private static IEnumerable<Step> ListenerOf(StepSpec step)
    {
        string[] direct = step.Direct ? ["direct"] : [];
        yield return new Step("SOCKET", direct, null, null, "soft");
        yield return new Step("BIND", [], null, null, "soft");
        yield return new Step("LISTEN", step.Backlog > 0 ? [$"backlog {step.Backlog}"] : [], null, null, "soft");
        yield return new Step("ACCEPT", ["multishot", .. direct], null, null, null);
    }

    private static string? LinkOf(StepSpec step) => step.Link switch
    {
        StepLink.Soft => "soft",
        StepLink.Hard => "hard",
        _ => null,
    };

    private static string DeadlineOf(SubmissionSpec submission, StepSpec step) =>
        step.TimeParameter >= 0 ? submission.Parameters[step.TimeParameter].Name : $"{step.Milliseconds} ms";

    private static string? BuffersOf(StepSpec step)
    {
        if (step.Buffers is null) return null;
        return step.FallOver.Count > 0 ? $"\"{step.Buffers}\", then {step.FallOver.Count} more" : $"\"{step.Buffers}\"";
    }

    private static IEnumerable<string> NotesOf(SubmissionSpec submission, StepSpec step)
    {
        if (step.Multishot) yield return "multishot";
        if (step.Direct) yield return "direct";
        if (step.Bundle) yield return "bundle";
        if (step.WaitsForAll) yield return "WAITALL";
        if (step.ZeroCopy > 0) yield return step.ZeroCopy > 1 ? "zero copy" : "zero copy where it pays";
        if (step.Drains) yield return "drain";
        if (step.GoesToWorker) yield return "async";
        if (step.SkipsSuccess) yield return "CQE_SKIP_SUCCESS";
        if (step.CancelTarget is { } target) yield return target;
        if (step.Operation == StepOperation.Timeout) yield return DeadlineOf(submission, step);
    }

    private static string NameOf(StepSpec step)
    {
        string name = step.Operation is StepOperation.Generic ? step.Opcode : step.Operation.ToString();
        StringBuilder text = new();
        foreach (char c in name)
        {
            if (char.IsUpper(c) && text.Length > 0) text.Append('_');
            text.Append(char.ToUpperInvariant(c));
        }
        return text.ToString();
    }
}
