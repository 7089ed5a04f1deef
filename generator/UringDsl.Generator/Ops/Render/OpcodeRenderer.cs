using System.Collections.Generic;
using System.Text;

namespace UringDsl.Generator.Ops.Render;

/// <summary>Renders <c>runtime/UringDsl/Abi/Opcode.g.cs</c>.</summary>
internal static class OpcodeRenderer
{
    public static string Render(IEnumerable<OpSpec> rows)
    {
        StringBuilder text = new();
        text.Append("// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.\n\n");
        text.Append("namespace UringDsl.Abi;\n\n");
        text.Append("/// <summary>The operation of a submission, <c>enum io_uring_op</c>.</summary>\n");
        text.Append("public enum Opcode : byte\n{\n");
        foreach (OpSpec row in rows)
        {
            text.Append($"    /// <summary>{row.Summary} <c>{row.NativeName}</c>, Linux {row.Since}.</summary>\n");
            text.Append($"    {row.Name} = {row.Number},\n");
        }

        return text.Append("}\n").ToString();
    }
}
