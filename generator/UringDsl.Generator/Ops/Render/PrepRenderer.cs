using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;

namespace UringDsl.Generator.Ops.Render;

/// <summary>Renders <c>runtime/UringDsl/Ops/Prep.g.cs</c>: a method per row, one call of the field writer and the few words it does not take.</summary>
internal static class PrepRenderer
{
    public static string Render(IEnumerable<OpSpec> rows)
    {
        StringBuilder text = new();
        text.Append("// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.\n#nullable enable\n\n");
        text.Append("namespace UringDsl.Abi;\n\n");
        text.Append("public static partial class Prep\n{\n");
        bool isFirst = true;
        foreach (OpSpec row in rows)
        {
            if (!isFirst) text.Append('\n');
            isFirst = false;
            AppendMethod(text, row);
        }

        return text.Append("}\n").ToString();
    }

    private static void AppendMethod(StringBuilder text, OpSpec row)
    {
        foreach (string line in PrepDocs.Lines(row)) text.Append($"    /// {line}\n");
        text.Append($"    public static void {row.Name}({string.Join(", ", Parameters(row))})\n    {{\n");
        OperandSpec? flags = FlagsWithTheRest(row);
        text.Append($"        Rw(ref sqe, Opcode.{row.Opcode}, {FileArgument(row)}, {Argument(row, SqeField.Address)}, ")
            .Append($"{Argument(row, SqeField.Length)}, {Argument(row, SqeField.Offset)}{(flags is null ? "" : $", {flags.Name}")});\n");
        foreach (OperandSpec operand in row.Operands)
        {
            if (operand == flags) continue;
            foreach (string statement in Statements(operand)) text.Append($"        {statement}\n");
        }

        foreach (string flag in Flags(row.RequiredSqeFlags & ~SqeFlagSet.FixedFile)) text.Append($"        sqe.Flags |= SqeFlags.{flag};\n");
        text.Append("    }\n");
    }

    private static IEnumerable<string> Parameters(OpSpec row) =>
        new[] { "ref Sqe sqe" }.Concat(
            row.Operands.Select(operand => $"{operand.Type} {operand.Name}{(operand.PrepDefault is { } value ? " = " + value : "")}"));

    /// <summary>The argument of the field writer that fills a field, or null for a field that is set afterwards.</summary>
    private static SqeField? Slot(SqeField field) => field switch
    {
        SqeField.File or SqeField.FileOrFileIndex => SqeField.File,
        SqeField.Address or SqeField.SpliceOffsetIn => SqeField.Address,
        SqeField.Length => SqeField.Length,
        SqeField.Offset or SqeField.Address2 or SqeField.CommandOperation => SqeField.Offset,
        _ => null,
    };

    private static string FileArgument(OpSpec row)
    {
        OperandSpec? operand = row.Operands.FirstOrDefault(operand => Slot(operand.Field) == SqeField.File);
        if (operand is null) return $"Unfixed({row.UnusedFile})";
        if (operand.Field == SqeField.FileOrFileIndex) return $"{operand.Name}.IsFixed ? Unfixed(0) : {operand.Name}";
        return operand.Type switch
        {
            "int" => $"Unfixed({operand.Name})",
            "uint" => $"Unfixed((int){operand.Name})",
            _ => operand.Name,
        };
    }

    /// <summary>Flags that are written with the other fields: those that need no look at another operand.</summary>
    private static OperandSpec? FlagsWithTheRest(OpSpec row) => row.Operands.Any(operand => operand.Field == SqeField.SpliceFileIn)
        ? null
        : row.Operands.FirstOrDefault(operand =>
            operand is { Field: SqeField.OperationFlags, Type: "uint", PropertyType: not ("OpenFlags" or "PipeFlags") });

    private static string Argument(OpSpec row, SqeField slot)
    {
        foreach ((SqeField field, string value) in row.Constants)
        {
            if (Slot(field) == slot) return value;
        }

        OperandSpec? operand = row.Operands.FirstOrDefault(operand => Slot(operand.Field) == slot);
        if (operand is null) return "0";
        string target = slot == SqeField.Length ? "uint" : "ulong";
        return Converted(operand, target);
    }

    private static string Converted(OperandSpec operand, string target) => operand.Type switch
    {
        "Descriptor" when target == "ulong" => $"(uint){operand.Name}.Number",
        "Descriptor" => $"({target}){operand.Name}.Number",
        "Slot" when target == "ulong" => $"(uint){operand.Name}.Index",
        "DirectTarget" => $"{operand.Name}.FileIndex",
        "int" when target == "ulong" => $"(uint){operand.Name}",
        "int" or "nint" => $"({target}){operand.Name}",
        _ => operand.Name,
    };

    private static ImmutableArray<string> Statements(OperandSpec operand) => operand.Field switch
    {
        SqeField.SpliceFileIn =>
        [
            $"sqe.SpliceFileIn = {operand.Name}.Number;",
            $"if ({operand.Name}.IsFixed) spliceFlags |= UringConstants.SpliceInputFixed;",
        ],
        SqeField.FileOrFileIndex => [$"if ({operand.Name}.IsFixed) sqe.FileIndex = (uint){operand.Name}.Number + 1;"],
        _ when Slot(operand.Field) is not null => [],
        SqeField.Address3 or SqeField.OptionValue => [$"sqe.{operand.Field} = {Converted(operand, "ulong")};"],
        // Four of O_* have other numbers on ARM64.
        _ when operand.PropertyType is "OpenFlags" or "PipeFlags" => [$"sqe.{operand.Field} = FileFlags.ToNative({operand.Name});"],
        _ => [$"sqe.{operand.Field} = {Converted(operand, "uint")};"],
    };

    private static IEnumerable<string> Flags(SqeFlagSet flags) =>
        flags == SqeFlagSet.None ? [] : flags.ToString().Split(',').Select(flag => flag.Trim());
}
