using System.Collections.Generic;
using System.Linq;
using System.Reflection;
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
}
