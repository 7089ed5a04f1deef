namespace UringDsl.Runtime.Tests.Samples;

/// <summary>How one talks to a sample that serves: a row of <see cref="ServerTests"/>. Text is sent and expected as Latin-1.</summary>
/// <param name="Name">The sample.</param>
internal sealed record ServerDialect(string Name)
{
    /// <summary>What is always answered, and how.</summary>
    public required (string Request, string Answer) Ask { get; init; }

    /// <summary>What is asked once for <see cref="Big"/> to have its answer.</summary>
    public required (string Request, string Answer) Prepare { get; init; }

    /// <summary>What has an answer of about a mebibyte.</summary>
    public required (string Request, string Answer) Big { get; init; }

    /// <summary>What is asked more than once in one request, so that its answer would be too long, and what is said then.</summary>
    public required (string Request, string Answer) TooMuch { get; init; }

    /// <summary>The last request of a connection.</summary>
    public required (string Request, string Answer) Leave { get; init; }

    /// <summary>A request that 500 bytes more do not complete, and what the server has to say to who takes too long for it.</summary>
    public required (string Begin, string Told) Slow { get; init; }

    /// <summary>The same for who says nothing any more.</summary>
    public required (string Begin, string Told) Silent { get; init; }

    /// <summary>What a client has sent, and how much of the answers it has received, when it vanishes.</summary>
    public required (string Sends, int Receives)[] Lives { get; init; }
}
