using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit.Sdk;

namespace UringDsl.Hazards.Tests.Ledger;

public sealed class LedgerTests
{
    private const int Count = 166;

    private static readonly HazardSpec[] s_all = [.. HazardTable.Chapters.SelectMany(chapter => chapter.Hazards)];

    private static readonly (HazardSpec Hazard, Guard Guard)[] s_guards = [.. s_all.SelectMany(hazard => hazard.Guards.Select(guard => (hazard, guard)))];

    // ACCEPT_SNAPSHOTS=1 writes the page; where CI is set it does not.
    private static bool Accepts =>
        Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1" && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));

    [Fact]
    public void The_page_is_what_the_ledger_says()
    {
        string path = Path.Combine(Repository.Root, "analyzers/docs/hazards.md");
        string expected = HazardPage.Render();
        if (Accepts) File.WriteAllText(path, expected);
        string found = File.Exists(path) ? File.ReadAllText(path) : "";
        Assert.True(found == expected, "analyzers/docs/hazards.md is not what the ledger renders; ACCEPT_SNAPSHOTS=1 rewrites it.");
    }

    [Fact]
    public void Every_hazard_is_there_once_in_order() =>
        Assert.Equal(Enumerable.Range(1, Count).Select(number => $"H{number:000}"), s_all.Select(hazard => hazard.Id));

    [Theory]
    [InlineData(nameof(HazardSeverity.Critical), 46)]
    [InlineData(nameof(HazardSeverity.High), 65)]
    [InlineData(nameof(HazardSeverity.Medium), 40)]
    [InlineData(nameof(HazardSeverity.Low), 15)]
    public void So_many_hazards_have_this_severity(string severity, int count) =>
        Assert.Equal(count, s_all.Count(hazard => hazard.Severity.ToString() == severity));

    [Fact]
    public void Every_hazard_has_a_name_of_its_own() => Assert.Equal(Count, s_all.Select(hazard => hazard.Name).Distinct().Count());

    [Fact]
    public void Every_hazard_has_a_verdict_and_what_is_grave_a_guard_with_a_test() => AssertNone(s_all
        .Where(hazard => hazard.Guards.Length == 0 || (IsGrave(hazard) && !hazard.Guards.Any(IsTested)))
        .Select(hazard => hazard.Id));

    [Fact]
    public void Nothing_grave_is_accepted() =>
        AssertNone(s_guards.Where(row => IsGrave(row.Hazard) && row.Guard.Verdict == Verdict.Accepted).Select(row => row.Hazard.Id));

    [Fact]
    public void Every_fault_is_shown_on_the_kernel_or_has_a_reason_why_not() => AssertNone(s_all
        .Where(hazard => FaultTests.ById[hazard.Id].Any() == hazard.NotShown is not null)
        .Select(hazard => hazard.Id));

    [Fact]
    public void Every_fault_that_is_shown_is_one_of_the_ledger() =>
        AssertNone(FaultTests.ById.Select(shown => shown.Key).Except(s_all.Select(hazard => hazard.Id)));

    [Fact]
    public void Every_guard_stands_somewhere() => AssertNone(s_guards
        .Where(row => row.Guard.Verdict is not (Verdict.Accepted or Verdict.Diagnosed) && !Repository.Has(row.Guard.Where))
        .Select(row => $"{row.Hazard.Id} {row.Guard.Where}"));

    [Fact]
    public void Every_rule_that_is_named_exists_and_has_tests() => AssertNone(s_guards
        .Where(row => row.Guard.Verdict == Verdict.Diagnosed)
        .Where(row => !Repository.Rules.ContainsKey(row.Guard.Where) || !Repository.TestsOfRule(row.Guard.Where).Any())
        .Select(row => $"{row.Hazard.Id} {row.Guard.Where}"));

    [Fact]
    public void Every_test_that_is_named_exists() => AssertNone(s_guards
        .SelectMany(row => row.Guard.Tests.Select(test => (row.Hazard.Id, test)))
        .Where(named => !Repository.Tests.Contains(named.test))
        .Select(named => $"{named.Id} {named.test}"));

    [Fact]
    public void What_is_impossible_is_refused_by_the_compiler_in_a_test() => AssertNone(s_guards
        .Where(row => row.Guard.Verdict == Verdict.Impossible && !row.Guard.Tests.Any(IsOfConstruction))
        .Select(row => $"{row.Hazard.Id} {row.Guard.Where}"));

    [Fact]
    public void Every_sentence_ends() => AssertNone(s_guards.Select(row => row.Guard.What).Concat(s_all.Select(hazard => hazard.NotShown).OfType<string>())
        .Where(sentence => !sentence.EndsWith('.')));

    // What follows must fail.

    [Theory]
    [InlineData("RingLop")]
    [InlineData("RingLoop.Nowhere")]
    [InlineData("BufferLease.Number")]
    public void A_place_that_does_not_exist_is_found_missing(string where) => Assert.False(Repository.Has(where));

    [Theory]
    [InlineData("RingLoop")]
    [InlineData("RingLoop.ZeroCopy")]
    [InlineData("RingLoop.BeginReceive")]
    [InlineData("Pending")]
    [InlineData("SendAttribute")]
    [InlineData("IoUring.Polling")]
    public void A_place_that_exists_is_found(string where) => Assert.True(Repository.Has(where));

    [Fact]
    public void A_method_that_is_no_test_is_not_one()
    {
        Assert.Contains("LedgerTests.Every_sentence_ends", Repository.Tests);
        Assert.DoesNotContain("LedgerTests.IsTested", Repository.Tests);
    }

    [Fact]
    public void A_list_that_is_not_empty_is_a_failure() => Assert.Throws<TrueException>(() => AssertNone(["H999"]));

    private static bool IsGrave(HazardSpec hazard) => hazard.Severity is HazardSeverity.Critical or HazardSeverity.High;

    private static bool IsTested(Guard guard) => guard.Tests.Length > 0 || guard.Verdict == Verdict.Diagnosed;

    private static bool IsOfConstruction(string test) =>
        typeof(LedgerTests).Assembly.GetTypes().Any(type => type.Namespace == typeof(Construction.HandleTests).Namespace && type.Name == test.Split('.')[0]);

    private static void AssertNone(IEnumerable<string> problems)
    {
        string[] all = [.. problems];
        Assert.True(all.Length == 0, string.Join("\n", all));
    }
}
