using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace UringDsl.Generator.Ops.Render;

/// <summary>Renders <c>runtime/UringDsl/Capabilities/OpcodeKernels.g.cs</c>.</summary>
internal static class OpcodeKernelsRenderer
{
    public static string Render(IEnumerable<OpSpec> rows)
    {
        StringBuilder text = new();
        text.Append("// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.\n\n");
        text.Append("using UringDsl.Abi;\n\n");
        text.Append("namespace UringDsl.Core;\n\n");
        text.Append("/// <summary>The first kernel of each operation.</summary>\n");
        text.Append("internal static class OpcodeKernels\n{\n");
        text.Append("    public static KernelRelease Since(Opcode operation) => operation switch\n    {\n");
        IEnumerable<IGrouping<KernelVersion, OpSpec>> groups = rows.GroupBy(row => row.Since).OrderBy(group => group.Key);
        foreach (IGrouping<KernelVersion, OpSpec> group in groups)
        {
            string[] names = [.. group.OrderBy(row => row.Number).Select(row => $"Opcode.{row.Name}")];
            for (int i = 0; i < names.Length; i += 6)
            {
                string line = string.Join(" or ", names.Skip(i).Take(6));
                bool isLast = i + 6 >= names.Length;
                text.Append(i == 0 ? "        " : "            or ").Append(line);
                text.Append(isLast ? $" => new({group.Key.Major}, {group.Key.Minor}),\n" : "\n");
            }
        }

        return text.Append("        _ => new(int.MaxValue, 0),\n    };\n}\n").ToString();
    }
}
