using System.Collections.Generic;

namespace UringDsl.Benchmarks.Servers;

/// <summary>A program that is measured.</summary>
/// <param name="Name">As the command line names it.</param>
/// <param name="Title">As a page names it.</param>
/// <param name="Groups">What it speaks: groups of scenarios.</param>
/// <param name="Command">
/// Words with <c>{port}</c>, <c>{behind}</c>, <c>{c}</c>, <c>{net}</c>, <c>{samples}</c>, <c>{folder}</c>, <c>{files}</c>, <c>{blocks}</c> and
/// <c>{batch}</c>.
/// </param>
internal sealed record Contender(string Name, string Title, string[] Groups, string Command)
{
    /// <summary>Load before the first window: for programs that are compiled while they run.</summary>
    public double WarmSeconds { get; init; } = 0.3;

    /// <summary>Variables of its environment.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>A file that it reads, <c>configuration</c> in <c>{folder}</c>; the words of a command are replaced in it, too.</summary>
    public string? Configuration { get; init; }

    /// <summary>It starts to count what it allocates when it gets SIGUSR1, and says it at its end.</summary>
    public bool CountsAllocations => Command.Contains("{net}", System.StringComparison.Ordinal);

    /// <summary>MiB of the buffers that it declares, at least.</summary>
    public double DeclaredMebibytes { get; init; }

    /// <summary>It is ours: the others are compared with it.</summary>
    public bool IsOurs { get; init; }

    /// <summary>The same program once more, beside itself: what a difference of nothing looks like.</summary>
    public Contender Again => this with { Name = Name + ControlSuffix, Title = Title + ", a second time", IsOurs = false };

    /// <summary>What the name of a control ends with.</summary>
    public const string ControlSuffix = "-again";
}
