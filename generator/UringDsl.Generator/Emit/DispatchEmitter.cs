using System.Linq;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Emit;

/// <summary>Writes the switch that takes every completion to its method.</summary>
internal sealed class DispatchEmitter(SourceWriter writer, HandlerSpec handler)
{
    private const int MaximumColumns = 104; // behind an indentation of five levels

    private static readonly string[] Locals = ["ring", "cqe", "accepted", "received", "released", "flight", "value", "result"];

    public static void Emit(SourceWriter writer, HandlerSpec handler) => new DispatchEmitter(writer, handler).Emit();

    private void Emit()
    {
        using (writer.Block($"void {Names.Program}.Dispatch({Names.Loop} ring)"))
        using (writer.Block("while (ring.TryTakeCompletion(out var cqe))"))
        using (writer.Block($"switch ({Names.Services}UserData.Operation(cqe.UserData))"))
        {
            foreach (SubmissionSpec submission in handler.Submissions)
            {
                if (HasCase(submission)) Case(submission);
            }

            using (writer.Indent("default: // queued sends, closes, cancellations, and what came too late"))
            {
                writer.Line("ring.CompleteInternal(in cqe);\nbreak;");
            }
        }

        writer.Blank();
    }

    // The queue of a connection completes its unobserved sends, and an abort has no completion.
    private static bool HasCase(SubmissionSpec submission) => submission.Shape != SubmissionShape.Abort
        && (submission.Shape != SubmissionShape.Send || submission.Observer != Observer.Nobody || submission.Released is not null);

    // The queue of a connection completes an unobserved send: then the case is there for its memory alone.
    private static bool HasFlight(SubmissionSpec submission) => submission.Shape != SubmissionShape.Send || submission.Observer != Observer.Nobody;

    private void Case(SubmissionSpec submission)
    {
        string nobody = submission.Observer == Observer.Nobody ? ": nobody observes it" : "";
        writer.Line($"case {submission.Id}: // {submission.Name}{nobody}");
        using (writer.Block())
        {
            if (submission.Released is { } told) Released(told, isOnly: !HasFlight(submission));
            switch (submission.Shape)
            {
                case SubmissionShape.Send when !HasFlight(submission):
                    break;
                case SubmissionShape.Listener or SubmissionShape.Accept:
                    Accepted(submission);
                    break;
                case SubmissionShape.Receive when submission.Observer == Observer.Awaiter:
                    writer.Line("if (ring.TryTakeAwaited(in cqe, out var flight)) ring.Resume(flight);");
                    writer.Line("ring.EndReceived();");
                    break;
                case SubmissionShape.Receive:
                    string call = Call(submission.Completed!, "in received", "received.Connection", "__states[received.Connection.Index]");
                    if (submission.Steps[0].Bundle) writer.Line("// One completion may have filled several buffers: as long as there is another one.");
                    If(TakeReceived(submission), call);
                    writer.Line("ring.EndReceived();");
                    break;
                case SubmissionShape.Multishot:
                    Shots(submission);
                    break;
                default:
                    Flight(submission);
                    break;
            }

            writer.Line("break;");
        }
    }

    private static string TakeReceived(SubmissionSpec submission) => submission.Steps[0].Operation == StepOperation.Recvmsg
        ? "if (ring.TryTakeMessage(in cqe, out var received))"
        : (submission.Steps[0].Bundle ? "while" : "if") + " (ring.TryTakeReceived(in cqe, out var received))";

    private void Accepted(SubmissionSpec submission)
    {
        string call = Call(submission.Completed!, "in accepted", "accepted.Connection", "__StateOf(ring, accepted.Connection)");
        if (submission.Failed is not { } failed) If("if (ring.TryTakeAccepted(in cqe, out var accepted))", call);
        else
        {
            using (writer.Block("if (ring.TryTakeAccepted(in cqe, out var accepted))"))
            {
                writer.Line("var value = accepted.AsCompletion();");
                writer.Line($"if (accepted.IsSuccess) {call}\nelse {Call(failed, "in value", "", "")}");
            }
        }

        writer.Line("ring.EndHandler();");
    }

    private void Released(CompletionSpec completion, bool isOnly)
    {
        using (writer.Block("if (ring.TryTakeReleased(in cqe, out var released))"))
        {
            writer.Line(Call(completion, "in released", "released.Connection", "__StateOf(ring, released.Connection)"));
            writer.Line("ring.EndHandler();");
            if (!isOnly) writer.Line("break;");
        }
    }

    private void Flight(SubmissionSpec submission)
    {
        const string Condition = "if (ring.TryFinish(in cqe, out var flight))";
        switch (submission.Observer)
        {
            case Observer.Awaiter:
                writer.Line($"{Condition} ring.Resume(flight);");
                break;
            case Observer.Nobody:
                writer.Line($"{Condition} ring.EndFlight(flight);");
                break;
            default:
                if (TakesResultAlone(submission))
                {
                    ResultAlone(submission);
                    break;
                }

                string result = submission.Shape switch
                {
                    SubmissionShape.Chain => OutcomeEmitter.Construct(submission),
                    SubmissionShape.Send => "ring.SentOf(flight)",
                    _ when submission.Steps[0].Operation == StepOperation.Recvmsg => "ring.FilledOf(flight)",
                    _ when submission.ResultType != "Completion" => $"{Names.ResultType(submission)}.From(ring, flight)",
                    _ => "ring.ResultOf(flight)",
                };
                using (writer.Block(Condition))
                {
                    writer.Line($"var value = {result};");
                    writer.Line(Call(submission.Completed!, "in value", "ring.ConnectionOf(flight)", "__StateOf(ring, ring.ConnectionOf(flight))"));
                    writer.Line("ring.EndFlight(flight);");
                }

                break;
        }
    }

    private static bool TakesResultAlone(SubmissionSpec submission) =>
        submission.IsPlain && submission.ResultType is "Completion" or "Transferred"
        && submission.Completed!.Arguments.All(argument => argument is CompletionArgument.Value or CompletionArgument.Copy);

    // Nothing of the submission is looked at behind its result: it is free again before the method runs.
    private void ResultAlone(SubmissionSpec submission)
    {
        string call = Call(submission.Completed!, "in value", "", "");
        if (submission.ResultType == "Completion") If("if (ring.TryFinishPlain(in cqe, out var value))", call);
        else
        {
            using (writer.Block("if (ring.TryFinishPlain(in cqe, out var result))"))
            {
                writer.Line($"var value = new {Names.ResultType(submission)}(result.Result);");
                writer.Line(call);
            }
        }
    }

    // The runtime arms it again, or ends it after the last of its completions.
    private void Shots(SubmissionSpec submission)
    {
        const string Condition = "if (ring.TryTakeShot(in cqe, out var flight))";
        if (submission.Completed is not { } completed)
        {
            writer.Line($"{Condition} ring.EndShot(flight);");
            return;
        }

        using (writer.Block(Condition))
        {
            writer.Line($"var value = {Names.ResultType(submission)}.From(ring, flight);");
            writer.Line(Call(completed, "in value", "ring.ConnectionOf(flight)", "__StateOf(ring, ring.ConnectionOf(flight))"));
            writer.Line("ring.EndShot(flight);");
        }
    }

    private void If(string condition, string call)
    {
        if (condition.Length + call.Length < MaximumColumns) writer.Line($"{condition} {call}");
        else
        {
            using (writer.Block(condition)) writer.Line(call);
        }
    }

    private string Call(CompletionSpec completion, string value, string connection, string state)
    {
        string arguments = string.Join(", ", completion.Arguments.Select(argument => argument switch
        {
            CompletionArgument.Connection => connection,
            CompletionArgument.State => "ref " + state,
            CompletionArgument.Copy => value.Substring("in ".Length),
            CompletionArgument.Kept => $"ring.BufferOf({value})",
            _ => value,
        }));

        // A method that is called like one of the locals here would be hidden by it.
        TypeSpec type = handler.Hierarchy.Handler;
        string receiver = !Locals.Contains(completion.Method) ? "" : completion.IsStatic ? $"{type.Name}{type.TypeParameters}." : "this.";
        return completion.IsTask ? $"ring.Forget({receiver}{completion.Method}({arguments}));" : $"{receiver}{completion.Method}({arguments});";
    }
}
