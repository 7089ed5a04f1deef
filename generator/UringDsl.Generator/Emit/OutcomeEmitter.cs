using System.Linq;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Emit;

/// <summary>Writes the result type of a chain, with a name for each step.</summary>
internal static class OutcomeEmitter
{
    public static void Emit(SourceWriter writer, SubmissionSpec submission, OutcomeSpec outcome)
    {
        const string Chain = Names.Services + "ChainOutcome";
        string steps = Names.Xml(Facts.NamesOf(submission.Steps));
        writer.Line($"/// <summary>How <c>{submission.Name}</c> ended: {steps}.</summary>");
        using (writer.Block($"{outcome.Accessibility} readonly struct {outcome.Type} : {Names.Services}IOutcome<{outcome.Type}>"))
        {
            writer.Line($$"""
                private readonly {{Chain}} _chain;

                internal {{outcome.Type}}(in {{Chain}} chain) => _chain = chain;

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
                if (step.Operation is not (StepOperation.Send or StepOperation.Recv or StepOperation.Sendmsg or StepOperation.Recvmsg)) continue;
                writer.Line($"/// <summary>Bytes that {Facts.NameOf(step)} moved (step {i + 1}).</summary>");
                writer.Line($"public int {step.Name}Bytes => _chain.Bytes({i});");
                writer.Blank();
            }

            if (outcome.CarriesConnection) Connection(writer);
            writer.Line($$"""
                /// <summary>For messages: <c>Completed</c>, or how it ended and at which step.</summary>
                public override string ToString() =>
                    Kind == global::UringDsl.OutcomeKind.Completed ? "Completed" : $"{Kind} at {Step}: {Error}";

                static {{outcome.Type}} {{Names.Services}}IOutcome<{{outcome.Type}}>.From(
                    {{Names.Loop}} ring, {{Names.FlightHandle}} flight) =>
                    new(ring.OutcomeOf(flight));
                """);
        }

        writer.Blank();
        Steps(writer, submission, outcome);
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
