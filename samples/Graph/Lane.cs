using System.Collections.Generic;
using System.Linq;
using UringDsl.Generator.Model;

/// <summary>One submission: its entries from left to right, and what may come of them.</summary>
/// <param name="Title">The method, with its parameters' names.</param>
/// <param name="Loop">What happens when a multishot ends, or how a failure is tried again; null for neither.</param>
internal sealed record class Lane(string Title, IReadOnlyList<Step> Steps, IReadOnlyList<Outcome> Outcomes, string? Loop)
{
    public static Lane Of(SubmissionSpec submission)
    {
        IReadOnlyList<Step> steps = Step.Of(submission);
        string parameters = string.Join(", ", submission.Parameters.Select(parameter => parameter.Name));
        return new Lane($"{submission.Name}({parameters})", steps, [.. OutcomesOf(submission, steps)], LoopOf(submission));
    }

    private static string? LoopOf(SubmissionSpec submission)
    {
        if (submission.Retry is { } retry) return $"tried {retry.Attempts} times, after {retry.FirstDelay} to {retry.MaxDelay} ms";
        StepSpec last = submission.Steps[submission.Steps.Count - 1];
        if (last.Operation != StepOperation.Listener && !last.Multishot) return null;
        return last.ManualRearm ? "no F_MORE: the handler arms it again" : "no F_MORE: armed again";
    }

    private static IEnumerable<Outcome> OutcomesOf(SubmissionSpec submission, IReadOnlyList<Step> steps)
    {
        bool isChain = submission.Steps.Count > 1;
        string target = submission.Completed?.Method ?? (submission.Observer == Observer.Awaiter ? $"await: {submission.ResultType}" : "nobody");
        if (submission.Shape == SubmissionShape.Listener)
        {
            yield return new Outcome("each connection", target, IsGood: true);
            yield return new Outcome("failed", submission.Failed?.Method ?? "Run throws", IsGood: false);
        }
        else if (submission.Observer == Observer.Nobody && submission.Completed is null)
        {
            yield return new Outcome("completed", "unobserved", IsGood: true);
            bool closes = submission.Steps[submission.Steps.Count - 1].Operation == StepOperation.Close;
            string failed = closes ? "closed all the same" : "the connection is aborted";
            if (submission.Connection is not null) yield return new Outcome("failed", failed, IsGood: false);
        }
        else if (isChain)
        {
            yield return new Outcome("Completed", target, IsGood: true);
            if (steps.Any(step => step.Deadline is not null)) yield return new Outcome("TimedOut at a step", target, IsGood: false);
            yield return new Outcome("Failed at a step", target, IsGood: false);
        }
        else yield return new Outcome(submission.Steps[0].Multishot ? "each completion" : "result or error", target, IsGood: true);
        if (submission.Released is { } released) yield return new Outcome("F_NOTIF", released.Method, IsGood: true);
    }
}
