using System;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.Analyzers.Tests;

public sealed class RuleTestsTests
{
    [Fact]
    public void Every_rule_has_a_test_class_of_its_name_and_one_analyzer_reports_it()
    {
        FieldInfo[] rules = [.. typeof(Descriptors).GetFields().Where(field => field.FieldType == typeof(DiagnosticDescriptor))];
        string[] untested = [.. rules.Select(rule => rule.Name + "Tests").Except(GetType().Assembly.GetTypes().Select(type => type.Name))];
        Assert.True(untested.Length == 0, "missing: " + string.Join(", ", untested));
        Assert.Equal(
            rules.Select(rule => ((DiagnosticDescriptor)rule.GetValue(null)!).Id).Order(StringComparer.Ordinal),
            Rules.All.Select(rule => rule.Id));
    }
}
