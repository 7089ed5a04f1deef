using System.Linq;
using UringDsl.House.Tests.Checks;

namespace UringDsl.House.Tests;

public class DependencyTests
{
    private const string Runtime = "runtime/UringDsl/UringDsl.csproj";
    private const string Generator = "generator/UringDsl.Generator/UringDsl.Generator.csproj";
    private const string Analyzers = "analyzers/UringDsl.Analyzers/UringDsl.Analyzers.csproj";
    private const string CodeFixes = "analyzers/UringDsl.CodeFixes/UringDsl.CodeFixes.csproj";

    [Fact]
    public void References_run_one_way() => Assert.Empty(RepositoryRoot.TextFiles.SelectMany(DependencyChecks.References));

    [Fact]
    public void No_room_mentions_what_it_may_not_reach() => Assert.Empty(RepositoryRoot.TextFiles.SelectMany(DependencyChecks.Names));

    [Theory]
    [InlineData(Analyzers, "ProjectReference", "../../generator/UringDsl.Generator/UringDsl.Generator.csproj")]
    [InlineData(Generator, "PackageReference", "Microsoft.CodeAnalysis.CSharp")]
    [InlineData(CodeFixes, "ProjectReference", "../UringDsl.Analyzers/UringDsl.Analyzers.csproj")]
    [InlineData(CodeFixes, "PackageReference", "Microsoft.CodeAnalysis.CSharp.Workspaces")]
    [InlineData("tests/Any.Tests/Any.Tests.csproj", "PackageReference", "xunit")]
    [InlineData("Directory.Packages.props", "PackageVersion", "xunit")]
    public void A_reference_in_the_right_direction_passes(string project, string kind, string target) => Assert.Empty(References(project, kind, target));

    // What follows must fail.

    [Theory]
    [InlineData(Runtime, "ProjectReference", "../../generator/UringDsl.Generator/UringDsl.Generator.csproj")]
    [InlineData(Runtime, "PackageReference", "System.IO.Pipelines")]
    [InlineData(Generator, "ProjectReference", "..\\..\\runtime\\UringDsl\\UringDsl.csproj")]
    [InlineData(Generator, "PackageReference", "Scriban")]
    [InlineData(Analyzers, "ProjectReference", "../../runtime/UringDsl/UringDsl.csproj")]
    [InlineData(Analyzers, "PackageReference", "Microsoft.CodeAnalysis.CSharp.Workspaces")]
    [InlineData(Analyzers, "ProjectReference", "../UringDsl.CodeFixes/UringDsl.CodeFixes.csproj")]
    [InlineData(CodeFixes, "ProjectReference", "../../runtime/UringDsl/UringDsl.csproj")]
    [InlineData("runtime/Stranger/Stranger.csproj", "PackageReference", "Anything")]
    [InlineData("Directory.Build.props", "PackageReference", "Anything")]
    [InlineData("generator/Directory.Build.targets", "Reference", "Anything")]
    public void A_reference_in_the_wrong_direction_fails(string project, string kind, string target) =>
        Assert.Equal($"{project} may not refer to {target}", Assert.Single(References(project, kind, target)));

    [Theory]
    [InlineData("runtime/UringDsl/Ring/Ring.cs", "using Microsoft.CodeAnalysis;")]
    [InlineData("generator/UringDsl.Generator/Model/Spec.cs", "using Microsoft.CodeAnalysis.CSharp;")]
    [InlineData("generator/UringDsl.Generator/Model/Spec.cs", "global::Microsoft.CodeAnalysis.ISymbol symbol;")]
    [InlineData("analyzers/UringDsl.Analyzers/A.cs", "using UringDsl.Generator.Emit;")]
    [InlineData("analyzers/UringDsl.Analyzers/A.cs", "Generator.Emit.SourceWriter writer;")]
    [InlineData("analyzers/UringDsl.CodeFixes/F.cs", "using UringDsl.Generator.Emit;")]
    public void A_name_out_of_reach_fails(string path, string text) => Assert.Single(DependencyChecks.Names(new(path, text)));

    [Theory]
    [InlineData("generator/UringDsl.Generator/Parsing/Parser.cs", "using Microsoft.CodeAnalysis;")]
    [InlineData("analyzers/UringDsl.Analyzers/A.cs", "using UringDsl.Generator.Parsing;")]
    public void A_name_within_reach_passes(string path, string text) => Assert.Empty(DependencyChecks.Names(new(path, text)));

    private static string[] References(string project, string kind, string target) =>
        [.. DependencyChecks.References(new(project, $"<Project><ItemGroup><{kind} Include=\"{target}\" /></ItemGroup></Project>"))];
}
