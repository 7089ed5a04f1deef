using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using UringDsl.CodeFixes;
using UringDsl.Generator;
using UringDsl.Testing;

namespace UringDsl.Analyzers.Tests;

/// <summary>A page says what its rule says, its wrong code breaks that rule and no other, and its right code breaks none.</summary>
public sealed partial class RulePageTests
{
    private const string IndexName = "README.md";
    private const string Usings = "using System.Collections.Generic; using System.IO; using System.Linq; using System.Threading; using System.Threading.Tasks;";

    private static readonly string Docs = Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "analyzers", "docs");

    private static readonly HashSet<string> s_fixed = [.. typeof(UringFix).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(UringFix)) && !type.IsAbstract)
        .SelectMany(type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds)];

    public static TheoryData<string> Pages => [.. Rules.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_has_the_title_and_the_message_of_its_rule(string id)
    {
        DiagnosticDescriptor rule = Rules.All.Single(rule => rule.Id == id);
        string page = Page(id);
        Assert.StartsWith($"# {id}: {rule.Title}\n", page, StringComparison.Ordinal);
        Assert.Contains($"\n> {rule.MessageFormat}\n", page, StringComparison.Ordinal);
        Assert.All(["Why", "Wrong", "Right", "When to suppress it"], section => Assert.Contains($"\n## {section}\n", page, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_wrong_code_breaks_the_rule_and_the_right_code_none(string id)
    {
        string[] code = [.. Code().Matches(Page(id)).Select(block => block.Groups["code"].Value)];
        Assert.Equal(2, code.Length);
        string[] kernels = [.. MinimumKernel().Matches(Page(id)).Select(said => said.Groups["kernel"].Value)];
        Assert.Equal([id], await Broken(code[0], kernels.FirstOrDefault()));
        Assert.Empty(await Broken(code[1], kernels.LastOrDefault()));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_says_why_its_rule_has_no_fix(string id) =>
        Assert.NotEqual(s_fixed.Contains(id), Page(id).Contains("\nNo fix is offered: ", StringComparison.Ordinal));

    /// <summary>ACCEPT_SNAPSHOTS=1 writes the table, but never when CI is set.</summary>
    [Fact]
    public void The_index_is_rendered_from_the_rules()
    {
        bool accepts = Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1";
        Assert.False(accepts && !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")), "ACCEPT_SNAPSHOTS is refused where CI is set");
        string rendered = Render(), path = Path.Combine(Docs, IndexName);
        if (accepts) File.WriteAllText(path, rendered);
        Assert.Equal(rendered, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    private static string Render() => $"""
        # The rules

        The thousand of a number is its room: 1 declaration, 2 lifetime and ownership, 3 kernel and ring, 4 cost. This table is rendered from the rules.
        What they add to a compilation is in [speed.md](speed.md), which warnings of others they silence in [silenced.md](silenced.md).

        |Rule|Severity|What holds|
        |-|-|-|
        {string.Join("\n", Rules.All.Select(rule => $"|[{rule.Id}]({rule.Id}.md)|{rule.DefaultSeverity}|{rule.Title}|"))}

        """;

    // The code of a page is a type, or the members of one. The project is what the page says of it.
    private static async Task<IEnumerable<string>> Broken(string code, string? minimumKernel)
    {
        string source = Usings + (code.Contains("class ", StringComparison.Ordinal) ? Fixture.Usings + code : Fixture.In(code));
        CSharpCompilation input = TestCompilation.Create(source);
        AnalyzerOptions project = BuildProperties.Of(("UringDslMinimumKernel", minimumKernel));
        List<Diagnostic> said = await AnalyzerRig.Diagnose(Rules.Analyzers, new UringGenerator(), input, project);
        return said.Select(d => d.Id).Distinct();
    }

    internal static string Page(string id) => File.ReadAllText(Path.Combine(Docs, id + ".md")).ReplaceLineEndings("\n");

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"<UringDslMinimumKernel>(?<kernel>[^<]*)</UringDslMinimumKernel>")]
    private static partial Regex MinimumKernel();
}
