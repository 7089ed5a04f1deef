using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis.CodeFixes;

namespace UringDsl.Package.Tests;

[Collection(PackageCollection.Name)]
public sealed class PackageTests(PackedPackage package)
{
    private const string Handler = """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using UringDsl;

        using CancellationTokenSource stop = new();
        Pinger pinger = new(stop);
        pinger.Run(stop.Token);
        Console.WriteLine($"{pinger.Answers} answers, {pinger.Statistics.OperationsInFlight} in flight");

        [RingHandler]
        internal sealed partial class Pinger(CancellationTokenSource stop)
        {
            public int Answers { get; private set; }

            [Nop]
            private partial Pending<Completion> Ping();

            partial void OnStarted() => _ = PingAll();

            private async Task PingAll()
            {
                for (int i = 0; i < 10; i++)
                {
                    Completion completion = await Ping();
                    if (completion.IsSuccess) Answers++;
                }
                stop.Cancel();
            }
        }
        """;

    [Fact]
    public void The_package_has_the_library_and_the_compiler_extensions_and_no_dependency()
    {
        using ZipArchive nupkg = ZipFile.OpenRead(package.NupkgPath);
        string[] files = [.. nupkg.Entries.Select(entry => entry.FullName)];
        Assert.Contains("lib/net10.0/UringDsl.dll", files);
        Assert.Contains("lib/net10.0/UringDsl.xml", files);
        Assert.Contains("analyzers/dotnet/cs/UringDsl.Generator.dll", files);
        Assert.Contains("analyzers/dotnet/cs/UringDsl.Analyzers.dll", files);
        Assert.Contains("analyzers/dotnet/cs/UringDsl.CodeFixes.dll", files);
        Assert.Contains("build/UringDsl.props", files);
        Assert.Contains("buildTransitive/UringDsl.props", files);
        Assert.Contains("README.md", files);
        using StreamReader nuspec = new(nupkg.GetEntry("UringDsl.nuspec")!.Open());
        Assert.DoesNotContain("<dependency ", nuspec.ReadToEnd());
    }

    [Fact]
    public void An_editor_that_loads_the_package_finds_the_fixes()
    {
        using ExtensionContext extensions = new(package.NupkgPath);
        Assembly fixes = extensions.Load("UringDsl.CodeFixes");
        Type[] exported = [.. fixes.GetTypes().Where(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null)];
        Assert.NotEmpty(exported);
        Assert.All(exported, type => Assert.NotEmpty(((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds));
    }

    [Fact]
    public void A_program_with_only_the_package_runs_its_handler_on_the_kernel()
    {
        (int code, string output) = package.Consume("Works", "run", Handler);
        Assert.True(code == 0, output);
        Assert.Contains("10 answers, 0 in flight", output);
    }

    [Fact]
    public void A_program_with_only_the_package_gets_the_diagnostics()
    {
        (int code, string output) = package.Consume("Fails", "build", Handler.Replace("[Nop]", "[Nop(Link = LinkKind.Soft)]"));
        Assert.NotEqual(0, code);
        Assert.Contains("error URING1013", output);
    }

    [Theory]
    [InlineData("RunAnalyzers")]
    [InlineData("RunAnalyzersDuringBuild")]
    public void A_handler_with_errors_is_an_error_without_analyzers_too(string property)
    {
        string program = Handler.Replace("[Nop]", "[Nop(Link = LinkKind.Soft)]");
        (int code, string output) = package.Consume(property, "build", program, $"-p:{property}=false");
        Assert.NotEqual(0, code);
        Assert.Contains("error CS1029: #error: 'Pinger has errors in its declaration (URING1013)", output);
    }

    [Fact]
    public void A_program_with_only_the_package_says_which_kernel_it_has_to_run_on()
    {
        const string Ping = "private partial Pending<Completion> Ping();";
        string program = Handler.Replace(Ping, Ping + " [FutexWake] partial void Wake(FutexWord futex);");
        (int code, string output) = package.Consume("Old", "build", program, "-p:UringDslMinimumKernel=6.1");
        Assert.NotEqual(0, code);
        Assert.Contains("error URING3001: FutexWake of 'Wake' needs Linux 6.7, and UringDslMinimumKernel is 6.1", output);
    }
}
