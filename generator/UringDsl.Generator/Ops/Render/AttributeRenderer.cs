using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace UringDsl.Generator.Ops.Render;

/// <summary>Renders the attribute of a generic operation, <c>runtime/UringDsl/Attributes/{Name}Attribute.g.cs</c>.</summary>
internal static class AttributeRenderer
{
    public static string Path(GenericOperation generic) => $"runtime/UringDsl/Attributes/{generic.Attribute.Name}Attribute.g.cs";

    public static string Render(GenericOperation generic)
    {
        (OpSpec row, AttributeSpec attribute) = (generic.Row, generic.Attribute);
        Property[] properties = [.. Properties(generic)];
        StringBuilder text = new();
        text.Append("// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.\n#nullable enable\n\nusing System;\n");
        if (properties.Any(p => p.IsAbi) || row.Operands.Any(o => o.Summary.Contains("cref"))) text.Append("using UringDsl.Abi;\n");
        text.Append("\nnamespace UringDsl;\n\n");
        string name = row.NativeName.Substring("IORING_OP_".Length);
        text.Append($"/// <summary>{name}: {Uncapitalized(attribute.Summary ?? row.Summary)} Linux {attribute.Since ?? row.Since}.</summary>\n");
        text.Append("/// <remarks>\n");
        foreach (string remark in Remarks(generic)) text.Append($"/// <para>{remark}</para>\n");
        text.Append("/// </remarks>\n");
        if (attribute.HasTarget) text.Append("/// <param name=\"submission\">The name of the submission, as <c>nameof(Watch)</c>.</param>\n");
        text.Append($"[AttributeUsage(AttributeTargets.Method, Inherited = false{(attribute.HasTarget ? "" : ", AllowMultiple = true")})]\n");
        text.Append($"public sealed class {attribute.Name}Attribute{(attribute.HasTarget ? "(string submission)" : "")} : OperationAttribute\n{{\n");
        foreach (Property property in properties)
        {
            text.Append($"    /// <summary>{property.Summary}</summary>\n");
            text.Append($"    public {property.Type} {property.Name} {property.Accessors}\n\n");
        }

        return text.ToString().TrimEnd('\n') + "\n}\n";
    }

    /// <summary>What a declaration can say, beside parameters.</summary>
    private static IEnumerable<Property> Properties(GenericOperation generic)
    {
        (OpSpec row, AttributeSpec attribute) = (generic.Row, generic.Attribute);
        if (attribute.HasTarget)
        {
            yield return new("string", "Submission", "The name of the submission on whose operation it works.") { Accessors = "{ get; } = submission;" };
        }

        foreach (OperandSpec operand in row.Operands)
        {
            if (generic.FixedOf(operand) is not null) continue;
            switch (operand.Kind)
            {
                case OperandKind.DirectTarget:
                    yield return new(
                        "bool", "Direct", "The descriptor goes to a slot of the fixed-file table that the runtime takes for it, not to the process.");
                    break;
                case OperandKind.Time:
                    yield return Override("Timeout", "time", "; by default the one called <c>timeout</c>");
                    break;
                case OperandKind.File or OperandKind.Slot or OperandKind.Descriptor:
                    yield return Override(
                        generic.OverrideOf(operand), operand.Name,
                        operand.Presence == OperandPresence.Defaulted ? ""
                        : generic.Files.Length > 1 ? $"; by default the one called <c>{operand.Name}</c>"
                        : "; by default the chain's own file, or the only one");
                    break;
                case OperandKind.Path or OperandKind.Buffer or OperandKind.Vectors or OperandKind.Structure when operand.Presence != OperandPresence.Reserved:
                    yield return Override(generic.OverrideOf(operand), operand.Name, "; by default the one of that name or type");
                    break;
                case OperandKind.UserData:
                    break;
                default:
                    if (operand.Property is not { } property || operand.Presence is OperandPresence.Derived or OperandPresence.Reserved) break;
                    yield return new(operand.PropertyType ?? operand.Type, property, NumberText(operand)) { Default = DefaultOf(operand) };
                    break;
            }
        }

        if (row.Multishot is { NeedsBufferSelect: false, IsMandatory: false } multishot)
        {
            yield return new("bool", "Multishot", $"It completes again and again until it is cancelled or fails (Linux {multishot.Since}).");
            yield return new("Rearm", "Rearm", "Who arms a multishot again; the runtime by default.");
        }

        foreach ((string type, string name, string summary) in attribute.More) yield return new(type, name, summary);
        yield return new("string?", "Completed", $"The method that gets the result, <c>in {attribute.Completion}</c>, for a submission of this one operation.");
    }

    private static Property Override(string property, string operand, string otherwise) =>
        new("string?", property, $"The parameter that is the {operand}{otherwise}.");

    private static IEnumerable<string> Remarks(GenericOperation generic)
    {
        (OpSpec row, AttributeSpec attribute) = (generic.Row, generic.Attribute);
        yield return $"Completes with <see cref=\"{attribute.Completion}\"/>.";
        if (row.IsWorkerOnly) yield return "It always runs on a worker thread of the kernel.";
        foreach (string remark in attribute.Remarks) yield return remark;
        foreach (string constraint in row.Constraints) yield return constraint;
    }

    private static string NumberText(OperandSpec operand)
    {
        string text = char.ToUpperInvariant(operand.Summary[0]) + operand.Summary.Substring(1);
        if (operand.Summary[0] == '<') text = operand.Summary;
        string instead = operand.Presence == OperandPresence.Property && operand.Kind == OperandKind.Flags
            ? "" : $"; a parameter <c>{operand.Name}</c> takes its place";
        return text + instead + ".";
    }

    // The text of the table is a constant of the kernel's width; the property may be signed.
    private static string DefaultOf(OperandSpec operand) => ((operand.Default ?? operand.PrepDefault ?? "0"), operand.PropertyType) switch
    {
        ("0", _) => "",
        ("ulong.MaxValue", "long") => " = -1;",
        (var value, "int" or "long" or "uint" or null) => $" = {value};",
        (var value, var type) => $" = ({type}){value};",
    };

    private static string Uncapitalized(string text) => char.ToLowerInvariant(text[0]) + text.Substring(1);

    private sealed record Property(string Type, string Name, string Summary)
    {
        public string Default { get; init; } = "";

        public string Accessors { get => field ?? "{ get; set; }" + Default; init; }

        public bool IsAbi => Type.EndsWith("Flags") || Type.EndsWith("Mode")
            || Type is not ("string" or "string?" or "string[]?" or "Rearm" or "bool" or "int" or "long" or "uint");
    }
}
