using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Analyzers.Results;

/// <summary>
/// URING2045, path by path: behind a close or an abort nothing is submitted on the same connection. <b>Missed on purpose:</b> connections that are
/// closed in another method than the one that goes on, unless it calls it.
/// </summary>
internal sealed class CloseClient(HandlerModel handler, Action<Diagnostic> report) : FlowClient<ClosedConnections>
{
    private const int SendingSide = 1, BothSides = 2; // of shutdown(2)

    private readonly HashSet<SyntaxNode> _reported = [];
    private readonly HashSet<SyntaxNode> _shut = [];

    public override ClosedConnections Start => ClosedConnections.None;

    public override ClosedConnections Join(ClosedConnections left, ClosedConnections right) =>
        new(left.At.RemoveRange(left.At.Keys.Where(connection => !right.At.ContainsKey(connection))));

    public override ClosedConnections Renew(ClosedConnections data, FlowValue value)
    {
        List<FlowValue> gone = [.. data.At.Keys.Where(connection => connection.Mentions(value))];
        return gone.Count == 0 ? data : new(data.At.RemoveRange(gone));
    }

    public override void Visit(IOperation operation, FlowValue value, FlowContext<ClosedConnections> context)
    {
        if (operation is not IInvocationOperation call || handler.SubmissionOf(call.TargetMethod) is not { } submission) return;
        if (ConnectionOf(call, submission, context) is not { IsKnown: true } connection) return;
        bool closes = Closes(submission);
        bool goesOn = !closes && submission.Shape != SubmissionShape.Cancel;
        if (goesOn && Before(connection, submission, context) is { } before && _reported.Add(call.Syntax))
        {
            string what = IsShutdown(before) ? "its sending side" : "the connection";
            report(Diagnostic.Create(
                Descriptors.ConnectionUsedAfterClose, call.Syntax.GetLocation(), submission.Name, NameOf(before), FlowSite.LineOf(before), what));
        }

        if (Shuts(submission)) _shut.Add(call.Syntax);
        if (closes || (Shuts(submission) && !context.Data.At.ContainsKey(connection))) context.Data = new(context.Data.At.SetItem(connection, call.Syntax));
    }

    // What has ended the connection, or what of it this submission needs.
    private SyntaxNode? Before(FlowValue connection, SubmissionSpec submission, FlowContext<ClosedConnections> context)
    {
        if (context.Data.At.TryGetValue(connection, out SyntaxNode? before))
        {
            bool isOver = !IsShutdown(before) || submission.Steps.Any(s => s.Operation is StepOperation.Send or StepOperation.Sendmsg);
            return isOver ? before : null;
        }

        // OnClosed(Connection connection) is called when all of it is over.
        bool isGone = context.Entry is { } hook && IsEnd(hook) && connection.Equals(FlowValue.Parameter(hook.Parameters[0]));
        return isGone ? context.Entry!.DeclaringSyntaxReferences[0].GetSyntax() : null;
    }

    /// <summary>The hook that is told of the end of a connection.</summary>
    public static bool IsEnd(IMethodSymbol method) => method is { Name: "OnClosed", Parameters.Length: > 0, PartialDefinitionPart: not null };

    private bool IsShutdown(SyntaxNode call) => _shut.Contains(call);

    /// <summary>A shutdown of the sending side that does not close.</summary>
    public static bool Shuts(SubmissionSpec submission) => !Closes(submission) && !submission.MakesSocket
        && submission.Steps.Any(s => s.Operation == StepOperation.Shutdown && s.How is SendingSide or BothSides);

    /// <summary>It ends the connection that it is given: what a chain accepts and closes is another one than its listener.</summary>
    public static bool Closes(SubmissionSpec submission) => submission.Shape == SubmissionShape.Abort
        || (!submission.MakesSocket && submission.Steps.Any(step => step.Operation == StepOperation.Close));

    private static FlowValue? ConnectionOf(IInvocationOperation call, SubmissionSpec submission, FlowContext<ClosedConnections> context)
    {
        int parameter = submission.FileParameter >= 0 ? submission.FileParameter : submission.Steps[0].FileParameter;
        if (parameter < 0 || submission.Parameters[parameter].Operand != OperandType.Connection) return null;
        IArgumentOperation? argument = call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter);
        return argument is null ? null : context.ValueOf(argument.Value);
    }

    private static string NameOf(SyntaxNode call) => call is MethodDeclarationSyntax hook ? hook.Identifier.Text : call.ToString().Split('(')[0];
}
