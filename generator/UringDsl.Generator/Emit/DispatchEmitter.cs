using System.Linq;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Emit;

/// <summary>Writes the switch that takes every completion to its method.</summary>
internal static class DispatchEmitter
{
    private static readonly string[] Locals = ["ring", "cqe", "accepted", "received", "flight", "value"];

    public static void Emit(SourceWriter writer, HandlerSpec handler)
    {
        using (writer.Block($"void {Names.Program}.Dispatch({Names.Loop} ring)"))
        using (writer.Block("while (ring.TryTakeCompletion(out var cqe))"))
        using (writer.Block($"switch ({Names.Services}UserData.Operation(cqe.UserData))"))
        {
            foreach (SubmissionSpec submission in handler.Submissions)
            {
                if (HasCase(submission)) Case(writer, submission);
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
        && (submission.Shape != SubmissionShape.Send || submission.Observer != Observer.Nobody);

    private static void Case(SourceWriter writer, SubmissionSpec submission)
    {
        string nobody = submission.Observer == Observer.Nobody ? ": nobody observes it" : "";
        writer.Line($"case {submission.Id}: // {submission.Name}{nobody}");
        using (writer.Block())
        {
            switch (submission.Shape)
            {
                case SubmissionShape.Listener or SubmissionShape.Accept:
                    Accepted(writer, submission);
                    break;
                case SubmissionShape.Receive:
                    string call = Call(submission.Completed!, "in received", "received.Connection", "__states[received.Connection.Index]");
                    writer.Line($"if (ring.TryTakeReceived(in cqe, out var received)) {call}\nring.EndReceived();");
                    break;
                default:
                    Flight(writer, submission);
                    break;
            }

            writer.Line("break;");
        }
    }

    private static void Accepted(SourceWriter writer, SubmissionSpec submission)
    {
        string call = Call(submission.Completed!, "in accepted", "accepted.Connection", "__StateOf(ring, accepted.Connection)");
        if (submission.Failed is not { } failed) writer.Line($"if (ring.TryTakeAccepted(in cqe, out var accepted)) {call}");
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

    private static void Flight(SourceWriter writer, SubmissionSpec submission)
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
                string result = submission.Shape switch
                {
                    SubmissionShape.Chain => $"new {submission.ResultType}(ring.OutcomeOf(flight))",
                    SubmissionShape.Send => "ring.SentOf(flight)",
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

    private static string Call(CompletionSpec completion, string value, string connection, string state)
    {
        string arguments = string.Join(", ", completion.Arguments.Select(argument => argument switch
        {
            CompletionArgument.Connection => connection,
            CompletionArgument.State => "ref " + state,
            _ => value,
        }));

        // A method that is called like one of the locals here would be hidden by it.
        string receiver = !completion.IsStatic && Locals.Contains(completion.Method) ? "this." : "";
        return $"{receiver}{completion.Method}({arguments});";
    }
}
