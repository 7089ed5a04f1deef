using Microsoft.CodeAnalysis.Diagnostics;

namespace UringDsl.Generator.Parsing;

/// <summary>Properties of a project file that the package makes visible to the compiler.</summary>
internal static class BuildProperty
{
    /// <summary>The text of one; null where it is not set.</summary>
    public static string? Of(AnalyzerConfigOptionsProvider options, string name) =>
        options.GlobalOptions.TryGetValue("build_property." + name, out string? text) && text.Length > 0 ? text : null;
}
