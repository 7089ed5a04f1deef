using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace UringDsl.Package.Tests;

/// <summary>Packs the package once, and builds programs that have nothing but a reference to it.</summary>
public sealed class PackedPackage : IDisposable
{
    public const string Version = "0.1.0-test";

    private readonly string _folder = Directory.CreateTempSubdirectory("uringdsl-package-").FullName;

    public PackedPackage()
    {
        (int code, string output) = Command.Run(
            "dotnet", Root(), "pack", "runtime/UringDsl/UringDsl.csproj", "-c", "Release", "-o", Feed, $"-p:PackageVersion={Version}", "--nologo");
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
        return Command.Run("dotnet", folder, [verb, .. more]);
    }

    /// <summary>Publishes the echo server with nothing but a reference to the package, warnings as errors, and lets it talk to its own clients.</summary>
    public (int ExitCode, string Output) PublishEchoServer(string property)
    {
        string folder = Path.Combine(_folder, property), published = Path.Combine(folder, "published");
        Directory.CreateDirectory(folder);
        // The runtime's own packages come from the machine's folder; this one must not go there, or a later test would find it.
        string machine = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration><packageSources><add key="packed" value="{Feed}" /></packageSources></configuration>
            """);
        File.WriteAllText(Path.Combine(folder, "EchoServer.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><Nullable>enable</Nullable>
                <{property}>true</{property}><IsAotCompatible>true</IsAotCompatible><TrimmerSingleWarn>false</TrimmerSingleWarn>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors><RestorePackagesPath>{_folder}/packages</RestorePackagesPath>
                <RestoreFallbackFolders>{machine}</RestoreFallbackFolders><InvariantGlobalization>true</InvariantGlobalization>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="UringDsl" Version="{Version}" />
                <Compile Include="{Root()}/samples/EchoServer/*.cs;{Root()}/samples/EchoServer/Demo/*.cs;{Root()}/samples/Shared/*.cs" />
              </ItemGroup>
            </Project>
            """);
        (int code, string output) = Command.Run("dotnet", folder, "publish", "-r", RuntimeInformation.RuntimeIdentifier, "-o", published);
        return code == 0 ? Command.Run(Path.Combine(published, "EchoServer"), folder, "--demo", "--duration", "1") : (code, output);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));
}
