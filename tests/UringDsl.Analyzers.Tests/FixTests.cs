using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using UringDsl.CodeFixes;
using UringDsl.Generator;
using UringDsl.Testing;

namespace UringDsl.Analyzers.Tests;

/// <summary>What holds of every fix: an editor finds it, it is called after its rule, and it is tested.</summary>
public sealed class FixTests
{
    public static TheoryData<string> Fixes => [.. All.Select(fix => fix.Name)];

    private static IEnumerable<Type> All => typeof(UringFix).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(UringFix)) && !type.IsAbstract);

    private static Dictionary<string, string> Rules => new[] { typeof(UringAnalyzer).Assembly, Assembly.Load("UringDsl.Generator") }
        .SelectMany(assembly => assembly.GetTypes().Where(type => type.Name == "Descriptors"))
        .SelectMany(type => type.GetFields().Where(rule => rule.FieldType == typeof(DiagnosticDescriptor)))
        .ToDictionary(rule => rule.Name, rule => ((DiagnosticDescriptor)rule.GetValue(null)!).Id);

    [Theory]
    [MemberData(nameof(Fixes))]
    public void A_fix_is_exported_for_the_rule_that_it_is_called_after(string name)
    {
        Type fix = All.Single(type => type.Name == name);
        Assert.True(fix is { IsPublic: true, IsSealed: true });
        ExportCodeFixProviderAttribute? export = fix.GetCustomAttribute<ExportCodeFixProviderAttribute>();
        Assert.Equal(LanguageNames.CSharp, Assert.Single(export!.Languages));
        Assert.EndsWith("Fix", name, StringComparison.Ordinal);
        Assert.Equal(Rules[name[..^"Fix".Length]], Assert.Single(((CodeFixProvider)Activator.CreateInstance(fix)!).FixableDiagnosticIds));
    }

    [Fact]
    public Task A_fix_reaches_every_project_of_a_solution() => FixRig.VerifySolution(
        new DeclarationAnalyzer(),
        new HandlerNotPartialFix(),
        new UringGenerator(),
        "[UringDsl.RingHandler] sealed class {|URING1001:One|};\n[UringDsl.RingHandler] sealed class {|URING1001:Two|};",
        "[UringDsl.RingHandler] sealed partial class One;\n[UringDsl.RingHandler] sealed partial class Two;");

    [Fact]
    public void Every_fix_has_a_test_class_of_its_name() =>
        Assert.Empty(All.Select(fix => fix.Name + "Tests").Except(GetType().Assembly.GetTypes().Select(type => type.Name)));

    [Theory]
    [MemberData(nameof(CodeRules))]
    public void A_rule_of_lifetime_thread_or_cost_has_a_fix_or_its_page_says_why_not(string id)
    {
        bool hasFix = All.Any(fix => ((CodeFixProvider)Activator.CreateInstance(fix)!).FixableDiagnosticIds.Contains(id));
        Assert.NotEqual(hasFix, RulePageTests.Page(id).Contains("\nNo fix is offered: ", StringComparison.Ordinal));
    }

    public static TheoryData<string> CodeRules => [.. Rules.Values.Where(id => id[5] is '2' or '3' or '4').Order(StringComparer.Ordinal)];
}
