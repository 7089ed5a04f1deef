using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace UringDsl.House.Tests.Checks;

/// <summary>Dependencies run one way: the runtime knows nobody, the analyzers know the generator, the fixes know the analyzers.</summary>
internal static partial class DependencyChecks
{
    private static readonly string[] Compiler = ["Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.Analyzers"];

    // What each shipped project may refer to. A project that is not named here may refer to nothing.
    private static readonly Dictionary<string, (string[] Projects, string[] Packages)> Allowed = new()
    {
        ["UringDsl"] = ([], []),
        ["UringDsl.Generator"] = ([], Compiler),
        ["UringDsl.Analyzers"] = (["UringDsl.Generator"], Compiler),
        ["UringDsl.CodeFixes"] = (["UringDsl.Analyzers"], [.. Compiler, "Microsoft.CodeAnalysis.CSharp.Workspaces"]),
    };

    /// <summary>The references in a project file, or in a file of properties, which may have none: they would be everybody's.</summary>
    public static IEnumerable<string> References(SourceFile file)
    {
        if (!IsShipped(file) || !IsProject(file)) yield break;
        (string[] projects, string[] packages) = Allowed.GetValueOrDefault(Stem(file.Path), ([], []));
        foreach (XElement reference in XDocument.Parse(file.Text).Descendants())
        {
            string target = reference.Attribute("Include")?.Value ?? "";
            bool refused = reference.Name.LocalName switch
            {
                "ProjectReference" => !projects.Contains(Stem(target)),
                "PackageReference" => !packages.Contains(target),
                "Reference" or "FrameworkReference" => true,
                _ => false,
            };
            if (refused) yield return $"{file.Path} may not refer to {target}";
        }
    }

    /// <summary>The names that a source file may not mention, because its room may not reach there.</summary>
    public static IEnumerable<string> Names(SourceFile file)
    {
        if (!file.IsCSharp) yield break;
        if (file.IsIn("runtime", "generator/UringDsl.Generator/Model") && Roslyn().IsMatch(file.Text)) yield return $"{file.Path} mentions the compiler";
        if (file.IsIn("analyzers") && Emit().IsMatch(file.Text)) yield return $"{file.Path} mentions UringDsl.Generator.Emit";
    }

    private static bool IsShipped(SourceFile file) => file.IsIn("runtime", "generator", "analyzers") || !file.Path.Contains('/');

    // Directory.Packages.props names versions (PackageVersion), not references.
    private static bool IsProject(SourceFile file) => file.Path.Split('.')[^1] is "csproj" or "props" or "targets";

    private static string Stem(string path) => path.Split('/', '\\')[^1].Replace(".csproj", "", StringComparison.Ordinal);

    [GeneratedRegex(@"\bMicrosoft\.CodeAnalysis\b")]
    private static partial Regex Roslyn();

    [GeneratedRegex(@"\bGenerator\.Emit\b")]
    private static partial Regex Emit();
}
