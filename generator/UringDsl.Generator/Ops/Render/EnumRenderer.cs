using System.Globalization;
using System.Text;

namespace UringDsl.Generator.Ops.Render;

/// <summary>Renders an enum of <c>runtime/UringDsl/Abi</c>.</summary>
internal static class EnumRenderer
{
    public static string Path(EnumSpec type) => $"runtime/UringDsl/Abi/{type.Name}.g.cs";

    public static string Render(EnumSpec type)
    {
        StringBuilder text = new();
        text.Append("// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.\n\n");
        if (type.IsFlags) text.Append("using System;\n\n");
        text.Append("namespace UringDsl.Abi;\n\n");
        text.Append($"/// <summary>{type.Summary}.</summary>\n");
        if (type.IsFlags) text.Append("[Flags]\n");
        text.Append($"public enum {type.Name} : uint\n{{\n");
        if (type.IsFlags) text.Append("    /// <summary>None of them.</summary>\n    None = 0,\n");
        foreach (OpFlagSpec member in type.Members)
        {
            string since = member.Since >= new KernelVersion(5, 2) ? $" (Linux {member.Since})" : "";
            string value = type.IsFlags ? "0x" + member.Value.ToString("X", CultureInfo.InvariantCulture) : $"{member.Value}";
            text.Append($"    /// <summary><c>{member.NativeName}</c>{since}.</summary>\n    {member.Name} = {value},\n");
        }

        return text.Append("}\n").ToString();
    }
}
