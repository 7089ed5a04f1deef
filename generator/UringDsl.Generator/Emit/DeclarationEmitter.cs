using System.Linq;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Emit;

/// <summary>Writes <c>__declaration</c>: what the attributes say, for the loop.</summary>
internal static class DeclarationEmitter
{
    private const string Manual = "global::UringDsl.Rearm.Manual";

    public static void Emit(SourceWriter writer, HandlerSpec handler)
    {
        RingSpec ring = handler.Ring;
        using (writer.Block($"private static readonly {Names.Services}RingDeclaration __declaration = new()", end: "};"))
        {
            writer.Line($"Handler = {Names.Literal(handler.Hierarchy.DisplayName)},");
            Size(writer, nameof(ring.SubmissionEntries), ring.SubmissionEntries);
            Size(writer, nameof(ring.CompletionEntries), ring.CompletionEntries);
            Size(writer, nameof(ring.MaxConnections), ring.MaxConnections);
            Size(writer, nameof(ring.MaxQueued), ring.MaxQueued);
            Size(writer, nameof(ring.ZeroCopyThreshold), ring.ZeroCopyThreshold);
            Size(writer, nameof(ring.FixedFiles), ring.FixedFiles);
            Size(writer, nameof(ring.ReservedFiles), ring.ReservedFiles);
            Modes(writer, ring.Modes);
            foreach (string hook in new[] { "Messages", "Connections" })
            {
                if (LifecycleEmitter.Takes(handler, hook)) writer.Line($"Takes{hook} = true,");
            }

            if (ring.SendBundles) writer.Line("SendBundles = true,");
            BufferRings(writer, ring);
            FixedBuffers(writer, ring);
            writer.Line("Operations =\n[");
            foreach (SubmissionSpec submission in handler.Submissions) Operation(writer, submission);
            writer.Line("],");
        }

        writer.Blank();
    }

    // What is not declared is the runtime's default.
    private static void Size(SourceWriter writer, string name, int value)
    {
        if (value > 0) writer.Line($"{name} = {value},");
    }

    private static void Modes(SourceWriter writer, RingModeSpec modes)
    {
        if (modes.IsDefault) return;
        using (writer.Block($"Modes = new {Names.Services}RingModeDeclaration()", end: "},"))
        {
            if (modes.Modes.Count > 0) writer.Line($"Modes = {string.Join(" | ", modes.Modes.Select(m => "global::UringDsl.RingModes." + m))},");
            foreach (RingModeValue value in modes.Values) writer.Line($"{value.Name} = {value.Value},");
        }
    }

    private static void BufferRings(SourceWriter writer, RingSpec ring)
    {
        if (ring.BufferRings.Count == 0)
        {
            writer.Line("BufferRings = [],");
            return;
        }

        writer.Line("BufferRings =\n[");
        foreach (BufferRingSpec buffers in ring.BufferRings)
        {
            string extra = string.Join(", ", new[]
            {
                buffers.Incremental ? "Incremental = true" : null,
                buffers.HugePages ? "HugePages = true" : null,
                buffers.LowWater > 0 ? $"LowWater = {buffers.LowWater}" : null,
            }.Where(part => part is not null));
            if (extra.Length > 0) extra = $" {{ {extra} }}";
            writer.Line($"    new({Names.Literal(buffers.Name)}, Entries: {buffers.Entries}, BufferSize: {buffers.BufferSize}){extra},");
        }

        writer.Line("],");
    }

    private static void FixedBuffers(SourceWriter writer, RingSpec ring)
    {
        if (ring.FixedBuffers.Count == 0) return;
        writer.Line("FixedBuffers =\n[");
        foreach (FixedBuffersSpec pool in ring.FixedBuffers)
        {
            string pages = pool.HugePages ? ", HugePages: true" : "";
            writer.Line($"    new({Names.Literal(pool.Name)}, Count: {pool.Count}, Size: {pool.Size}{pages}),");
        }

        writer.Line("],");
    }

    private static void Operation(SourceWriter writer, SubmissionSpec submission)
    {
        // A listener always has a method for its connections; what the loop must know is whether its failure has one too.
        bool isObserved = submission.Shape == SubmissionShape.Listener ? submission.Failed is not null : submission.Observer != Observer.Nobody;
        bool isRuntimes = submission.Shape is SubmissionShape.Listener or SubmissionShape.Abort;
        string name = Names.Literal(submission.Name.TrimStart('@'));
        string extra = submission.Shape == SubmissionShape.Receive ? Receive(submission.Steps[0])
            : submission.Shape == SubmissionShape.Multishot ? Again(submission.Steps[0])
            : submission.Retry is { } retry ? Retry(submission, retry)
            : submission.MakesSocket && submission.Steps[0].SocketType != 1 ? " { Datagram = true }"
            : "";
        if (Needs(submission) is { Length: > 0 } needs) extra = extra.Length == 0 ? $" {{ {needs} }}" : $"{extra.Substring(0, extra.Length - 2)}, {needs} }}";
        writer.Line($"    // {submission.Id}: {Facts.NamesOf(submission.Steps)}");
        writer.Line($"    new({name}, {Names.Services}OperationShape.{submission.Shape},");
        string end = $"Observed: {Names.Bool(isObserved)}){extra},";
        if (isRuntimes) writer.Line($"        Steps: [], {end}");
        else if (submission.Steps.Count == 1) writer.Line($"        Steps: [{Step(submission, submission.Steps[0])}], {end}");
        else
        {
            writer.Line("        Steps:\n        [");
            foreach (StepSpec step in submission.Steps) writer.Line($"            {Step(submission, step)},");
            writer.Line($"        ], {end}");
        }
    }

    private static string Retry(SubmissionSpec submission, RetrySpec retry) =>
        $" {{ Attempts = {retry.Attempts}, FirstDelay = {retry.FirstDelay}, MaxDelay = {retry.MaxDelay}"
        + $"{(submission.Steps[0].SocketType != 1 ? ", Datagram = true" : "")} }}";

    // What the kernel and the ring must have for it, beside the operations themselves.
    private static string Needs(SubmissionSpec submission) => string.Join(", ", submission.Steps
        .Select(step => step.Feature).Where(feature => feature is not null).Distinct().Select(feature => $"Feature = global::UringDsl.RingFeature.{feature}")
        .Concat(submission.Steps.Any(step => step.IsLarge) ? ["IsLarge = true"] : []));

    private static string Step(SubmissionSpec submission, StepSpec step)
    {
        int closes = step.Operation == StepOperation.Close ? ArgumentEmitter.StoredFile(submission, submission.FileParameter) : -1;
        return $"new({Names.Opcode}.{step.Opcode}, {Names.LinkKind}.{step.Link}"
            + $"{(step.SkipsSuccess ? ", SkipsSuccess: true" : "")}{(step.Drains ? ", Drains: true" : "")}{(closes >= 0 ? $", Closes: {closes}" : "")})";
    }

    private static string Again(StepSpec step) => $" {{ Multishot = true{(step.ManualRearm ? $", Rearm = {Manual}" : "")} }}";

    private static string Receive(StepSpec step) => " { " + string.Join(", ", new[]
    {
        step.Multishot ? "Multishot = true" : null,
        step.ManualRearm ? $"Rearm = {Manual}" : null,
        $"BufferGroup = {step.BufferGroup}",
        step.ShotBytes > 0 ? $"ShotBytes = {step.ShotBytes}" : null,
        step.TotalBytes > 0 ? $"TotalBytes = {step.TotalBytes}" : null,
        step.NameBytes > 0 ? $"NameBytes = {step.NameBytes}" : null,
        step.ControlBytes > 0 ? $"ControlBytes = {step.ControlBytes}" : null,
        step.FallOver.Count > 0 ? $"FallOver = [{string.Join(", ", step.FallOver)}]" : null,
        step.Bundle ? "Bundle = true" : null,
    }.Where(part => part is not null)) + " }";
}
