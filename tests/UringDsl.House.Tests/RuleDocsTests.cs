using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using UringDsl.House.Tests.Checks;

namespace UringDsl.House.Tests;

public class RuleDocsTests
{
    [Fact]
    public void Every_rule_has_its_page_and_its_row()
    {
        IReadOnlyCollection<DiagnosticDescriptor> rules = RuleChecks.In(Assembly.Load("UringDsl.Generator"));
        Assert.NotEmpty(rules);
        string[] pages = [.. RepositoryRoot.TextFiles.Where(file => file.IsIn("analyzers/docs")).Select(file => file.Name)];
        Assert.Empty(RuleChecks.Check(rules, pages, RepositoryRoot.TextFiles.Single(file => file.Name == RuleChecks.Releases).Text));
    }

    [Fact]
    public void Every_rule_links_to_its_page_in_the_repository_that_the_package_names()
    {
        XElement package = XElement.Parse(RepositoryRoot.Read("Directory.Build.props").Text).Elements("PropertyGroup").Single();
        string? repository = package.Element("RepositoryUrl")?.Value;
        Assert.Equal("$(RepositoryUrl)", package.Element("PackageProjectUrl")?.Value);
        Assert.All(
            RuleChecks.In(Assembly.Load("UringDsl.Generator")),
            rule => Assert.Equal($"{repository}/blob/main/analyzers/docs/{rule.Id}.md", rule.HelpLinkUri));
    }
}
