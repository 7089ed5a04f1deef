using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;
using UringDsl.Generator.Ops;

namespace UringDsl.Generator.Parsing;

// Operations of which their row is all that must be known: an argument for each operand.
internal sealed partial class OperandBinder
{
    private const long EmptyPath = 0x1000;

    // A deadline hangs in another list of the kernel's than a timer.
    private const string DeadlineUpdate =
        "(uint)(global::UringDsl.Abi.TimeoutFlags.Update | global::UringDsl.Abi.TimeoutFlags.LinkTimeoutUpdate)";

    private List<ArgumentSpec> Generic(ParsedStep step, IReadOnlyList<ParsedStep> steps)
    {
        GenericOperation generic = step.Generic!;
        var arguments = new List<ArgumentSpec>();
        foreach (OperandSpec operand in generic.Row.Operands)
        {
            ArgumentSpec argument = generic.FixedOf(operand) is { } value
                ? Constant(operand, step.Spec.UpdatesDeadline && operand.Kind == OperandKind.Flags ? DeadlineUpdate : value)
                : operand.Presence switch
                {
                    OperandPresence.Derived => Derived(step, operand, arguments),
                    OperandPresence.Reserved => Room(step, operand),
                    _ => Argument(step, steps, operand),
                };
            arguments.Add(argument);
        }

        return arguments;
    }

    private ArgumentSpec Argument(ParsedStep step, IReadOnlyList<ParsedStep> steps, OperandSpec operand)
    {
        switch (operand.Kind)
        {
            case OperandKind.File or OperandKind.Slot or OperandKind.Descriptor:
                return FileArgument(step, steps, operand);
            case OperandKind.DirectTarget:
                return step.Spec.Direct
                    ? new(operand.Name, ArgumentSource.Target, -1, "")
                    : Constant(operand, "global::UringDsl.DirectTarget.None");
            case OperandKind.UserData:
                return new(operand.Name, ArgumentSource.TargetUserData, -1, "");
            case OperandKind.Time:
                return new(operand.Name, ArgumentSource.Time, Time(step), "");
            case OperandKind.Path or OperandKind.Buffer or OperandKind.Vectors or OperandKind.Structure:
                return Memory(step, operand);
            default:
                return Number(step, operand);
        }
    }

    // The length of a buffer, the number of vectors, the flag of a multishot.
    private static ArgumentSpec Derived(ParsedStep step, OperandSpec operand, List<ArgumentSpec> before)
    {
        GenericOperation generic = step.Generic!;
        if (operand.Of == "multishot") return Constant(operand, step.Spec.Multishot ? Text(generic.Row.Multishot!.Value) : "0");
        ArgumentSpec of = before.First(a => a.Name == operand.Of);
        if (of.Source == ArgumentSource.Constant) return Constant(operand, operand.PrepDefault ?? "0");
        OperandSpec source = generic.Row.Operands.First(o => o.Name == operand.Of);
        if (of.Source == ArgumentSource.Reserved) return Constant(operand, Text((uint)source.Bytes));
        bool isCount = source.Kind == OperandKind.Vectors || source.Types.Any(t => t.EndsWith("[]", StringComparison.Ordinal) || t == DescriptorSpan);
        ArgumentSource from = operand.Kind switch
        {
            OperandKind.BufferIndex => ArgumentSource.BufferIndex,
            _ when isCount => ArgumentSource.VectorCount,
            _ => ArgumentSource.Length,
        };
        return new(operand.Name, from, of.Index, "") { Unit = operand.Unit };
    }

    // Memory of the user's own where a parameter is called so.
    private ArgumentSpec Room(ParsedStep step, OperandSpec operand)
    {
        int given = operand.Types.Length == 0 ? -1 : Find(step, operand, i => Fits(i, TypesOf(operand)));
        return given < 0 ? Reserve(operand) : new(operand.Name, ArgumentSource.Address, Take(given), "");
    }

    private ArgumentSpec Reserve(OperandSpec operand)
    {
        _reserved.Add(operand.Of is null ? operand.Bytes : -operand.Bytes);
        return new(operand.Name, ArgumentSource.Reserved, _reserved.Count - 1, "");
    }

    private ArgumentSpec Memory(ParsedStep step, OperandSpec operand)
    {
        string[] types = TypesOf(operand);
        if (IsEmptyPath(step, operand)) return Reserve(operand with { Bytes = 0 });
        int index = Typed(step, operand, types, step.Generic!.OverrideOf(operand));
        if (index < 0) return (operand.Default ?? operand.PrepDefault) is { } otherwise ? Constant(operand, otherwise) : Unbound(operand);
        _uses[index] = operand.Kind == OperandKind.Path ? OperandUse.Path : _types[index] switch
        {
            OperandType.Structure or OperandType.Number => OperandUse.Structure,
            OperandType.Descriptors => OperandUse.Structures,
            _ => OperandUse.Plain,
        };
        return new(operand.Name, ArgumentSource.Address, index, "");
    }

    // AT_EMPTY_PATH without a path: the directory itself.
    private bool IsEmptyPath(ParsedStep step, OperandSpec operand) =>
        operand is { Kind: OperandKind.Path, Presence: OperandPresence.Defaulted } && ((step.Attribute.Wide("Flags") ?? 0) & EmptyPath) != 0
        && !step.Attribute.Has(operand.Override) && !_types.Any(t => t is OperandType.String or OperandType.Span);

    // By an override, by its name, or the only one whose type fits and that no other operand is called like.
    private int Typed(ParsedStep step, OperandSpec operand, string[] types, string property)
    {
        if (step.Attribute.Text(property) is { } name) return NamedTyped(step, operand, types, property, name);
        int named = Find(step, operand, i => Fits(i, types));
        if (named >= 0) return Take(named);

        string[] others = [.. step.Generic!.Row.Operands.Where(o => o != operand).Select(o => o.Name)];
        List<int> candidates = Enumerable.Range(0, _types.Length)
            .Where(i => Fits(i, types) && !others.Contains(method.Parameters[i].Name))
            .ToList();
        bool isAlone = step.Generic.Row.Operands.Count(o => o.Kind == operand.Kind && o.Presence == operand.Presence) == 1;
        if (candidates.Count == 1 && isAlone) return Take(candidates[0]);
        if (candidates.Count > 1 && isAlone) return Ambiguous(step, operand, candidates, property);
        if (operand.Presence == OperandPresence.Defaulted && operand.Kind != OperandKind.Path) return -1;
        string called = isAlone ? "" : $" called '{operand.Name}'";
        Hint hint = isAlone || candidates.Count == 0 ? MissingParameter(types[types.Length - 1], operand.Name) : OneOf(step, property, candidates);
        context.Sink.Report(
            Descriptors.UnboundOperand, step.Attribute.Location, hint, step.AttributeName, method.Name, operand.Name,
            $"it needs a parameter of type {OperandTypes.List(types)}{called}",
            isAlone || candidates.Count == 0 ? "Add one" : $"Call one so, or write '{property} = nameof({method.Parameters[candidates[0]].Name})'");
        return -1;
    }

    private int NamedTyped(ParsedStep step, OperandSpec operand, string[] types, string property, string name)
    {
        int index = IndexOf(name);
        if (index >= 0 && Fits(index, types)) return Take(index);
        return Misnamed(step, operand.Name, property, name, OperandTypes.List(types), i => Fits(i, types));
    }

    private int Ambiguous(ParsedStep step, OperandSpec operand, List<int> candidates, string property)
    {
        string names = string.Join(", ", candidates.Select(i => $"'{method.Parameters[i].Name}'"));
        context.Sink.Report(
            Descriptors.AmbiguousOperand, method.Parameters[candidates[1]].Locations.FirstOrDefault(), OneOf(step, property, candidates),
            step.AttributeName, operand.Name, method.Name, names,
            $"Write '{property} = nameof({method.Parameters[candidates[0]].Name})' on {step.AttributeName}");
        return -1;
    }

    private ArgumentSpec Number(ParsedStep step, OperandSpec operand)
    {
        long? written = operand.Property is { } property ? step.Attribute.Wide(property) : null;
        int index = Find(step, operand, i => IsNumberFor(i, operand));
        if (index >= 0)
        {
            IParameterSymbol parameter = method.Parameters[index];
            int bits = NumberTypes.BitsOf(operand.Type);
            if (written is not null)
            {
                context.Sink.Report(
                    Descriptors.AmbiguousOperand, step.Attribute.Around(operand.Property!), Hint.Remove(operand.Property!),
                    step.AttributeName, operand.Name, method.Name,
                    $"'{parameter.Name}', beside '{operand.Property} = …' on the attribute", "Remove one of the two");
            }
            else if (NumberTypes.BitsOf(parameter.Type) > bits)
            {
                context.Sink.Report(
                    Descriptors.UnboundOperand, parameter.Locations.FirstOrDefault(), Hint.Replace(operand.Type), step.AttributeName, method.Name, operand.Name,
                    $"'{parameter.Name}' is '{parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}', and the kernel takes {bits} bits",
                    $"Make it '{operand.Type}'");
            }

            // The kernel would take a negative length for a very long one.
            bool isLength = operand.Kind is OperandKind.Length or OperandKind.Count && operand.Type is "uint" or "ulong";
            if (isLength && NumberTypes.IsSigned(parameter.Type)) _uses[index] = OperandUse.Length;
            return new(operand.Name, ArgumentSource.Number, Take(index), operand.Type);
        }

        if (written is { } value) return Constant(operand, NumberText(value, operand.Type) + step.Attribute.MembersIn(operand.Property!));
        if ((operand.Default ?? operand.PrepDefault) is { } otherwise) return Constant(operand, otherwise);
        context.Sink.Report(
            Descriptors.UnboundOperand, step.Attribute.Location, MissingParameter(operand.PropertyType ?? operand.Type, operand.Name),
            step.AttributeName, method.Name, operand.Name, $"it needs a number called '{operand.Name}'",
            $"Add a parameter '{operand.PropertyType ?? operand.Type} {operand.Name}'"
                + (operand.Property is null ? "" : $", or write '{operand.Property} = …'"));
        return Unbound(operand);
    }

    // A parameter of an enum is for the operands of that enum: OpenFlags are no flags of a write. Plain numbers tell by their names.
    private bool IsNumberFor(int parameter, OperandSpec operand)
    {
        if (_types[parameter] != OperandType.Number) return false;
        ITypeSymbol type = method.Parameters[parameter].Type;
        bool hasEnum = operand.PropertyType is not (null or "int" or "uint" or "long" or "ushort");
        return type.TypeKind == TypeKind.Enum ? !hasEnum || type.Name == operand.PropertyType : operand.Kind != OperandKind.Flags || !_isChain
            || method.Parameters[parameter].Name != "flags";
    }

    private int Find(ParsedStep step, OperandSpec operand, Func<int, bool> isFit)
    {
        foreach (string name in NamesOf(step, operand))
        {
            int index = IndexOf(name);
            if (index >= 0 && isFit(index)) return index;
        }

        return -1;
    }

    // offset of the second write: write2Offset, or offset.
    private static IEnumerable<string> NamesOf(ParsedStep step, OperandSpec operand)
    {
        string prefix = char.ToLowerInvariant(step.Spec.Name[0]) + step.Spec.Name.Substring(1);
        yield return prefix + char.ToUpperInvariant(operand.Name[0]) + operand.Name.Substring(1);
        yield return operand.Name;
        if (operand.Override == "Data") yield return "data";
        if (operand.Property is not { } property) yield break;
        yield return prefix + property;
        yield return char.ToLowerInvariant(property[0]) + property.Substring(1);
    }

    private static string NumberText(long value, string type) => type switch
    {
        "ulong" => Text(unchecked((ulong)value)),
        "uint" or "ushort" or "byte" => Text(unchecked((uint)value)),
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    private static string Text(ulong value) =>
        value == ulong.MaxValue ? "ulong.MaxValue" : value > 9 ? "0x" + value.ToString("X", CultureInfo.InvariantCulture) : $"{value}";

    private static ArgumentSpec Constant(OperandSpec operand, string text) => new(operand.Name, ArgumentSource.Constant, -1, text);

    // Something has been reported; the submission becomes a stub.
    private static ArgumentSpec Unbound(OperandSpec operand) => Constant(operand, "0");
}
