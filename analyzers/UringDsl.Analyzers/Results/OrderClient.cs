using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Analyzers.Results;

/// <summary>
/// URING2048 and 2049, path by path: the kernel starts what a turn has submitted side by side. <b>Missed on purpose:</b> what was submitted in front of
/// an await, since others may have run to the end meanwhile, or by another method that is not called from here.
/// </summary>
internal sealed class OrderClient(HandlerModel handler, Action<Diagnostic> report) : FlowClient<Underway>
{
    private readonly HashSet<SyntaxNode> _reported = [];

    public override Underway Start => Underway.Nothing;

    public override Underway Join(Underway left, Underway right) => new(Both(left.Streams, right.Streams), Both(left.Writes, right.Writes));

    public override Underway Renew(Underway data, FlowValue value) => new(Without(data.Streams, value), Without(data.Writes, value));

    public override void Visit(IOperation operation, FlowValue value, FlowContext<Underway> context)
    {
        if (operation is IAwaitOperation) context.Data = Underway.Nothing;
        if (operation is not IInvocationOperation call || handler.SubmissionOf(call.TargetMethod) is not { Steps.Count: 1 } submission) return;
        if (FileOf(call, submission, context) is not { IsKnown: true } file) return;
        if (IsStream(submission))
        {
            if (context.Data.Streams.At.TryGetValue(file, out SyntaxNode? before)) Report(Descriptors.TransfersUnordered, call, submission, before);
            context.Data = context.Data with { Streams = new(context.Data.Streams.At.SetItem(file, call.Syntax)) };
        }

        if (IsWrite(submission)) context.Data = context.Data with { Writes = new(context.Data.Writes.At.SetItem(file, call.Syntax)) };
        if (Ends(submission) && context.Data.Writes.At.TryGetValue(file, out SyntaxNode? write)) Report(Descriptors.WriteOvertaken, call, submission, write);
    }

    /// <summary>A receive into a buffer of one's own, or a read or write at the position of its file: what comes first gets the first bytes.</summary>
    public static bool IsStream(SubmissionSpec submission)
    {
        if (submission.Steps.Count != 1) return false;
        StepSpec step = submission.Steps[0];
        if (step.Operation == StepOperation.Recv) return step.PayloadParameter >= 0;
        bool moves = step.Operation == StepOperation.Generic && !step.Drains && (IsRow(step, "Read") || IsRow(step, "Write"));
        return moves && step.Arguments.Any(a => a is { Name: "offset", Source: ArgumentSource.Constant } && IsPosition(a.Text));
    }

    /// <summary>A write, to whatever place.</summary>
    public static bool IsWrite(SubmissionSpec submission) => submission.Steps.Count == 1
        && submission.Steps[0] is { Operation: StepOperation.Generic } step && IsRow(step, "Write");

    // A close of a connection waits for what is in front of it; that of a file is an operation like others.
    private static bool Ends(SubmissionSpec submission)
    {
        StepSpec step = submission.Steps[0];
        return !step.Drains && (step.Operation == StepOperation.Close || (step.Operation == StepOperation.Generic && IsRow(step, "Fsync")));
    }

    private static bool IsRow(StepSpec step, string row) => step.Row.StartsWith(row, StringComparison.Ordinal);

    private static bool IsPosition(string text) =>
        text.Contains("MaxValue") || text.Contains("-1") || text.Contains(ulong.MaxValue.ToString(CultureInfo.InvariantCulture));

    private FlowValue? FileOf(IInvocationOperation call, SubmissionSpec submission, FlowContext<Underway> context)
    {
        StepSpec step = submission.Steps[0];
        int parameter = submission.FileParameter >= 0 ? submission.FileParameter : step.FileParameter;
        if (parameter < 0) parameter = step.Arguments.FirstOrDefault(a => a.Source == ArgumentSource.File)?.Index ?? -1;
        if (parameter < 0) return null;
        bool isOfFile = submission.Parameters[parameter].Operand != OperandType.Connection;
        if (!isOfFile && step.Operation == StepOperation.Close) return null;
        IArgumentOperation? argument = call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter);
        return argument is null ? null : context.ValueOf(argument.Value);
    }

    private void Report(DiagnosticDescriptor rule, IInvocationOperation call, SubmissionSpec submission, SyntaxNode before)
    {
        if (!_reported.Add(call.Syntax)) return;
        report(Diagnostic.Create(rule, call.Syntax.GetLocation(), submission.Name, before.ToString().Split('(')[0], FlowSite.LineOf(before)));
    }

    private static ClosedConnections Both(ClosedConnections left, ClosedConnections right) =>
        new(left.At.RemoveRange(left.At.Keys.Where(file => !right.At.ContainsKey(file))));

    private static ClosedConnections Without(ClosedConnections data, FlowValue value)
    {
        List<FlowValue> gone = [.. data.At.Keys.Where(file => file.Mentions(value))];
        return gone.Count == 0 ? data : new(data.At.RemoveRange(gone));
    }
}
