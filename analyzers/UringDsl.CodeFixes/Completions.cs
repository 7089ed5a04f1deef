using System;
using System.Collections.Generic;
using System.Linq;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Parsing;

namespace UringDsl.CodeFixes;

/// <summary>The methods that get results.</summary>
internal static class Completions
{
    /// <summary>The declaration of one that gets all that there is, as the hint says.</summary>
    public static string Header(FixTarget target, string name) => Header(target, name, target.Read(Hint.Value)[0], target.Read(Hint.Beside));

    /// <param name="beside">The types of the connection and of its state.</param>
    public static string Header(FixTarget target, string name, string value, IReadOnlyList<string> beside)
    {
        IEnumerable<string> others = beside.Select((type, i) => i == 0 ? Connection(target) : $"ref {type} {ParameterName(type)}");
        string parameters = string.Join(", ", others.Append($"in {target.TypeName(value)} {ParameterName(value)}"));
        return $"private void {HierarchyParser.Escape(name)}({parameters})";
    }

    /// <summary>What a parameter of a type is called: outcome, received, session.</summary>
    public static string ParameterName(string type) => type.EndsWith("Outcome", StringComparison.Ordinal)
        ? "outcome"
        : HierarchyParser.Escape(char.ToLowerInvariant(type[0]) + type.Substring(1));

    public static string Connection(FixTarget target) => target.TypeName("Connection") + " connection";
}
