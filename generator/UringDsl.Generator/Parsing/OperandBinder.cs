using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Parsing;

/// <summary>
/// Finds the parameter for each operand: handles and buffers by type, numbers and times by name, and any of them by an override.
/// </summary>
internal sealed partial class OperandBinder(HandlerContext context, IMethodSymbol method)
{
    private const int MaximumArguments = 8;

    private readonly OperandType[] _types = method.Parameters.Select(p => context.Known.OperandOf(p.Type)).ToArray();
    private readonly OperandUse[] _uses = new OperandUse[method.Parameters.Length];
    private readonly HashSet<int> _taken = [];
    private readonly List<int> _constantTimes = [], _reserved = [];
    private bool _isChain;

    /// <summary>The file of the submission, an index in its parameters or -1.</summary>
    public int File { get; private set; } = -1;

    /// <summary>Sizes of the memory that the kernel writes results to.</summary>
    public EquatableArray<int> Reserved => _reserved.ToEquatableArray();

    /// <summary>Its address.</summary>
    public int Address { get; private set; } = -1;

    public void Bind(IReadOnlyList<ParsedStep> steps)
    {
        int before = context.Sink.ErrorCount;
        _isChain = steps.Count > 1;
        FindNamedFiles(steps);
        BindFile(steps);
        foreach (ParsedStep step in steps) BindStep(step, steps);
        ChooseFile(steps);
        if (context.Sink.ErrorCount == before) ReportUnused(steps);
        if (context.Sink.ErrorCount == before) CheckLimits();
    }

    /// <summary>The parameters as the model keeps them, with their places in a flight.</summary>
    public EquatableArray<ParameterSpec> Parameters()
    {
        var counts = new Dictionary<OperandClass, int>();
        return method.Parameters.Select((parameter, i) =>
        {
            OperandClass group = ClassOf(i);
            // What the kernel writes stands in front of what the declaration gives: a completion value finds it there.
            if (!counts.TryGetValue(group, out int index)) index = group == OperandClass.Payload ? _reserved.Count : 0;
            counts[group] = index + 1;
            return new ParameterSpec(
                HierarchyParser.Escape(parameter.Name),
                parameter.Type.ToDisplayString(SubmissionParser.TypeFormat),
                ModifiersOf(parameter),
                _types[i],
                index,
                group,
                _uses[i]);
        }).ToEquatableArray();
    }

    // Every step of a submission works on one file, so it is bound once.
    private void BindFile(IReadOnlyList<ParsedStep> steps)
    {
        if (MakesFile(steps)) return;
        ParsedStep? needing = steps.FirstOrDefault(s => s.Operation.NeedsConnection())
            ?? steps.FirstOrDefault(s => s.Operation is StepOperation.Accept or StepOperation.AsyncCancel or StepOperation.Close || s.HasTarget);
        if (needing is null) return;
        bool isOptional = needing.Operation == StepOperation.AsyncCancel || needing.HasTarget;
        bool takesAny = needing.Operation is StepOperation.Accept or StepOperation.Close || needing.HasTarget;
        OperandType[] wanted = takesAny ? OperandTypes.Files : OperandTypes.Connections;
        string operand = wanted == OperandTypes.Connections ? "connection" : "file";
        if (!isOptional || _types.Any(wanted.Contains)) File = One(needing, operand, wanted, property: null);
    }

    private void BindStep(ParsedStep step, IReadOnlyList<ParsedStep> steps)
    {
        if (step.Attribute.Text("Personality") is { } personality) step.Spec = step.Spec with { PersonalityParameter = Personality(step, personality) };
        switch (step.Operation)
        {
            case StepOperation.Bind or StepOperation.Connect:
                int address = One(step, "address", OperandTypes.Addresses, "Address");
                step.Spec = step.Spec with { AddressParameter = address };
                if (Address < 0) Address = address;
                break;
            case StepOperation.Listener:
                Address = One(step, "address", OperandTypes.Addresses, property: null);
                step.Spec = step.Spec with { AddressParameter = Address, NumberParameter = Backlog() };
                break;
            case StepOperation.Socket when !steps.Any(s => s.Operation is StepOperation.Bind or StepOperation.Connect):
                Address = One(step, "address", OperandTypes.Addresses, property: null);
                break;
            case StepOperation.Accept when step == steps[0] && steps.Count > 1:
                step.Spec = step.Spec with { FileParameter = One(step, "listener", OperandTypes.Files, property: null) };
                break;
            case StepOperation.Listen:
                step.Spec = step.Spec with { NumberParameter = Backlog() };
                break;
            case StepOperation.MsgRing or StepOperation.HandOver:
                step.Spec = step.Spec with
                {
                    RingParameter = One(step, "ring", OperandTypes.Rings, property: null),
                    DataParameter = step.Operation == StepOperation.MsgRing ? Integer("data", upTo64Bits: true) : -1,
                    NumberParameter = Integer("value", upTo64Bits: false),
                };
                break;
            case StepOperation.Adopt:
                File = One(step, "file", OperandTypes.Descriptors, property: null);
                break;
            case StepOperation.Sendmsg:
                BindMessage(step);
                break;
            case StepOperation.Recvmsg when step.Spec.Buffers is null && !step.Spec.Multishot:
                int into = Control(step, OperandTypes.Buffers);
                step.Spec = step.Spec with { ControlParameter = into, PayloadParameter = One(step, "buffer", OperandTypes.Buffers, "Buffer", except: into) };
                break;
            case StepOperation.Send:
                step.Spec = step.Spec with { PayloadParameter = One(step, "data", OperandTypes.Data, "Data") };
                break;
            case StepOperation.Recv when step.Spec.Buffers is null && !step.Spec.Multishot:
                step.Spec = step.Spec with { PayloadParameter = One(step, "buffer", OperandTypes.Buffers, "Buffer") };
                break;
            case StepOperation.Timeout or StepOperation.LinkTimeout when step.Attribute.Has("Milliseconds"):
                step.Spec = step.Spec with { ConstantTime = ConstantTime(step.Spec.Milliseconds), NumberParameter = TimerCount(step) };
                if (step.Attribute.Has("Timeout")) Time(step); // Said elsewhere; the parameter has its use.
                break;
            case StepOperation.Timeout or StepOperation.LinkTimeout:
                step.Spec = step.Spec with { TimeParameter = Time(step), NumberParameter = TimerCount(step) };
                break;
            case StepOperation.Generic:
                step.Spec = step.Spec with { Arguments = Generic(step, steps).ToEquatableArray() };
                break;
        }
    }

    // The one parameter of these types, or the one that the override names.
    private int One(ParsedStep step, string operand, OperandType[] types, string? property, int except = -1)
    {
        if (property is not null && step.Attribute.Text(property) is { } name) return Named(step, operand, types, property, name);

        List<int> candidates = Enumerable.Range(0, _types.Length).Where(i => i != except && types.Contains(_types[i])).ToList();
        if (property is null) candidates = Unnamed(candidates);
        if (candidates.Count == 1) return Take(candidates[0]);
        string wanted = OperandTypes.Describe(types);
        if (candidates.Count == 0)
        {
            context.Sink.Report(
                Descriptors.UnboundOperand, step.Attribute.Location, MissingParameter(OperandTypes.TypeToWrite(types), operand),
                step.AttributeName, method.Name, operand, $"it needs a parameter of type {wanted}", "Add one");
            return -1;
        }

        string remedy = property is null
            ? "Keep one of them"
            : $"Write '{property} = nameof({method.Parameters[candidates[0]].Name})' on {step.AttributeName}";
        string names = string.Join(", ", candidates.Select(i => $"'{method.Parameters[i].Name}'"));
        context.Sink.Report(
            Descriptors.AmbiguousOperand, method.Parameters[candidates[1]].Locations.FirstOrDefault(), OneOf(step, property, candidates),
            step.AttributeName, operand, method.Name, names, remedy);
        return -1;
    }

    private int Named(ParsedStep step, string operand, OperandType[] types, string property, string name)
    {
        int index = IndexOf(name);
        if (index >= 0 && types.Contains(_types[index])) return Take(index);
        return Misnamed(step, operand, property, name, OperandTypes.Describe(types), i => types.Contains(_types[i]));
    }

    private int Misnamed(ParsedStep step, string operand, string property, string name, string wanted, Func<int, bool> isFit)
    {
        int index = IndexOf(name);
        Hint meant = Hint.None.With(Hint.Names, Enumerable.Range(0, _types.Length).Where(isFit).Select(i => method.Parameters[i].Name));
        if (index < 0)
        {
            string names = method.Parameters.Length == 0 ? "it has none" : string.Join(", ", method.Parameters.Select(p => $"'{p.Name}'"));
            context.Sink.Report(Descriptors.UnknownOperand, step.Attribute.At(property), meant, name, method.Name, step.AttributeName, operand, names);
            return -1;
        }

        context.Sink.Report(
            Descriptors.UnboundOperand, step.Attribute.At(property), meant, step.AttributeName, method.Name, operand,
            $"{property} names '{name}', whose type is '{method.Parameters[index].Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'",
            $"Name a parameter of type {wanted}");
        return -1;
    }

    private int Personality(ParsedStep step, string name)
    {
        int index = IndexOf(name);
        bool Fits(int i) => method.Parameters[i].Type.SpecialType == SpecialType.System_UInt16;
        return index >= 0 && Fits(index) ? Take(index) : Misnamed(step, "personality", "Personality", name, "'ushort'", Fits);
    }

    private int Time(ParsedStep step)
    {
        if (step.Attribute.Text("Timeout") is { } name) return Named(step, "time", OperandTypes.Times, "Timeout", name);
        int index = IndexOf("timeout");
        if (index >= 0 && _types[index] == OperandType.TimeSpan) return Take(index);
        IEnumerable<string> others = method.Parameters.Where((_, i) => _types[i] == OperandType.TimeSpan).Select(p => $"nameof({p.Name})");
        Hint hint = others.Any() ? Hint.Set("Timeout", others) : MissingParameter("TimeSpan", "timeout");
        string remedy = others.Any()
            ? $"Call the parameter 'timeout', or write 'Timeout = {string.Join("' or 'Timeout = ", others)}'"
            : "Add a parameter 'TimeSpan timeout'";
        context.Sink.Report(
            Descriptors.UnboundOperand, step.Attribute.Location, hint, step.AttributeName, method.Name, "time", "it needs a TimeSpan called 'timeout'", remedy);
        return -1;
    }

    // Constants have their places behind the parameters.
    private int ConstantTime(int milliseconds)
    {
        if (!_constantTimes.Contains(milliseconds)) _constantTimes.Add(milliseconds);
        return _types.Count(t => t == OperandType.TimeSpan) + _constantTimes.IndexOf(milliseconds);
    }

    private int TimerCount(ParsedStep step)
    {
        int index = step.Operation == StepOperation.Timeout && !step.Attribute.Has("Count") ? Integer("count") : -1;
        if (index >= 0) _uses[index] = OperandUse.Length; // The kernel would take a negative one for a very large one.
        return index;
    }

    private int Backlog() => Integer("backlog");

    private int Integer(string name)
    {
        int index = IndexOf(name);
        return index >= 0 && method.Parameters[index].Type.SpecialType == SpecialType.System_Int32 ? Take(index) : -1;
    }

    private int Take(int index)
    {
        _taken.Add(index);
        return index;
    }

    private int IndexOf(string name) => method.Parameters.ToList().FindIndex(p => p.Name == name);

    private void ReportUnused(IReadOnlyList<ParsedStep> steps)
    {
        if (File >= 0) Take(File);
        bool isMultishotInto = steps.Any(s => s.Operation == StepOperation.Recv && s.Spec.Multishot);
        for (int i = 0; i < _types.Length; i++)
        {
            if (_taken.Contains(i) || (isMultishotInto && _types[i] == OperandType.ReceiveBuffer)) continue;
            IParameterSymbol parameter = method.Parameters[i];
            string why = _types[i] switch
            {
                OperandType.Connection or OperandType.Slot or OperandType.Descriptor or OperandType.RingFile when MakesFile(steps)
                    => $": the chain works on the {(steps[0].Operation == StepOperation.Generic ? "file" : "socket")} that it makes",
                OperandType.None => $": nothing takes a '{parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'",
                _ => "",
            };
            Hint surplus = Hint.None.With(Hint.Surplus, parameter.Name);
            context.Sink.Report(Descriptors.UnusedParameter, parameter.Locations.FirstOrDefault(), surplus, method.Name, parameter.Name, why);
        }
    }

    private void CheckLimits()
    {
        foreach (IGrouping<OperandClass, int> group in Enumerable.Range(0, _types.Length).GroupBy(ClassOf))
        {
            int maximum = group.Key == OperandClass.Address ? 1 : MaximumArguments;
            int count = group.Count() + (group.Key == OperandClass.Payload ? _reserved.Count : 0);
            if (count <= maximum || group.Key == OperandClass.Time) continue;
            context.Sink.Report(
                Descriptors.TooManyDeclarations, SubmissionParser.IdentifierOf(method), method.Name,
                $"{count} parameters for {OperandTypes.Plural(group.Key)}", $"an operation in flight has room for {maximum}",
                "Split it in two submissions");
        }

        int parameters = _types.Count(t => t == OperandType.TimeSpan);
        if (parameters + _constantTimes.Count > MaximumArguments)
        {
            string constants = _constantTimes.Count == 0 ? "" : $" and {_constantTimes.Count} constants";
            context.Sink.Report(
                Descriptors.TooManyDeclarations, SubmissionParser.IdentifierOf(method), method.Name, $"{parameters} parameters{constants} for times",
                $"an operation in flight has room for {MaximumArguments}", "Split it in two submissions");
        }
    }

    private OperandClass ClassOf(int parameter) =>
        _uses[parameter] is OperandUse.Structure or OperandUse.Structures ? OperandClass.Payload : OperandTypes.ClassOf(_types[parameter]);

    private static string ModifiersOf(IParameterSymbol parameter) =>
        (SubmissionParser.IsScoped(parameter) ? "scoped " : "")
        + (parameter.IsParams ? "params " : "")
        + parameter.RefKind switch
        {
            RefKind.In => "in ",
            RefKind.Ref => "ref ",
            RefKind.Out => "out ",
            RefKind.RefReadOnlyParameter => "ref readonly ",
            _ => "",
        };
}
