using System.Diagnostics;
using System.IO;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using System;

namespace UringDsl.Package.Tests;

/// <summary>Packs the package once, and builds programs that have nothing but a reference to it.</summary>
public sealed class PackedPackage : IDisposable
{
    public const string Version = "0.1.0-test";

    private readonly string _folder = Directory.CreateTempSubdirectory("uringdsl-package-").FullName;

    public PackedPackage()
    {
        (int code, string output) = Run(
            Root(), "pack", "runtime/UringDsl/UringDsl.csproj", "-c", "Release", "-o", Feed, $"-p:PackageVersion={Version}", "--nologo");
        Assert.True(code == 0, $"dotnet pack failed:\n{output}");
    }

    public string Feed => Path.Combine(_folder, "feed");

    public string NupkgPath => Path.Combine(Feed, $"UringDsl.{Version}.nupkg");

    /// <summary>Makes a console program of one file and builds or runs it.</summary>
    public (int ExitCode, string Output) Consume(string name, string verb, string program, params string[] more)
    {
        string folder = Path.Combine(_folder, name);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), program);
        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration><packageSources><clear /><add key="packed" value="{Feed}" /></packageSources></configuration>
            """);
        File.WriteAllText(Path.Combine(folder, $"{name}.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors><RestorePackagesPath>{_folder}/packages</RestorePackagesPath>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="UringDsl" Version="{Version}" /></ItemGroup>
            </Project>
            """);
        return Run(folder, [verb, .. more]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static (int ExitCode, string Output) Run(string folder, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", arguments)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(4)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"dotnet {string.Join(' ', arguments)} did not end.");
        }
        return (process.ExitCode, output.Result + error.Result);
    }

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));
}
