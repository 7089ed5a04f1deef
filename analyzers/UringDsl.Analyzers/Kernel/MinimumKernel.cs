using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis.Diagnostics;
using UringDsl.Generator.Ops;
using UringDsl.Generator.Parsing;

namespace UringDsl.Analyzers.Kernel;

/// <summary>The oldest kernel that a project is to run on: a property of its project file.</summary>
internal static class MinimumKernel
{
    public const string Property = "UringDslMinimumKernel";

    private static readonly KernelVersion Oldest = new(5, 19);

    /// <summary>The text of the property; null where it is not set.</summary>
    public static string? TextIn(AnalyzerOptions options) =>
        BuildProperty.Of(options.AnalyzerConfigOptionsProvider, Property)?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Reads <c>6.1</c>, or <c>6.1.55</c>, whose last number says nothing here.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public static string? Parse(string text, out KernelVersion version)
    {
        version = Oldest;
        string[] parts = text.Split('.');
        if (parts.Length is < 2 or > 3 || !parts.All(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            return "that is no version of Linux";
        }

        version = KernelVersion.Parse(text);
        if (!(version >= Oldest)) return $"UringDsl runs on {Oldest} and later";
        return HasExisted(version) ? null : $"there is no Linux {version}";
    }

    // 5.19 was followed by 6.0 and 6.19 by 7.0: who writes 6.110 means 6.11, and every rule would be silent.
    private static bool HasExisted(KernelVersion version) => version.Minor <= 19;
}
