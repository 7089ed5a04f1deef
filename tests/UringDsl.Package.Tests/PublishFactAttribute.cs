using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace UringDsl.Package.Tests;

/// <summary>A test that publishes with a property. It is skipped, and says which package at which version is missing, where the property's packages cannot be
/// restored; a restore that fails with anything else skips nothing.</summary>
public sealed partial class PublishFactAttribute : FactAttribute
{
    private static readonly ConcurrentDictionary<string, string?> s_answers = [];

    public PublishFactAttribute(string property) => Skip = s_answers.GetOrAdd(property, WhyNot);

    /// <summary>What a restore's output says of packages that are not to be had, or null where it says nothing of any.</summary>
    internal static string? MissingPackages(string output)
    {
        string[] missing = [.. MissingPackage().Matches(output).Select(match => match.Value.Trim()).Distinct()];
        return missing.Length == 0 ? null : string.Join("; ", missing);
    }

    private static string? WhyNot(string property)
    {
        string folder = Directory.CreateTempSubdirectory("uringdsl-publish-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "Empty.csproj"), """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><NuGetAudit>false</NuGetAudit></PropertyGroup>
                </Project>
                """);
            (int code, string output) = Command.Run("dotnet", folder, "restore", $"-p:{property}=true", "-r", RuntimeInformation.RuntimeIdentifier);
            if (code == 0 || MissingPackages(output) is not { } missing) return null;
            return $"{property} needs packages that cannot be restored with the runtime {Environment.Version}: {missing}";
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // NU1101: no package of this name. NU1102: none of this version. NU1301: the source does not answer.
    [GeneratedRegex(@"error NU1(101|102|301): .*")]
    private static partial Regex MissingPackage();
}
