using System.Linq;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Emit;

/// <summary>Writes the body of a submission: it hands the arguments over, and the loop decides when the SQEs are prepared.</summary>
internal static class SubmissionEmitter
{
    public static void Emit(SourceWriter writer, SubmissionSpec submission)
    {
        if (!submission.HasDocumentation) Documentation(writer, submission);
        string[] parameters = submission.Parameters.Select(p => $"{p.Modifiers}{p.Type} {p.Name}").ToArray();
        string returns = ReturnType(submission);
        string ring = Names.Local(submission, "ring");
        using (writer.Block(Names.Wrap($"{submission.Modifiers} {returns} {submission.Name}(", parameters)))
        {
            writer.Line($"var {ring} = {Names.Loop}.Current(__ring, nameof({submission.Name}));");
            Body(writer, submission, ring);
        }

        writer.Blank();
    }

    public static string ReturnType(SubmissionSpec submission) =>
        submission.Observer == Observer.Awaiter ? $"global::UringDsl.Pending<{Names.ResultType(submission)}>" : "void";

    private static void Documentation(SourceWriter writer, SubmissionSpec submission)
    {
        StepSpec first = submission.Steps[0];
        string what = Facts.NamesOf(submission.Steps)
            + (submission.Shape == SubmissionShape.Chain ? ", one linked chain" : "")
            + (first.Multishot && submission.Steps.Count == 1 ? ", multishot" : "")
            + (first.Buffers is { } buffers && submission.Steps.Count == 1 ? $", into buffers of {Names.Literal(buffers)}" : "")
            + (first.CancelTarget is { } target ? $" of what {target} has in flight" : "");
        string then = (submission.Observer, submission.Shape) switch
        {
            (Observer.Awaiter, _) => "The awaiter gets the result.",
            (Observer.Method, SubmissionShape.Listener or SubmissionShape.Accept) => $"Each connection goes to <c>{submission.Completed!.Method}</c>.",
            (Observer.Method, _) => $"The result goes to <c>{submission.Completed!.Method}</c>.",
            (_, SubmissionShape.Send) => "Nobody observes it: when it fails, its connection is aborted.",
            _ => "Nobody observes it.",
        };
        writer.Line($"/// <summary>{Names.Xml(what)} (Linux {Facts.Since(submission)}). {then}</summary>");
    }

    private static void Body(SourceWriter writer, SubmissionSpec submission, string ring)
    {
        StepSpec step = submission.Steps[0];
        string file = Parameter(submission, submission.FileParameter);
        switch (submission.Shape)
        {
            case SubmissionShape.Listener:
                string backlog = step.NumberParameter >= 0 ? Parameter(submission, step.NumberParameter) : Text(step.Backlog);
                writer.Line("// SOCKET, BIND, LISTEN and a multishot ACCEPT: the runtime links them, arms them again, and backs off.");
                writer.Line(Names.Wrap(
                    $"{ring}.Listen(",
                    [
                        $"operation: {submission.Id}", Address(submission), $"direct: {Names.Bool(step.Direct)}",
                        $"backlog: {backlog}", $"reusePort: {Names.Bool(step.ReusePort)}",
                    ],
                    ");"));
                break;
            case SubmissionShape.Accept:
                string rearm = "global::UringDsl.Rearm." + (step.ManualRearm ? "Manual" : "Automatic");
                writer.Line(Names.Wrap(
                    $"{ring}.Accept(",
                    [$"operation: {submission.Id}", file, $"multishot: {Names.Bool(step.Multishot)}", $"direct: {Names.Bool(step.Direct)}", rearm],
                    ");"));
                break;
            case SubmissionShape.Receive when submission.Observer == Observer.Awaiter:
                AwaitedReceive(writer, submission, ring, file);
                break;
            case SubmissionShape.Receive:
                writer.Line($"// False when the connection is closing or gone: then there is nothing to receive.");
                writer.Line($"if ({ring}.BeginReceive({file}, operation: {submission.Id})) __Arm{submission.HelperName}({ring}, {file}.Index);");
                break;
            case SubmissionShape.Send when submission.Observer == Observer.Nobody:
                writer.Line($"{ring}.Send({file}, {Parameter(submission, step.PayloadParameter)}{Mode(step)}{Told(submission)});");
                break;
            case SubmissionShape.Abort:
                writer.Line($"{ring}.Abort({file}{(step.Resets ? ", reset: true" : "")});");
                break;
            default:
                Flight(writer, submission, ring, file);
                break;
        }
    }

    // The operation is the connection's, like every receive; the submission only stands for who awaits it.
    private static void AwaitedReceive(SourceWriter writer, SubmissionSpec submission, string ring, string file)
    {
        string flight = Names.Local(submission, "flight");
        string handle = Names.Local(submission, "handle");
        writer.Line($"ref var {flight} = ref {ring}.BeginFlight(operation: {submission.Id});");
        writer.Line($"var {handle} = {flight}.Handle;");
        writer.Line("// False when the connection is closing or gone, or receiving is paused: then there is nothing to arm now.");
        using (writer.Block($"if ({ring}.BeginReceive({file}, operation: {submission.Id}, ref {flight}))"))
        {
            writer.Line($"__Arm{submission.HelperName}({ring}, {file}.Index);");
        }

        writer.Line($"return new global::UringDsl.Pending<{Names.ResultType(submission)}>({ring}, {handle});");
    }

    // The arguments move into native memory, where they stay until the last completion.
    private static void Flight(SourceWriter writer, SubmissionSpec submission, string ring, string file)
    {
        string flight = Names.Local(submission, "flight");
        string handle = Names.Local(submission, "handle");
        bool isAwaited = submission.Observer == Observer.Awaiter;
        if (submission.StoresNothing)
        {
            Publish(writer, submission, ring);
            return;
        }

        writer.Line($"ref var {flight} = ref {ring}.{(submission.IsPlain ? "BeginPlain" : "BeginFlight")}(operation: {submission.Id});");
        Arguments(writer, submission, ring, flight);
        if (isAwaited) writer.Line($"var {handle} = {flight}.Handle; // before it is published: a submission on a closed connection ends at once");
        StepSpec step = submission.Steps[0];
        string target = $"target: {step.CancelOperation}";
        switch (submission.Shape)
        {
            case SubmissionShape.Send:
                writer.Line($"{ring}.Send({file}, {Parameter(submission, step.PayloadParameter)}{Mode(step)}, ref {flight}{Told(submission)});");
                break;
            case SubmissionShape.Message:
                string data = step.DataParameter >= 0 ? $"unchecked((ulong){Parameter(submission, step.DataParameter)})" : "0UL";
                writer.Line(Names.Wrap(
                    $"{ring}.Message(",
                    [$"ref {flight}", Parameter(submission, step.RingParameter), $"data: {data}", $"value: {Value(submission, step)}"],
                    ");"));
                break;
            case SubmissionShape.Adopt:
                writer.Line($"{ring}.Adopt(ref {flight}, {file}, direct: {Names.Bool(step.Direct)}, keepOriginal: {Names.Bool(step.KeepsOriginal)});");
                break;
            case SubmissionShape.HandOver:
                writer.Line("// Behind what was sent and received before, at the end of the turn in which the connection is quiet.");
                writer.Line(Names.Wrap(
                    $"{ring}.HandOver(",
                    [$"ref {flight}", file, Parameter(submission, step.RingParameter), $"value: {Value(submission, step)}"],
                    ");"));
                break;
            case SubmissionShape.Cancel when submission.FileParameter >= 0:
                writer.Line($"{ring}.Cancel({target}, {file}, ref {flight}); // {step.CancelTarget}");
                break;
            case SubmissionShape.Cancel:
                writer.Line($"{ring}.Cancel({target}, ref {flight}); // {step.CancelTarget}");
                break;
            case SubmissionShape.Chain when submission.MakesSocket:
                string listener = submission.Listener is { } listening ? ", " + listening.Name : "";
                writer.Line($"{ring}.PublishOnSlot(ref {flight}{listener}); // takes a slot for the socket, then publishes");
                break;
            case var _ when submission.OpensFile:
                writer.Line($"{ring}.PublishOnSlot(ref {flight}); // takes a slot for the file, then publishes");
                break;
            case var _ when step.CancelTarget is not null:
                string on = submission.FileParameter < 0 ? "" : ", " + FileOf(submission.Parameters[submission.FileParameter], ring);
                writer.Line($"{ring}.Update({target}{on}, ref {flight}); // {step.CancelTarget}");
                break;
            case var _ when submission.IsPlain:
                writer.Line($"if ({ring}.TryPublish(ref {flight}{FileOfPlain(submission)})) {PublishCall(submission, ring, flight)}");
                break;
            default:
                writer.Line(submission.Connection is null
                    ? $"{ring}.Publish(ref {flight});"
                    : $"{ring}.Enqueue(ref {flight}, {file});{(IsOrdered(submission) ? " // behind the connection's earlier sends" : "")}");
                break;
        }

        if (isAwaited) writer.Line($"return new global::UringDsl.Pending<{Names.ResultType(submission)}>({ring}, {handle});");
    }

    // There is nothing to store, and so nothing that could be refused between the record and its entry.
    private static void Publish(SourceWriter writer, SubmissionSpec submission, string ring)
    {
        string flight = Names.Local(submission, "flight");
        string handle = Names.Local(submission, "handle");
        string isPublished = Names.Local(submission, "isPublished");
        string lent = submission.Lent is { } buffer ? $", {buffer.Name}, out var {Names.Local(submission, "address")}" : "";
        writer.Line($"ref var {flight} = ref {ring}.Publish(operation: {submission.Id}{FileOfPlain(submission)}{lent}, out var {isPublished});");
        bool isAwaited = submission.Observer == Observer.Awaiter;
        if (isAwaited) writer.Line($"var {handle} = {flight}.Handle;");
        writer.Line($"if ({isPublished}) {PublishCall(submission, ring, flight)}");
        if (isAwaited) writer.Line($"return new global::UringDsl.Pending<{Names.ResultType(submission)}>({ring}, {handle});");
    }

    private static string FileOfPlain(SubmissionSpec submission) =>
        string.Concat(submission.Parameters.Where(p => p.Group == OperandClass.File).Select(p => ", " + p.Name));

    private static string PublishCall(SubmissionSpec submission, string ring, string flight)
    {
        string lent = submission.Lent is { } buffer ? $", {buffer.Name}, {Names.Local(submission, "address")}" : "";
        string numbers = string.Concat(submission.PassedOn.Select(p => ", " + Number(p)));
        return $"__Publish{submission.HelperName}({ring}, ref {flight}{lent}{numbers});";
    }

    private static void Arguments(SourceWriter writer, SubmissionSpec submission, string ring, string flight)
    {
        if (submission.Shape is SubmissionShape.Send or SubmissionShape.Cancel or SubmissionShape.Message
            or SubmissionShape.HandOver or SubmissionShape.Adopt) return;
        if (submission.AddressParameter >= 0) writer.Line($"{flight}.SetAddress({Address(submission)});");
        for (int i = 0; i < submission.Reserved.Count; i++)
        {
            writer.Line(submission.Reserved[i] switch
            {
                > 0 => $"{flight}.ReserveStructure(index: {i}, bytes: {submission.Reserved[i]}); // the kernel writes the result there",
                < 0 => $"{flight}.ReserveNumber(index: {i}, value: {-submission.Reserved[i]}); // room in bytes, which the kernel replaces",
                _ => $"{flight}.SetStructure<byte>(index: {i}, 0); // an empty path: the directory itself",
            });
        }

        foreach (ParameterSpec parameter in submission.Parameters)
        {
            string? setter = (parameter.Use, parameter.Group) switch
            {
                (OperandUse.Path, _) => $"{ring}.SetPath(ref {flight}, index: {parameter.Index}, {parameter.Name});",
                (OperandUse.Length, _) => $"{flight}.SetLength(index: {parameter.Index}, {parameter.Name});",
                (OperandUse.Structure, _) => $"{flight}.SetStructure(index: {parameter.Index}, in {parameter.Name});",
                (OperandUse.Structures, _) => $"{ring}.SetSlots(ref {flight}, index: {parameter.Index}, {parameter.Name}, {FirstSlot(submission, parameter)});",
                (_, OperandClass.Time) => $"{flight}.SetTime(index: {parameter.Index}, {parameter.Name});",
                (_, OperandClass.Number) when submission.PassesOn(parameter) => null,
                (_, OperandClass.Number) => $"{flight}.SetNumber(index: {parameter.Index}, {Number(parameter)});",
                (_, OperandClass.Payload) when parameter.Operand == OperandType.Span && submission.Steps.Any(MayBeEmpty) =>
                    $"{flight}.SetMessage(index: {parameter.Index}, {parameter.Name});",
                (_, OperandClass.Payload) => $"{flight}.SetPayload(index: {parameter.Index}, {parameter.Name});",
                (_, OperandClass.File) when !submission.IsPlain && parameter != submission.Connection && submission.Steps[0].CancelTarget is null =>
                    parameter.Operand == OperandType.Connection && parameter != submission.Listener // Its accept looks the file up at once.
                        ? $"{ring}.SetFile(ref {flight}, index: {parameter.Index}, {parameter.Name});"
                        : $"{flight}.SetFile(index: {parameter.Index}, {FileOf(parameter, ring)});",
                _ => null,
            };
            if (setter is not null) writer.Line(setter);
        }

        foreach (IGrouping<int, StepSpec> time in submission.Steps.Where(s => s.ConstantTime >= 0).GroupBy(s => s.ConstantTime).OrderBy(g => g.Key))
        {
            string names = string.Join(", ", time.Select(s => s.Name));
            writer.Line($"{flight}.SetTime(index: {time.Key}, global::System.TimeSpan.FromMilliseconds({time.First().Milliseconds})); // {names}");
        }

        // Last: an argument that is refused above leaves nobody to be told.
        foreach (int parameter in submission.Steps.Where(s => s.Released is not null).Select(s => s.PayloadParameter).Distinct())
        {
            writer.Line($"{Names.Local(submission, "ring")}.TellReleased(ref {flight}, index: {submission.Parameters[parameter].Index});");
        }
    }

    // A datagram and an extended attribute may have no bytes; a write of none does nothing.
    private static bool MayBeEmpty(StepSpec step) => step.Operation == StepOperation.Sendmsg || step.Row is "Setxattr" or "Fsetxattr";

    // A connection's file is looked up at once: when it is gone, the submission says so.
    private static string FileOf(ParameterSpec parameter, string ring) =>
        parameter.Operand == OperandType.Connection ? $"{ring}.FileOf({parameter.Name})" : parameter.Name;

    private static string Number(ParameterSpec parameter) =>
        parameter.Type is "int" or "uint" or "long" or "short" or "ushort" or "byte" or "sbyte" or "nint" or "global::System.IntPtr"
            ? parameter.Name
            : $"unchecked((long){parameter.Name})";

    // Beside the descriptors that fill the slots, in the same step.
    private static string FirstSlot(SubmissionSpec submission, ParameterSpec descriptors)
    {
        StepSpec step = submission.Steps.First(s => s.Arguments.Any(a =>
            a.Source == ArgumentSource.Address && submission.Parameters[a.Index] == descriptors));
        return "firstSlot: " + Number(submission.Parameters[step.Arguments.First(a => a.Name == "firstSlot").Index]);
    }

    // An ordinary send without an observer of its memory has a form of its own.
    private static string Mode(StepSpec step) => step.ZeroCopy > 0 || step.Released is not null ? $", {Names.ZeroCopyMode(step.ZeroCopy)}" : "";

    private static string Told(SubmissionSpec submission) => submission.Released is null ? "" : $", released: {submission.Id}";

    private static bool IsOrdered(SubmissionSpec submission) =>
        submission.Steps.Any(s => s.Operation is StepOperation.Send or StepOperation.Shutdown or StepOperation.Close);

    private static string Address(SubmissionSpec submission)
    {
        ParameterSpec parameter = submission.Parameters[submission.AddressParameter];
        return parameter.Operand == OperandType.PeerAddress ? parameter.Name : $"global::UringDsl.PeerAddress.From({parameter.Name})";
    }

    private static string Parameter(SubmissionSpec submission, int index) => index < 0 ? "" : submission.Parameters[index].Name;

    private static string Value(SubmissionSpec submission, StepSpec step) =>
        step.NumberParameter >= 0 ? Parameter(submission, step.NumberParameter) : "0";

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
