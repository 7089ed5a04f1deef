using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;
using UringDsl.Generator.Ops;

namespace UringDsl.Generator.Parsing;

// Files of generic operations: the one that the submission works on, or others by their names.
internal sealed partial class OperandBinder
{
    private const string Bytes = "ReadOnlySpan<byte>";
    private const string DescriptorSpan = "ReadOnlySpan<Descriptor>";

    private readonly HashSet<string> _namedFiles = [];

    /// <summary>True where the first step makes the file that the following ones work on.</summary>
    public static bool MakesFile(IReadOnlyList<ParsedStep> steps) => steps[0].Operation switch
    {
        StepOperation.Socket or StepOperation.Accept => steps.Count > 1,
        StepOperation.Generic => steps[0].Spec.Direct,
        _ => false,
    };

    private ArgumentSpec FileArgument(ParsedStep step, IReadOnlyList<ParsedStep> steps, OperandSpec operand)
    {
        GenericOperation generic = step.Generic!;
        string property = generic.OverrideOf(operand);
        string[] types = TypesOf(operand);
        bool isOwn = generic.Files.Contains(operand);
        bool hasOwn = MakesFile(steps) && step != steps[0];
        if (step.Attribute.Text(property) is { } name) return FileOf(operand, NamedTyped(step, operand, types, property, name), isOwn: false);

        int named = Find(step, operand, i => Fits(i, types));
        if (named >= 0) return FileOf(operand, Take(named), isOwn && !hasOwn);
        if (!isOwn) return Constant(operand, operand.Default ?? "default");

        // Of two files the one that no parameter is called like is the chain's own.
        bool othersAreNamed = generic.Files.All(o => o == operand || IsGiven(step, o));
        if (hasOwn && othersAreNamed) return new(operand.Name, ArgumentSource.File, -1, KindOf(operand));
        if (generic.Files.Length == 1 && File >= 0 && Fits(File, types)) return FileOf(operand, Take(File), isOwn: true);
        List<int> candidates = Unnamed(Enumerable.Range(0, _types.Length)
            .Where(i => Fits(i, types) && !IsDirectory(i, steps) && !generic.Files.Any(o => o.Name == method.Parameters[i].Name)));
        if (candidates.Count == 1 && othersAreNamed) return FileOf(operand, Take(candidates[0]), isOwn: true);
        if (candidates.Count > 1 && generic.Files.Length == 1) Ambiguous(step, operand, candidates, property);
        else
        {
            string called = generic.Files.Length == 1 ? "" : $" called '{operand.Name}'";
            Hint hint = candidates.Count == 0 ? MissingParameter(types[0], operand.Name) : OneOf(step, property, candidates);
            context.Sink.Report(
                Descriptors.UnboundOperand, step.Attribute.Location, hint, step.AttributeName, method.Name, operand.Name,
                $"it needs a parameter of type {OperandTypes.List(types)}{called}",
                candidates.Count == 0 ? "Add one" : $"Call one so, or write '{property} = nameof({method.Parameters[candidates[0]].Name})'");
        }

        return Unbound(operand);
    }

    // Among several files, one that a step has named is that step's alone.
    private List<int> Unnamed(IEnumerable<int> parameters)
    {
        List<int> all = parameters.ToList();
        List<int> unnamed = all.Where(i => !_namedFiles.Contains(method.Parameters[i].Name)).ToList();
        return unnamed.Count > 0 ? unnamed : all;
    }

    // The submission belongs to a connection where it works on one.
    private ArgumentSpec FileOf(OperandSpec operand, int parameter, bool isOwn)
    {
        if (parameter < 0) return Unbound(operand);
        bool isBetter = File < 0 || (_types[File] != OperandType.Connection && _types[parameter] == OperandType.Connection);
        if (isOwn && isBetter) File = parameter;
        return new(operand.Name, ArgumentSource.File, parameter, KindOf(operand));
    }

    private bool IsGiven(ParsedStep step, OperandSpec operand) =>
        step.Attribute.Text(step.Generic!.OverrideOf(operand)) is not null || NamesOf(step, operand).Any(name => IndexOf(name) >= 0);

    private bool IsDirectory(int parameter, IReadOnlyList<ParsedStep> steps) => steps.Any(step => step.Generic is { } generic
        && generic.Row.Operands.Any(o => o.Kind == OperandKind.Descriptor && !generic.Files.Contains(o) && o.Name == method.Parameters[parameter].Name));

    private void FindNamedFiles(IReadOnlyList<ParsedStep> steps)
    {
        foreach (ParsedStep step in steps)
        {
            if (step.Generic is not { } generic) continue;
            foreach (OperandSpec file in generic.Files)
            {
                if (step.Attribute.Text(generic.OverrideOf(file)) is { } name) _namedFiles.Add(name);
            }
        }
    }

    // Where every step names its file, the first connection among them, or the first of them.
    private void ChooseFile(IReadOnlyList<ParsedStep> steps)
    {
        if (File >= 0 || MakesFile(steps)) return;
        List<int> used = steps.SelectMany(s => s.Spec.Arguments).Where(a => a.Source == ArgumentSource.File && a.Index >= 0).Select(a => a.Index).ToList();
        if (used.Count == 0) return;
        int connection = used.FindIndex(i => _types[i] == OperandType.Connection);
        File = used[connection < 0 ? 0 : connection];
    }

    private static string KindOf(OperandSpec operand) => operand.Kind == OperandKind.File ? "" : operand.Kind.ToString();

    private bool Fits(int parameter, string[] types)
    {
        ITypeSymbol type = method.Parameters[parameter].Type;
        string? name = _types[parameter] switch
        {
            OperandType.None => null,
            OperandType.Number => type.SpecialType == SpecialType.System_Int32 ? "int" : null,
            OperandType.String => "string",
            OperandType.Span => Bytes,
            OperandType.Descriptors => DescriptorSpan,
            _ when type is IArrayTypeSymbol array => array.ElementType.Name + "[]",
            _ => type.Name,
        };
        return types.Contains(name);
    }

    private static string[] TypesOf(OperandSpec operand) => operand.Kind switch
    {
        _ when operand.Types.Length > 0 => [.. operand.Types],
        OperandKind.File => ["Connection", "Slot", "Descriptor", "RingFile"],
        OperandKind.Descriptor => ["Descriptor"],
        OperandKind.Slot => ["Slot"],
        OperandKind.Path => ["string", Bytes],
        _ when operand.IsWritten => ["ReceiveBuffer"],
        _ => ["BufferLease", "HeldBuffer", "SendBuffer", Bytes],
    };
}
