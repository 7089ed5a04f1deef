using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace UringDsl.Generator.Parsing;

/// <summary>Values of enums as one writes them.</summary>
internal static class EnumText
{
    /// <summary>The members that are in a value, those of several bits first, and the bits that belong to none.</summary>
    public static IReadOnlyList<string> MembersOf(INamedTypeSymbol type, ulong value, out ulong unknown)
    {
        IEnumerable<(string Name, ulong Value)> members = type.GetMembers().OfType<IFieldSymbol>()
            .Where(f => f.HasConstantValue)
            .Select(f => (f.Name, System.Convert.ToUInt64(f.ConstantValue, CultureInfo.InvariantCulture)))
            .OrderByDescending(m => m.Item2);
        var names = new List<string>();
        ulong left = value;
        foreach ((string name, ulong bits) in members)
        {
            if (bits == 0 ? value != 0 || names.Count > 0 : (left & bits) != bits) continue;
            names.Insert(0, name);
            left &= ~bits;
        }

        unknown = left;
        return names;
    }

    /// <summary><c>KeepSize | PunchHole</c>; a number where there is no such member.</summary>
    public static string Of(INamedTypeSymbol type, ulong value, string prefix = "")
    {
        IEnumerable<string> names = MembersOf(type, value, out ulong unknown).Select(name => prefix + name);
        if (unknown != 0) names = names.Append(unknown > 9 ? "0x" + unknown.ToString("X", CultureInfo.InvariantCulture) : $"{unknown}");
        return names.Any() ? string.Join(" | ", names) : "0";
    }
}
