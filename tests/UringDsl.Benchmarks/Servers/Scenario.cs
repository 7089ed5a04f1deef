namespace UringDsl.Benchmarks.Servers;

/// <summary>A load, and which servers can be put under it.</summary>
/// <param name="Name">As the command line names it.</param>
/// <param name="Title">As a page names it.</param>
/// <param name="Group">What a server must speak.</param>
/// <param name="Client">The program that makes the load, and its options.</param>
internal sealed record Scenario(string Name, string Title, string Group, string Client)
{
    /// <summary>What one message is called.</summary>
    public string Unit { get; init; } = "message";

    /// <summary>What runs behind the servers, on the client's processor; its port is <c>{behind}</c>.</summary>
    public string? Behind { get; init; }

    /// <summary>
    /// Server and client have one processor, and the server has it while the client waits (SCHED_IDLE): each finds all that the other has done,
    /// which makes every batch a whole one, and calls of io_uring_enter comparable. What each costs is not told apart well then.
    /// </summary>
    public bool SharesProcessor { get; init; }

    /// <summary>Operations that are submitted together, where the servers are asked for operations: <c>{batch}</c>.</summary>
    public int Batch { get; init; }

    /// <summary>Windows of each contender where the command line does not say.</summary>
    public int UsualPairs { get; init; } = 100;

    /// <summary>So many times as much load before the first window as elsewhere: where more has to be compiled.</summary>
    public double Warmth { get; init; } = 1;

    /// <summary>Bytes of the content of a message, for throughputs that are told in bytes.</summary>
    public int? BytesPerMessage { get; init; }
}
