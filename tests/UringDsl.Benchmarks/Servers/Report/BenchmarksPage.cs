using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using UringDsl.Benchmarks.Servers.Results;
using UringDsl.Benchmarks.Statistics;

namespace UringDsl.Benchmarks.Servers.Report;

/// <summary>The results as a page, and the part of them that the README shows.</summary>
internal static class BenchmarksPage
{
    private const string Program = "dotnet run -c Release --project tests/UringDsl.Benchmarks -- ", Measure = Program + "servers", Write = Program + "render";

    private const string Pictures = "tests/UringDsl.Benchmarks/pictures";

    // What is shown together: a title, the name of the picture, and how the names of the scenarios begin.
    private static readonly (string Title, string Picture, string[] Prefixes)[] s_groups =
    [
        ("Echo", "echo", ["echo-"]),
        ("An echo in other ways", "modes", ["modes-"]),
        ("Connections and large answers", "connections", ["storm", "stream-", "files-"]),
        ("Protocols", "protocols", ["http", "resp", "memcached", "proxy-"]),
        ("The ring alone", "ring", ["nop", "read"]),
    ];

    // Rows of the README's table: a message, how the names of its scenarios begin, who else has it; of several the cheapest counts.
    private static readonly (string What, string[] Prefixes, (string Words, string[] Names)[] Rivals)[] s_rows =
    [
        ("an echo", ["echo-"],
        [
            ("the best C on io_uring", Target.C), ("C on epoll", ["c-epoll"]),
            ("SocketAsyncEventArgs with inline completions", ["saea"]), ("async sockets", ["sockets"]), ("a connection handler of Kestrel", ["kestrel"]),
        ]),
        ("a connection of a storm", ["storm"], [("the best C on io_uring", Target.C)]),
        ("an answer of 64 KiB or 1 MiB", ["stream-"],
        [
            ("the best C on io_uring", Target.CStream), ("C on epoll", ["c-stream-epoll"]), ("SocketAsyncEventArgs with inline completions", ["saea-stream"]),
            ("async sockets", ["sockets-stream"]), ("a connection handler of Kestrel", ["kestrel-stream"]),
        ]),
        ("an HTTP request", ["http"], [("nginx", ["nginx"]), ("Kestrel, a minimal API", ["kestrel-http"])]),
        ("a file of 64 KiB or 1 MiB over HTTP", ["files-"],
            [("nginx, which sends pages uncopied (sendfile)", ["nginx"]), ("Kestrel, static files", ["kestrel-http"])]),
        ("a RESP request, 16 in a pipeline", ["resp-p16", "resp-benchmark"], [("redis-server", ["redis"])]),
        ("a memcached request", ["memcached"], [("memcached", ["memcached"])]),
        ("a message through a TCP proxy", ["proxy-"], [("HAProxy", ["haproxy"])]),
        ("a read of 4 KiB into a registered buffer, 64 in a batch", ["read-64"], [("C", ["c-read", "c-read-together"])]),
    ];

    private static readonly string[] s_shownFirst = ["echo-64-64", "echo-64-65536", "storm", "http", "resp-p16", "memcached", "proxy-65536"];

    /// <summary>The page, and the pictures: paths from the root of the repository, and what is to be in them.</summary>
    public static IEnumerable<(string Path, string Text)> Render(IReadOnlyList<ScenarioResult> results)
    {
        if (results.Count == 0) yield break;
        yield return ("runtime/docs/benchmarks.md", Page(results));
        foreach ((string title, string picture, string[] prefixes) in s_groups)
        {
            if (Of(results, prefixes) is { Count: > 0 } group) yield return ($"{Pictures}/{picture}.svg", Plot.Render(title, group));
        }
        if (First(results) is { Count: > 0 } first) yield return ($"{Pictures}/overview.svg", Plot.Render("What a message costs", first));
    }

    /// <summary>What stands in the README between the markers.</summary>
    public static string Overview(IReadOnlyList<ScenarioResult> results)
    {
        if (First(results) is not { Count: > 0 } first) return $"`{Measure}` measures it on your machine, and writes it here.\n";
        int fewest = first.Min(result => result.Contenders[0].Cost.Length), most = first.Max(result => result.Contenders[0].Cost.Length);
        string windows = fewest == most ? $"{most}" : $"{fewest} to {most}";
        string starts = Starts(first.Min(result => result.Starts), first.Max(result => result.Starts));
        return $"""
            ![Bars: processor time of servers for a message, as ratios to UringDsl]({Pictures}/overview.svg)

            Medians of {windows} interleaved windows, {starts}, server and client on a processor each, with intervals of 95 %.
            {first[0].Machine}.

            {Table(results)}
            [All figures](runtime/docs/benchmarks.md) are measured and written by `{Measure}`.

            """;
    }

    private static string Table(IReadOnlyList<ScenarioResult> results)
    {
        StringBuilder table = new("| processor time of UringDsl for | divided by that of | loads | medians |\n|---|---|--:|--:|\n");
        foreach ((string what, string[] prefixes, (string Words, string[] Names)[] rivals) in s_rows)
        {
            foreach ((string words, string[] names) in rivals)
            {
                double[] medians = Medians(Of(results, prefixes), names);
                if (medians.Length > 0) table.Append($"| {what} | {words} | {medians.Length} | {Range(medians.Min(), medians.Max())} |\n");
            }
        }
        return table.ToString();
    }

    private static double[] Medians(List<ScenarioResult> scenarios, string[] rival) =>
    [
        .. from scenario in scenarios
           let ours = scenario.Ours
           let other = scenario.Cheapest(one => rival.Contains(one.Name))
           where ours is not null && other is not null
           select Math.Round(Ratio.Of(ours.Cost, other.Cost, scenario.Starts).Median, 2),
    ];

    private static string Range(double fewest, double most) => fewest == most ? Hundredths(most) : $"{Hundredths(fewest)} to {Hundredths(most)}";

    private static string Hundredths(double ratio) => ratio.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Page(IReadOnlyList<ScenarioResult> results)
    {
        StringBuilder page = new();
        page.Append($"""
            # What a message costs

            Measured by `{Measure}`: it compiles, starts, loads and compares, and puts what comes out into
            `tests/UringDsl.Benchmarks/results.json`. With `--scenarios NAME` it measures one of them again, with `--list` it says what there is.
            It takes 100 windows of one start where `--pairs`, `--starts` and `--window` say nothing else; above each table stands how many it is
            of, more where the control was wide. The page is written from that file, behind each run and by `{Write}`.

            Server and client are processes of their own, each on one processor (but in `batches-*`, below), on the loopback device. All servers of a
            scenario are up together and take turns: each round has a window of each, and every second round goes backwards. Windows are short, since a
            machine drifts in seconds: those of one round lie beside one another then. CPU per message is user and kernel time of the whole server process,
            by its own clock. **Its ratio is the figure to compare**: the microseconds drift from hour to hour and between scenarios. Messages in a second
            depend on the client as well, which is busy for about as long as the server. Where the machine allows it idle processors are kept from sleeping,
            since waking a virtual one costs more than a message, and not always the same. Latencies are those of a closed loop: the connections wait for
            each other.

            A ratio is a median over the rounds, in brackets the interval that a bootstrap gives it with 95 %. Where all was started several times, it draws
            starts anew and windows within them. What comes from one start says nothing of the next one: buffers and pages then lie elsewhere. The first
            server of a scenario also runs a second time, as a control, no nearer to the first in a round than C's echo servers are: its row shows how
            large a ratio can be where there is no difference.

            Every byte is compared of echoes, also of those through a proxy and of connections that are closed again, and of the answers of RESP and
            memcached; of those of HTTP the first 15, since the head holds the time of day, and the whole content; of large answers (`stream-*`) those of
            one receive in 16; and none where wrk (`http-wrk`) or redis-benchmark (`resp-benchmark`) is the client, which count the errors that they
            see. These two run once for each window, as long as they take, and connect anew: wrk for a second, redis-benchmark for 400,000 requests.

            Large answers and files cost more at some times than at others: for minutes a file of 1 MiB takes twice the time, in all functions of server and
            client alike, and then it does not. nginx, which hands pages of the page cache on instead of copying them (sendfile), hardly feels it: so the
            ratio to it is that of the hour.

            How many calls of io_uring_enter a message needs depends on how much has come when a server asks, so on the speed of both sides and on
            chance. In `batches-*` server and client therefore share a processor, and the server has it while the client waits (SCHED_IDLE): each finds
            all that the other has done, and the calls can be compared. Only they: much of the server's time is billed to the client then. A process's clock
            gives C's server a twentieth of the processor, where samples of that processor give it half (`perf record -C`). Ours is the default of
            `modes-*` there: the sample looks ten times a second at what it allocates, which takes calls, too.

            Allocated bytes are those of UringDsl on the thread of its ring, which does all that a message needs, and of other servers on .NET in the whole
            process. The samples look ten times a second: the median from one look to the next is divided by the receives, of which a message may need
            several, as through a proxy, or several messages one. The other servers are told when they are warm, and what they allocate until their end is
            divided by the messages. The cell is empty for NOPs and reads, where nobody counts, for C, which has no such heap, and for results that are
            older than the count.


            """);
        Targets(page, results);
        foreach ((string title, string picture, string[] prefixes) in s_groups)
        {
            if (Of(results, prefixes) is not { Count: > 0 } group) continue;
            page.Append($"## {title}\n\n![Bars of the tables below](../../{Pictures}/{picture}.svg)\n\n");
            foreach (ScenarioResult result in group) Scenario(page, result);
        }
        if (Of(results, ["batches-"]) is { Count: > 0 } batches)
        {
            page.Append("## Calls in whole batches\n\nTheir figures are those of the first two tables.\n\n");
            foreach (ScenarioResult result in batches) Measured(page, result, result.Contenders[0].Enters.Length);
        }
        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static void Targets(StringBuilder page, IReadOnlyList<ScenarioResult> results)
    {
        page.Append("## Targets\n\n");
        page.Append("What ours costs, divided by what the other costs: processor time where nothing else is said. A target is met when its whole\n");
        page.Append("interval is within the limit, and the control's interval is narrower, and nearer to 1, than what is claimed: the limit's distance\n");
        page.Append("from 1, or that of what was measured where it is more. It is not met when its whole interval is above the limit, whatever the\n");
        page.Append("control says. Otherwise, where the limit is 1.00 and neither interval is farther from 1 than 0.05, the two are level, within the\n");
        page.Append("larger of these distances, as are two that differ by less than is shown; or it is open, or too noisy to say. The limits of 0.85,\n");
        page.Append("0.50 and 0.40 are what was expected before anything was measured. The tables of servers, further down, divide the other way:\n");
        page.Append("theirs by ours.\n\n");
        page.Append("| what | scenario | at most | measured | control | windows | |\n|---|---|--:|--:|--:|---|---|\n");
        foreach (TargetVerdict verdict in Target.All.SelectMany(target => target.Judge(results)))
        {
            string limit = Hundredths(verdict.Target.Limit);
            string control = verdict.Control is null ? "" : Interval(verdict.Control);
            string windows = $"{verdict.Ratio.Pairs} {Starts(verdict.Ratio.Starts, verdict.Ratio.Starts)}";
            page.Append($"| {verdict.Target.Words} | {verdict.Scenario.Name} | {limit} | {Interval(verdict.Ratio)} | {control} | {windows} ");
            page.Append($"| {verdict.Verdict} |\n");
        }
        page.Append("\n| what our server needs for a message | bytes allocated | | io_uring_enter | a second time | in C ");
        page.Append("| RSS MiB | empty .NET process | |\n");
        page.Append("|---|--:|---|--:|--:|--:|--:|--:|---|\n");
        foreach (Footprint one in Footprint.Of(results))
        {
            string allocated = $"{ResultTable.Maybe(one.Ours.AllocatedBytes)} | {Met(one.AllocatesNothing)}";
            string enters = $"{Enters(one.Ours)} | {Enters(one.Again)} | {string.Join(", ", one.C.Select(Enters))}";
            string memory = $"{ResultTable.Maybe(one.Ours.ResidentMebibytes)} | {ResultTable.Maybe(one.Scenario.EmptyMebibytes)} | {Met(one.FitsMemory)}";
            page.Append($"| {one.Scenario.Name} | {allocated} | {enters} | {memory} |\n");
        }
        page.Append("\nTargets: no byte allocated for a message; no more memory than two empty processes and the declared buffers. System calls are\n");
        page.Append("counted in windows of their own, in turn. Of the servers in C the first echoes from whole buffers and the second from incremental\n");
        page.Append("ones, and in `batches-*` the third from a quarter of the first one's, as much memory as ours has; of those of `stream-*` the first\n");
        page.Append("sends, the second sends without a copy, and the third does so from registered buffers. A slower one finds more to do at each\n");
        page.Append("call.\n\n");
    }

    private static string Enters(ContenderResult? one) => one?.Enters is { Length: > 0 } enters ? ResultTable.Digits(Ratio.MedianOf(enters)) : "";

    private static string Met(bool? isMet) => isMet switch { true => "met", false => "not met", null => "" };

    private static void Scenario(StringBuilder page, ScenarioResult result)
    {
        page.Append($"### {Scenarios.All.FirstOrDefault(scenario => scenario.Name == result.Name)?.Title ?? result.Name}\n\n");
        Measured(page, result, result.Contenders[0].Cost.Length);
        page.Append(ResultTable.Render(result)).Append('\n');
        foreach (string missing in result.Missing) page.Append($"Not measured: {missing}\n\n");
    }

    private static void Measured(StringBuilder page, ScenarioResult result, int windows)
    {
        string length = $"{windows} windows of {result.WindowSeconds.ToString(CultureInfo.InvariantCulture)} s";
        page.Append($"`{result.Name}`, {result.Time}: {length}, {Starts(result.Starts, result.Starts)}. {result.Machine}.\n\n");
    }

    private static string Starts(int fewest, int most) => most == 1 ? "of one start" : fewest == most ? $"of {most} starts" : $"of {fewest} to {most} starts";

    private static string Interval(Ratio ratio) =>
        string.Create(CultureInfo.InvariantCulture, $"{ratio.Median:0.00} ({ratio.Low:0.00}–{ratio.High:0.00})");

    private static List<ScenarioResult> Of(IEnumerable<ScenarioResult> results, string[] prefixes) =>
        [.. results.Where(result => prefixes.Any(prefix => result.Name.StartsWith(prefix, StringComparison.Ordinal)))];

    private static List<ScenarioResult> First(IEnumerable<ScenarioResult> results) =>
        [.. results.Where(result => s_shownFirst.Contains(result.Name))];
}
