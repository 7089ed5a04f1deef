using System.Collections.Generic;
using System.Linq;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Emit;

/// <summary>Writes the result type of a chain, with a name for each step.</summary>
internal static class OutcomeEmitter
{
    private const string Status = "global::UringDsl.FileStatus";

    /// <summary>Reads the results of a finished chain.</summary>
    public static string Construct(SubmissionSpec submission)
    {
        IEnumerable<string> statuses = Statuses(submission).Select(s => $", {Status}.From(ring, flight, step: {s.Step}, payload: {s.Payload})");
        return $"new {submission.ResultType}(ring.OutcomeOf(flight){string.Concat(statuses)})";
    }

    public static void Emit(SourceWriter writer, SubmissionSpec submission, OutcomeSpec outcome)
    {
        const string Chain = Names.Services + "ChainOutcome";
        string steps = Names.Xml(Facts.NamesOf(submission.Steps));
        writer.Line($"/// <summary>How <c>{submission.Name}</c> ended: {steps}.</summary>");
        using (writer.Block($"{outcome.Accessibility} readonly struct {outcome.Type} : {Names.Services}IOutcome<{outcome.Type}>"))
        {
            Fields(writer, submission, outcome, Chain);
            writer.Line($$"""
                /// <summary>How the chain ended.</summary>
                public global::UringDsl.OutcomeKind Kind => _chain.Kind;

                /// <summary>The step that decided it; of no meaning when the chain has completed.</summary>
                public {{outcome.StepType}} Step => ({{outcome.StepType}})_chain.Step;

                /// <summary>The error of that step.</summary>
                public global::UringDsl.Abi.Errno Error => _chain.Error;
                """);
            writer.Blank();
            for (int i = 0; i < submission.Steps.Count; i++)
            {
                StepSpec step = submission.Steps[i];
                bool isMessage = step.Operation is StepOperation.Send or StepOperation.Recv or StepOperation.Sendmsg or StepOperation.Recvmsg;
                if (!isMessage && step.Completion != "Transferred") continue;
                writer.Line($"/// <summary>Bytes that {Facts.NameOf(step)} moved (step {i + 1}).</summary>");
                writer.Line($"public int {step.Name}Bytes => _chain.Bytes({i});");
                writer.Blank();
            }

            foreach ((int step, _, string name) in Statuses(submission))
            {
                writer.Line($"/// <summary>What STATX told (step {step + 1}).</summary>");
                writer.Line($"public {Status} {name} => _{char.ToLowerInvariant(name[0])}{name.Substring(1)};");
                writer.Blank();
            }

            if (outcome.CarriesConnection) Connection(writer);
            if (outcome.CarriesFile) File(writer);
            writer.Line($$"""
                /// <summary>For messages: <c>Completed</c>, or how it ended and at which step.</summary>
                public override string ToString() =>
                    Kind == global::UringDsl.OutcomeKind.Completed ? "Completed" : $"{Kind} at {Step}: {Error}";

                static {{outcome.Type}} {{Names.Services}}IOutcome<{{outcome.Type}}>.From(
                    {{Names.Loop}} ring, {{Names.FlightHandle}} flight) =>
                    {{Construct(submission)}};
                """);
        }

        writer.Blank();
        Steps(writer, submission, outcome);
    }

    private static void Fields(SourceWriter writer, SubmissionSpec submission, OutcomeSpec outcome, string chain)
    {
        List<string> statuses = Statuses(submission).Select(s => char.ToLowerInvariant(s.Name[0]) + s.Name.Substring(1)).ToList();
        writer.Line($"private readonly {chain} _chain;");
        foreach (string status in statuses) writer.Line($"private readonly {Status} _{status};");
        writer.Blank();
        if (statuses.Count == 0) writer.Line($"internal {outcome.Type}(in {chain} chain) => _chain = chain;");
        else
        {
            string parameters = string.Concat(statuses.Select(s => $", in {Status} {s}"));
            using (writer.Block($"internal {outcome.Type}(in {chain} chain{parameters})"))
            {
                writer.Line("_chain = chain;");
                foreach (string status in statuses) writer.Line($"_{status} = {status};");
            }
        }

        writer.Blank();
    }

    // Status, or of the second STATX of a chain: Statx2Status.
    private static List<(int Step, int Payload, string Name)> Statuses(SubmissionSpec submission)
    {
        var found = new List<(int, int, string)>();
        for (int i = 0; i < submission.Steps.Count; i++)
        {
            StepSpec step = submission.Steps[i];
            if (step.Completion != "FileStatus") continue;
            int payload = step.Arguments.Last(a => a.Source == ArgumentSource.Reserved).Index;
            found.Add((i, payload, found.Count == 0 ? "Status" : step.Name + "Status"));
        }

        return found;
    }

    private static void File(SourceWriter writer)
    {
        writer.Line("""
            /// <summary>The file that the chain has opened; when it has failed, the file is closed already.</summary>
            /// <param name="file">The slot, from now on the handler's to close.</param>
            /// <returns>True when the chain has completed.</returns>
            public bool TryGetFile(out global::UringDsl.Slot file) => _chain.TryGetFile(out file);
            """);
        writer.Blank();
    }

    private static void Connection(SourceWriter writer)
    {
        writer.Line("""
            /// <summary>The connection that the chain has made; when it has failed, its socket is closed already.</summary>
            /// <param name="connection">The connection, from now on the handler's to close.</param>
            /// <returns>True when the chain has completed.</returns>
            public bool TryGetConnection(out global::UringDsl.Connection connection) => _chain.TryGetConnection(out connection);
            """);
        writer.Blank();
    }

    private static void Steps(SourceWriter writer, SubmissionSpec submission, OutcomeSpec outcome)
    {
        writer.Line($"/// <summary>The steps of <c>{submission.Name}</c>, in their order.</summary>");
        using (writer.Block($"{outcome.Accessibility} enum {outcome.StepType}"))
        {
            foreach (StepSpec step in submission.Steps)
            {
                writer.Line($"/// <summary>{Facts.NameOf(step)}.</summary>\n{step.Name},");
            }
        }

        writer.Blank();
    }
}
