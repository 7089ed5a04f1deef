using System.Collections.Generic;
using System.Linq;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Emit;

/// <summary>
/// Writes the SQEs: one helper for each submission that has entries of its own, and the two switches through which the loop calls
/// them.
/// </summary>
internal static class PublishEmitter
{
    public static void Emit(SourceWriter writer, HandlerSpec handler)
    {
        List<SubmissionSpec> receives = handler.Submissions.Where(s => s.Shape == SubmissionShape.Receive).ToList();
        List<SubmissionSpec> flights = handler.Submissions
            .Where(s => s.Shape is SubmissionShape.Single or SubmissionShape.Chain or SubmissionShape.Multishot)
            .ToList();

        Switch(writer, "Arm", ["byte operation", "int connection"], "operation", receives, "ring, connection");
        Switch(writer, "Publish", [$"ref {Names.Flight} flight"], "flight.Operation", flights.FindAll(f => !f.IsPlain), "ring, ref flight");
        foreach (SubmissionSpec submission in receives) Arm(writer, handler, submission);
        foreach (SubmissionSpec submission in flights) Publish(writer, submission);
    }

    private static void Switch(
        SourceWriter writer, string method, string[] parameters, string value, List<SubmissionSpec> submissions, string arguments)
    {
        using (writer.Block(Names.Wrap($"void {Names.Program}.{method}(", [$"{Names.Loop} ring", .. parameters])))
        {
            if (submissions.Count > 0)
            {
                using (writer.Block($"switch ({value})"))
                {
                    foreach (SubmissionSpec submission in submissions)
                    {
                        using (writer.Indent($"case {submission.Id}:"))
                        {
                            writer.Line($"__{method}{submission.HelperName}({arguments});\nbreak;");
                        }
                    }
                }
            }
        }

        writer.Blank();
    }

    private static void Arm(SourceWriter writer, HandlerSpec handler, SubmissionSpec submission)
    {
        StepSpec step = submission.Steps[0];
        string operands = step.Operation == StepOperation.Recvmsg
            ? $"message: ring.ReceiveHeader(operation: {submission.Id}), msgFlags: 0"
            : $"buffer: 0, length: {step.ShotBytes}, msgFlags: 0";
        string priority = (step.Multishot, step.Bundle) switch
        {
            (true, true) => "(ushort)(global::UringDsl.Abi.RecvSendFlags.RecvMultishot | ring.BundleFlag)",
            (true, false) => "global::UringDsl.Abi.RecvSendFlags.RecvMultishot",
            (false, true) => "ring.BundleFlag",
            _ => "ioPriority: 0",
        };
        string group = step.FallOver.Count == 0
            ? $"{step.BufferGroup}; // {Names.Literal(step.Buffers!)}"
            : $"ring.PickBufferGroup(operation: {submission.Id}, connection); // {Names.Literal(step.Buffers!)}, or "
                + string.Join(" or ", step.FallOver.Select(g => Names.Literal(handler.Ring.BufferRings[g].Name))) + " when that is empty";
        string pollFirst = step.Operation is StepOperation.Recv or StepOperation.Recvmsg
            ? "recv.IoPriority |= ring.PollFirst(connection); // where the receive before it has left nothing behind\n"
            : "";
        using (writer.Block($"private static void __Arm{submission.HelperName}({Names.Loop} ring, int connection)"))
        {
            if (step.Operation == StepOperation.ReadMultishot) operands = "bufferGroup: 0";
            else operands += $", {priority}" + (step.TotalBytes > 0 ? $", totalLimit: {step.TotalBytes}" : "");
            writer.Line($"""
                ref var recv = ref ring.Reserve();
                {Names.Prep}.{step.Operation}(
                    ref recv, ring.FileOf(connection), {operands});
                recv.Flags |= {Names.SqeFlags}.BufferSelect{(step.GoesToWorker ? $" | {Names.SqeFlags}.Async" : "")};
                {pollFirst}recv.BufferGroup = {group}
                recv.UserData = ring.ReceiveUserData(operation: {submission.Id}, connection);
                """);
        }

        writer.Blank();
    }

    private static void Publish(SourceWriter writer, SubmissionSpec submission)
    {
        string name = "__Publish" + submission.HelperName;
        string[] lent = submission.Lent is null ? [] : ["global::UringDsl.FixedBuffer buffer", "nint address"];
        IEnumerable<string> numbers = submission.PassedOn.Select(p => $"long number{p.Index}");
        using (writer.Block(Names.Wrap($"private static void {name}(", [$"{Names.Loop} ring", $"ref {Names.Flight} flight", .. lent, .. numbers])))
        {
            if (submission.Steps.Count > 1)
            {
                writer.Line("// Room for all of them first: a chain that a submit cuts in two is two chains.");
                writer.Line($"ring.ReserveChain({submission.Steps.Count});");
                writer.Blank();
            }

            for (int i = 0; i < submission.Steps.Count; i++)
            {
                if (i > 0) writer.Blank();
                if (i > 0 || !MayLeaveOut(submission))
                {
                    Step(writer, submission, submission.Steps[i], i);
                    continue;
                }

                writer.Line("// At the end of the stream the close sends what the shutdown would send.");
                using (writer.Block("if (ring.NeedsShutdown(in flight))")) Step(writer, submission, submission.Steps[i], i);
            }
        }

        writer.Blank();
    }

    /// <summary>A shutdown and a close that nobody observes: the one says no more than the other when nothing else has the socket.</summary>
    private static bool MayLeaveOut(SubmissionSpec submission) => submission.Steps.Count == 2
        && submission.Steps[0] is { Operation: StepOperation.Shutdown, SkipsSuccess: true, Drains: false, GoesToWorker: false, PersonalityParameter: < 0 }
        && submission.Steps[1].Operation == StepOperation.Close;

    private static void Step(SourceWriter writer, SubmissionSpec submission, StepSpec step, int position)
    {
        string sqe = char.ToLowerInvariant(step.Name[0]) + step.Name.Substring(1);
        writer.Line($"ref var {sqe} = ref ring.Reserve();");
        bool isZeroCopy = step is { Operation: StepOperation.Send, ZeroCopy: > 0 };
        if (isZeroCopy)
        {
            int payload = Index(submission, step.PayloadParameter);
            writer.Line("// SEND_ZC where it may and pays, else SEND; it sets the user data too, since a notification outlives the chain.");
            writer.Line($"ring.PrepareSend(ref {sqe}, ref flight, step: {position}, payload: {payload}, {Names.ZeroCopyMode(step.ZeroCopy)});");
        }
        else
        {
            writer.Line(step.Operation == StepOperation.Generic
                ? Names.Wrap($"{Names.Prep}.{step.Row}(", [$"ref {sqe}", .. ArgumentEmitter.Arguments(submission, step)], ");")
                : $"{Names.Prep}.{step.Operation}(ref {sqe}{PrepArguments(submission, step)});");
        }

        if (step.SkipsSuccess)
        {
            writer.Line(step.Link == StepLink.Hard
                ? "// Its success needs no completion: the close behind it runs and completes in any case."
                : "// Nobody looks at it: it completes only when it fails, and then nothing behind it does.");
        }

        string flags = string.Join(" | ", FlagsOf(step).Select(f => $"{Names.SqeFlags}.{f}"));
        if (flags.Length > 0) writer.Line($"{sqe}.Flags |= {flags};");
        if (step.PersonalityParameter >= 0)
        {
            writer.Line($"{sqe}.Personality = unchecked((ushort){ArgumentEmitter.Number(submission, step.PersonalityParameter)});");
        }

        if (!isZeroCopy) writer.Line($"{sqe}.UserData = flight.{(submission.IsPlain ? "Expected" : $"UserData(step: {position})")};");
    }

    private static IEnumerable<string> FlagsOf(StepSpec step)
    {
        if (step.Link == StepLink.Soft) yield return "Link";
        if (step.Link == StepLink.Hard) yield return "HardLink";
        if (step.Drains) yield return "Drain";
        if (step.GoesToWorker) yield return "Async";
        if (step.SkipsSuccess) yield return "CqeSkipSuccess";
    }

    private static string PrepArguments(SubmissionSpec submission, StepSpec step) => step.Operation switch
    {
        // In a chain the end of the time is a success: without the flag it would break a soft link.
        StepOperation.Timeout => $", flight.Time({Time(submission, step)}), {TimerCount(submission, step)},{TimerFlags(step)}",
        StepOperation.Socket => $", flight.AddressFamily, type: {step.SocketType} /* {SocketTypeName(step)} */, protocol: 0, flight.Target",
        StepOperation.Accept => $", {ArgumentEmitter.File(submission, step.FileParameter)}, address: 0, addressLength: 0,\n    "
            + "acceptFlags: 0, ioPriority: 0, flight.Target",
        StepOperation.LinkTimeout => $", flight.Time({Time(submission, step)}),{TimerFlags(step)}",
        StepOperation.Bind or StepOperation.Connect => ", flight.File, flight.Address, flight.AddressLength",
        StepOperation.Listen => ", flight.File, backlog: "
            + (step.NumberParameter >= 0 ? $"unchecked((int)flight.Number({Index(submission, step.NumberParameter)}))" : $"{step.Backlog}"),
        StepOperation.Send or StepOperation.Recv => Transfer(submission, step),
        StepOperation.Sendmsg or StepOperation.Recvmsg => Message(submission, step),
        StepOperation.Shutdown => $", flight.File, how: {step.How}",
        StepOperation.Close => $", {ArgumentEmitter.File(submission, submission.FileParameter)}",
        _ => "",
    };

    private static string TimerCount(SubmissionSpec submission, StepSpec step) => step.NumberParameter >= 0
        ? $"unchecked((uint){ArgumentEmitter.Number(submission, step.NumberParameter)})"
        : $"completionCount: {step.Count}";

    private static string TimerFlags(StepSpec step)
    {
        (int Bit, string Name)[] all = [(1, "Absolute"), (4, "BootTime"), (8, "RealTime"), (32, "ExpirySucceeds"), (64, "Multishot")];
        string[] names = all.Where(f => (step.TimerFlags & f.Bit) != 0).Select(f => "global::UringDsl.Abi.TimeoutFlags." + f.Name).ToArray();
        return names.Length switch
        {
            0 => " timeoutFlags: 0",
            1 => " (uint)" + names[0],
            _ => $"\n    (uint)({string.Join(" | ", names)})",
        };
    }

    private static string Transfer(SubmissionSpec submission, StepSpec step)
    {
        int payload = Index(submission, step.PayloadParameter);
        string flags = (step.WaitsForAll, step.Operation) switch
        {
            (true, StepOperation.Send) => $"(uint)({Names.MsgFlags}.WaitAll | {Names.MsgFlags}.NoSignal)",
            (true, _) => $"(uint){Names.MsgFlags}.WaitAll",
            _ => "msgFlags: 0",
        };
        bool isAlone = step.Operation == StepOperation.Recv && submission.Steps.Count == 1;
        string priority = isAlone ? "ring.PollFirst(ref flight)" : "ioPriority: 0";
        return $", flight.File, flight.PayloadAddress({payload}), flight.PayloadLength({payload}),\n    {flags}, {priority}";
    }

    // On a stream WAITALL makes the kernel go on after a short transfer; to a datagram it says nothing.
    private static string Message(SubmissionSpec submission, StepSpec step)
    {
        string control = step.ControlParameter >= 0 ? $"{Index(submission, step.ControlParameter)}" : "-1";
        if (step.Operation == StepOperation.Recvmsg)
        {
            return $", flight.File, ring.MessageToReceive(ref flight, buffer: {Index(submission, step.PayloadParameter)}, control: {control}),\n"
                + "    msgFlags: 0, ioPriority: 0";
        }

        int data = step.DataParameters.Aggregate(0, (bits, parameter) => bits | (1 << Index(submission, parameter)));
        return $", flight.File, ring.MessageToSend(ref flight, data: {data}, control: {control}),\n"
            + $"    (uint)({Names.MsgFlags}.WaitAll | {Names.MsgFlags}.NoSignal), ioPriority: 0";
    }

    private static string SocketTypeName(StepSpec step) => step.SocketType switch
    {
        2 => "SOCK_DGRAM",
        5 => "SOCK_SEQPACKET",
        _ => "SOCK_STREAM",
    };

    private static int Time(SubmissionSpec submission, StepSpec step) =>
        step.ConstantTime >= 0 ? step.ConstantTime : Index(submission, step.TimeParameter);

    private static int Index(SubmissionSpec submission, int parameter) => submission.Parameters[parameter].Index;
}
