using System.Collections.Immutable;
using System.Linq;

namespace UringDsl.Generator.Ops;

/// <summary>A row of the op table under the name of one of its attributes.</summary>
internal sealed record GenericOperation(OpSpec Row, AttributeSpec Attribute)
{
    /// <summary>The operands that are files to work on; directories, which have a default, are not among them.</summary>
    public ImmutableArray<OperandSpec> Files { get; } =
        [.. Row.Operands.Where(o => o.Kind is OperandKind.File or OperandKind.Slot or OperandKind.Descriptor && o.Presence == OperandPresence.Required)];

    /// <summary>The property that names a parameter for an operand: <c>File</c> for the only file, else called after the operand.</summary>
    public string OverrideOf(OperandSpec operand) => Files.Length == 1 && operand == Files[0] ? "File" : operand.Override;

    /// <summary>The constant that the attribute gives an operand itself, or null.</summary>
    public string? FixedOf(OperandSpec operand) => Attribute.Fixed.Where(f => f.Operand == operand.Name).Select(f => f.Value).FirstOrDefault();
}
