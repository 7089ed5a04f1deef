using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Parsing;

/// <summary>How a submission ends: its shape, its result, and who learns it.</summary>
internal sealed class ResultParser
{
    private readonly HandlerContext _context;
    private readonly IMethodSymbol _method;
    private readonly IReadOnlyList<ParsedStep> _steps;
    private readonly AttributeReader? _chain;
    private readonly bool _isPending;

    public ResultParser(HandlerContext context, IMethodSymbol method, IReadOnlyList<ParsedStep> steps, AttributeReader? chain)
    {
        (_context, _method, _steps, _chain) = (context, method, steps, chain);
        Shape = ShapeOf(steps);
        ResultType = Shape switch
        {
            SubmissionShape.Chain => method.Name + "Outcome",
            SubmissionShape.Listener or SubmissionShape.Accept => "Accepted",
            SubmissionShape.Receive => steps[0].Operation == StepOperation.Recvmsg ? "ReceivedMessage" : "Received",
            SubmissionShape.Send => "Sent",
            SubmissionShape.Adopt => "Adopted",
            SubmissionShape.Single when steps[0].Operation == StepOperation.Recvmsg => "FilledMessage",
            SubmissionShape.Single when steps[0].Operation is StepOperation.Recv or StepOperation.Sendmsg => "Transferred",
            SubmissionShape.Multishot when steps[0].Generic is null => "Expired",
            _ => steps[0].Generic?.Attribute.Completion ?? "Completion",
        };
        AwaitedType = Shape switch
        {
            SubmissionShape.Chain or SubmissionShape.Send or SubmissionShape.Single or SubmissionShape.Cancel
                or SubmissionShape.Message or SubmissionShape.HandOver or SubmissionShape.Adopt => ResultType,
            SubmissionShape.Receive when steps[0].Operation == StepOperation.Recv && !steps[0].Attribute.Flag("Bundle") => "ReceivedBuffer",
            _ => null,
        };
        _isPending = method.ReturnType is INamedTypeSymbol { Arity: 1 } type
            && context.Known.Pending is { } pending
            && SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, pending);
        if (_isPending && AwaitedType is not null) ResultType = AwaitedType;
        ReturnProblem = FindReturnProblem();
    }

    public SubmissionShape Shape { get; }

    /// <summary>The type of the completion value.</summary>
    public string ResultType { get; }

    /// <summary>The T of <c>Pending&lt;T&gt;</c>, or null where the submission cannot be awaited.</summary>
    public string? AwaitedType { get; }

    public string? ReturnProblem { get; }

    public Observer Observer { get; private set; }

    public CompletionSpec? Completed { get; private set; }

    public CompletionSpec? Failed { get; private set; }

    /// <summary>URING1012: what a multishot needs from its declaration.</summary>
    public void CheckMultishot()
    {
        foreach (ParsedStep step in _steps)
        {
            if (!step.Spec.Multishot) continue;
            if (step.Operation is StepOperation.Recv or StepOperation.Recvmsg or StepOperation.ReadMultishot) CheckMultishotBuffers(step);
            if (_isPending && _steps.Count == 1)
            {
                Multishot(
                    step, "and return Pending: it completes many times, and an awaiter resumes once. "
                    + "Return void and write 'Completed = nameof(…)'.", step.Attribute.Has("Multishot") ? Hint.Remove("Multishot") : Hint.None);
            }
        }
    }

    /// <summary>Finds the observer.</summary>
    /// <param name="hasConnection">A completion method may ask for the connection.</param>
    public void Parse(bool hasConnection)
    {
        bool isChain = Shape == SubmissionShape.Chain;
        string property = Shape == SubmissionShape.Listener ? "Accepted" : "Completed";
        AttributeReader? owner = isChain ? _chain : _steps[0].Attribute;
        if (!isChain && _chain is not null)
        {
            Misplaced(
                _chain.Location, "[Chain]",
                $"names what belongs to several steps, and there is one. Write Completed on [{_steps[0].AttributeName}].",
                _chain.Has("Completed") ? Hint.None.With(Hint.Move, "Completed").On(_steps[0].Attribute.Location) : Hint.Remove(Hint.Whole));
        }

        foreach (ParsedStep step in isChain ? _steps : [])
        {
            if (!step.Attribute.Has("Completed")) continue;
            Misplaced(
                step.Attribute.Around("Completed"), step.AttributeName,
                "must not have Completed: a chain completes once, as a whole. Write [Chain(Completed = nameof(…))] on the method.",
                _chain?.Has("Completed") == true ? Hint.Remove("Completed") : Hint.None.With(Hint.Move, "Completed").On(_chain?.Location));
        }

        string? completed = owner?.Text(property);
        if (_isPending && completed is not null)
        {
            string name = isChain ? "[Chain]" : _steps[0].AttributeName;
            Misplaced(
                owner!.Around(property), name,
                $"must not have {property} beside Pending: the awaiter gets the result. Return void, or remove {property}.", Hint.Remove(property));
        }

        Observer = _isPending ? Observer.Awaiter : completed is not null ? Observer.Method : Observer.Nobody;
        if (Observer == Observer.Method)
        {
            Completed = CompletionParser.Parse(
                _context, _method, completed!, owner!.At(property), ResultType, hasConnection, isListener: Shape == SubmissionShape.Listener);
        }

        if (Shape == SubmissionShape.Listener && owner!.Text("Failed") is { } failed)
        {
            Failed = CompletionParser.Parse(_context, _method, failed, owner.At("Failed"), "Completion", hasConnection: false);
        }

        CheckClaimed(property, hasConnection);
    }

    private static SubmissionShape ShapeOf(IReadOnlyList<ParsedStep> steps) => steps.Count > 1 ? SubmissionShape.Chain : steps[0].Operation switch
    {
        StepOperation.Listener => SubmissionShape.Listener,
        StepOperation.Accept => SubmissionShape.Accept,
        StepOperation.Recv or StepOperation.Recvmsg when steps[0].Spec is { Multishot: true } or { Buffers: not null } => SubmissionShape.Receive,
        StepOperation.ReadMultishot => SubmissionShape.Receive,
        StepOperation.Send => SubmissionShape.Send,
        StepOperation.AsyncCancel => SubmissionShape.Cancel,
        StepOperation.Abort => SubmissionShape.Abort,
        StepOperation.Generic or StepOperation.Timeout when steps[0].Spec.Multishot => SubmissionShape.Multishot,
        StepOperation.MsgRing => SubmissionShape.Message,
        StepOperation.HandOver => SubmissionShape.HandOver,
        StepOperation.Adopt => SubmissionShape.Adopt,
        _ => SubmissionShape.Single,
    };

    private string? FindReturnProblem()
    {
        if (_method.ReturnsVoid) return null;
        if (!_isPending || _method.ReturnsByRef || _method.ReturnsByRefReadonly)
        {
            string type = _method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
            return $"it returns '{type}', and its result arrives after the call has returned";
        }

        if (_steps.Any(s => s.Spec.Multishot)) return null;
        if (AwaitedType is null) return $"{_steps[0].AttributeName} cannot be awaited: its result goes to a method";
        ITypeSymbol awaited = ((INamedTypeSymbol)_method.ReturnType).TypeArguments[0];
        if ((Shape != SubmissionShape.Chain || OutcomeName() == AwaitedType)
            && awaited.NullableAnnotation != NullableAnnotation.Annotated
            && CompletionParser.IsValue(_context, awaited, AwaitedType)) return null;
        string name = awaited.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        return $"its result is '{AwaitedType}', not '{(name == AwaitedType ? awaited.ToDisplayString() : name)}'";
    }

    // From the syntax: the outcome's type is an error in the generator, which has yet to make it, and a generated one in the analyzer. An alias
    // of it would be known to the one of them alone.
    private string OutcomeName()
    {
        TypeSyntax? syntax = _method.DeclaringSyntaxReferences.Select(r => r.GetSyntax()).OfType<MethodDeclarationSyntax>().FirstOrDefault()?.ReturnType;
        while (syntax is QualifiedNameSyntax or AliasQualifiedNameSyntax)
        {
            syntax = syntax is QualifiedNameSyntax qualified ? qualified.Right : ((AliasQualifiedNameSyntax)syntax).Name;
        }

        TypeSyntax? argument = (syntax as GenericNameSyntax)?.TypeArgumentList.Arguments.FirstOrDefault();
        return argument switch
        {
            QualifiedNameSyntax { Right: IdentifierNameSyntax right } => right.Identifier.ValueText,
            IdentifierNameSyntax name => name.Identifier.ValueText,
            _ => ((INamedTypeSymbol)_method.ReturnType).TypeArguments[0].Name,
        };
    }

    private void CheckMultishotBuffers(ParsedStep step)
    {
        if (step.Operation == StepOperation.Recvmsg) CheckMessageBuffers(step);
        IParameterSymbol? buffer = _method.Parameters.FirstOrDefault(p => _context.Known.OperandOf(p.Type) == OperandType.ReceiveBuffer);
        if (step.Spec.Buffers is null)
        {
            string names = string.Join(", ", _context.Ring.BufferRings.Select(r => $"\"{r.Name}\""));
            Multishot(
                step, "without Buffers: the kernel picks a buffer for each completion, and refuses with EINVAL when it has none to pick from. "
                + (names.Length > 0
                    ? $"Write 'Buffers = …' with one of {names}."
                    : "Declare [BufferRing(\"…\")] on the class and name it with 'Buffers = …'."),
                BufferParser.Declared(_context));
        }
        else if (buffer is not null || step.Attribute.Has("Buffer"))
        {
            string into = buffer is null ? "Buffer" : $"the parameter '{buffer.Name}'";
            Multishot(step, $"into {into}: the kernel picks a buffer of \"{step.Spec.Buffers}\" for each completion. Remove {into}.",
                buffer is null ? Hint.Remove("Buffer") : Hint.None.With(Hint.Surplus, buffer.Name));
        }
    }

    // A buffer of messages begins with a header, a name and control data; a kernel that finds no room for them answers EFAULT.
    private void CheckMessageBuffers(ParsedStep step)
    {
        const int HeaderBytes = 16;
        StepSpec spec = step.Spec;
        if (spec.NameBytes is < 0 or > 128 || spec.ControlBytes is < 0 or > 65536)
        {
            (string name, int value, int maximum) = spec.NameBytes is < 0 or > 128
                ? ("NameBytes", spec.NameBytes, 128)
                : ("ControlBytes", spec.ControlBytes, 65536);
            _context.Sink.Report(
                Descriptors.OperationMisplaced, step.Attribute.At(name), value < 0 ? Hint.Remove(name) : Hint.Number(maximum), step.AttributeName, _method.Name,
                $"has {name} = {value}, and it must be from 0 to {maximum}. Write such a number.");
            return;
        }

        if (spec.BufferGroup < 0) return;
        BufferRingSpec ring = _context.Ring.BufferRings[spec.BufferGroup];
        int least = HeaderBytes + spec.NameBytes + spec.ControlBytes + 1;
        if (ring.BufferSize >= least) return;
        Multishot(
            step, $"into buffers of {ring.BufferSize} bytes: the header takes {HeaderBytes}, names {spec.NameBytes}, control data {spec.ControlBytes}, "
            + $"and the payload at least one. Declare 'BufferSize = {least}' or more for \"{ring.Name}\".",
            Hint.Set("BufferSize", RoomFor(least)).On(BufferParser.AttributeOf(_context, ring.Name)?.Location));
    }

    private static string RoomFor(int bytes)
    {
        int room = 64;
        while (room < bytes) room *= 2;
        return room.ToString(CultureInfo.InvariantCulture);
    }

    // URING1026: what is delivered to nobody is lost, and an accepted descriptor stays open.
    private void CheckClaimed(string property, bool hasConnection)
    {
        foreach (ParsedStep step in _steps)
        {
            bool isAccept = step.Operation is StepOperation.Accept or StepOperation.Listener or StepOperation.Adopt;
            if (!isAccept && step.Operation is not (StepOperation.Recv or StepOperation.Recvmsg or StepOperation.ReadMultishot)) continue;
            if (step.Spec.Multishot && step != _steps[_steps.Count - 1]) continue; // URING1014 has said that it cannot stand here
            bool picksBuffer = step.Spec.Buffers is not null || step.Spec.Multishot;
            string what = isAccept ? "connections" : "data";
            bool isCarried = Observer != Observer.Nobody || _steps[_steps.Count - 1].Operation == StepOperation.Close;
            if (Shape == SubmissionShape.Chain && step.Operation == StepOperation.Accept && !step.Spec.Multishot && isCarried) continue;
            bool isEndless = isAccept && (step.Spec.Multishot || step.Operation == StepOperation.Listener);
            if (Shape == SubmissionShape.Chain && (isEndless || picksBuffer))
            {
                Unclaimed(step, what, "the outcome of a chain cannot carry them", isAccept
                    ? "Make it a submission of its own"
                    : "Make it a submission of its own, or receive into a ReceiveBuffer", Hint.None);
            }
            else if (Observer == Observer.Nobody)
            {
                string remedy = Shape == SubmissionShape.Chain
                    ? "Write [Chain(Completed = nameof(…))], or return Pending"
                    : $"Write '{property} = nameof(…)'";
                Hint hint = CompletionParser.Wanted(_context, ResultType, hasConnection).OrSet(property, "");
                Unclaimed(step, what, "no method gets the result", remedy, Shape == SubmissionShape.Chain ? hint.On(_chain?.Location) : hint);
            }
        }
    }

    private void Unclaimed(ParsedStep step, string what, string why, string remedy, Hint hint) =>
        _context.Sink.Report(Descriptors.ResultUnclaimed, step.Attribute.Location, hint, step.AttributeName, _method.Name, what, why, remedy);

    private void Multishot(ParsedStep step, string problem, Hint hint) =>
        _context.Sink.Report(Descriptors.MultishotPrecondition, step.Attribute.Around("Multishot"), hint, step.AttributeName, _method.Name, problem);

    private void Misplaced(Location? location, string what, string problem, Hint hint) =>
        _context.Sink.Report(Descriptors.CompletedMisplaced, location, hint, what, _method.Name, problem);
}
