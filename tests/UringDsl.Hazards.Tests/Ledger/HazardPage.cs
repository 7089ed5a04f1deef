using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace UringDsl.Hazards.Tests.Ledger;

/// <summary>Renders <c>analyzers/docs/hazards.md</c>.</summary>
internal static class HazardPage
{
    private const string Head = """
        # The hazard ledger

        Ways to misuse io_uring that are known to corrupt, leak, hang or mislead, and what stands between them and a program. This page is rendered
        from the ledger in `tests/UringDsl.Hazards.Tests/Ledger`, whose tests check that each test, rule and type on it exists.

        A verdict is one of these; a hazard can have several, for several ways to meet it.

        * **impossible**: there is no way to write it. A type keeps it out, and in a test the compiler refuses what tries.
        * **diagnosed**: a rule reports it while one types.
        * **handled**: generated code, or the loop that it calls, does what is right. A test provokes it on the kernel.
        * **detected**: an exception or a counter tells at run time.
        * **accepted**: nothing stands there, for the reason that is given. Not for what is critical or high.

        *The fault* names the test that shows what the kernel does when the guard is taken away: bare entries on a bare ring.


        """;

    private static readonly HazardSpec[] s_all = [.. HazardTable.Chapters.SelectMany(chapter => chapter.Hazards)];

    public static string Render()
    {
        StringBuilder page = new(Head);
        Summary(page);
        foreach ((string title, HazardSpec[] hazards) in HazardTable.Chapters)
        {
            page.Append($"\n## {title}\n");
            foreach (HazardSpec hazard in hazards) Section(page, hazard);
        }
        return page.ToString();
    }

    public static string Of(Verdict verdict) => verdict.ToString().ToLowerInvariant();

    private static void Summary(StringBuilder page)
    {
        Verdict[] verdicts = Enum.GetValues<Verdict>();
        page.Append($"|Severity|Hazards|Shown on the kernel|{string.Join("|", verdicts.Select(Of))}|\n");
        page.Append($"|-|-|-|{string.Join("|", verdicts.Select(_ => "-"))}|\n");
        foreach (IGrouping<HazardSeverity, HazardSpec> group in s_all.GroupBy(hazard => hazard.Severity).OrderBy(group => group.Key))
        {
            IEnumerable<int> counts = verdicts.Select(verdict => group.Count(hazard => hazard.Guards.Any(guard => guard.Verdict == verdict)));
            int shown = group.Count(hazard => FaultTests.ById[hazard.Id].Any());
            page.Append($"|{group.Key}|{group.Count()}|{shown}|{string.Join("|", counts)}|\n");
        }
    }

    private static void Section(StringBuilder page, HazardSpec hazard)
    {
        page.Append($"\n### {hazard.Id}: {hazard.Name}\n\n{hazard.Severity}.\n\n");
        foreach (Guard guard in hazard.Guards) page.Append($"* **{Of(guard.Verdict)}**{Where(guard)} {guard.What}{Tests(guard)}\n");
        page.Append("* *The fault*: ");
        if (hazard.NotShown is { } why) page.Append(why).Append('\n');
        else page.Append(string.Join(", ", FaultTests.ById[hazard.Id].Select(test => $"`{test}`"))).Append(".\n");
    }

    private static string Where(Guard guard) => guard.Verdict switch
    {
        Verdict.Diagnosed => $" by [{guard.Where}]({guard.Where}.md):",
        Verdict.Accepted => ":",
        _ => $" by `{guard.Where}`:",
    };

    private static string Tests(Guard guard)
    {
        if (guard.Tests.Length > 0) return $" Tests: {string.Join(", ", guard.Tests.Select(test => $"`{test}`"))}.";
        return guard.Verdict == Verdict.Diagnosed ? $" Tests: `{Repository.TestsOfRule(guard.Where).First().Split('.')[0]}`." : "";
    }
}
