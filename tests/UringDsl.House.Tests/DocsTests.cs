using System.Linq;
using Microsoft.CodeAnalysis;
using UringDsl.House.Tests.Checks;

namespace UringDsl.House.Tests;

public class DocsTests
{
    private const string Notes = """
        ### New Rules

        Rule ID | Category | Severity | Notes
        --------|----------|----------|------
        URING1001 | Declaration | Error | A note
        """;

    private const string Page = "https://example.org/blob/main/analyzers/docs/URING1001.md";

    [Fact]
    public void A_rule_with_a_page_and_a_row_passes() => Assert.Empty(RuleChecks.Check([Rule()], ["URING1001.md", "hazards.md"], Notes));

    [Fact]
    public void Descriptors_are_found_by_reflection() =>
        Assert.Equal([Descriptors.Held, Descriptors.Got], RuleChecks.In(typeof(DocsTests).Assembly).OrderBy(rule => rule.DefaultSeverity).Reverse());

    // What follows must fail.

    [Fact]
    public void A_rule_that_links_elsewhere_fails() => Assert.Contains(
        "URING1001 does not link", Assert.Single(RuleChecks.Check([Rule(link: "https://example.org/URING1001.md")], ["URING1001.md"], Notes)));

    [Fact]
    public void A_rule_without_a_page_fails() => Assert.Contains("URING1001 has no page", Assert.Single(RuleChecks.Check([Rule()], [], Notes)));

    [Fact]
    public void A_rule_without_a_row_fails() => Assert.Contains("URING1001 has no row", Assert.Single(RuleChecks.Check([Rule()], ["URING1001.md"], "")));

    [Fact]
    public void A_rule_whose_row_says_something_else_fails() => Assert.Contains(
        "URING1001 is Declaration and Warning", Assert.Single(RuleChecks.Check([Rule(DiagnosticSeverity.Warning)], ["URING1001.md"], Notes)));

    [Fact]
    public void A_page_and_a_row_without_a_rule_fail() => Assert.Equal(2, RuleChecks.Check([], ["URING1001.md"], Notes).Count());

    private static DiagnosticDescriptor Rule(DiagnosticSeverity severity = DiagnosticSeverity.Error, string link = Page) =>
        new("URING1001", "Title", "Message", "Declaration", severity, isEnabledByDefault: true, helpLinkUri: link);

    private static class Descriptors
    {
        public static readonly DiagnosticDescriptor Held = Rule();

        internal static DiagnosticDescriptor Got { get; } = Rule(DiagnosticSeverity.Warning);

        public const string Category = "no descriptor";
    }
}
