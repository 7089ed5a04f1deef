/// <summary>What the process ends with.</summary>
internal enum ExitCode
{
    Fetched = 0,

    /// <summary>The conversation broke, or its answer could not be written to the file.</summary>
    Failed = 1,
    BadUsage = 2,
    TimedOut = 3,
    Refused = 4,

    /// <summary>This machine does not let the process use io_uring.</summary>
    Unavailable = 5,

    /// <summary>The server answered with an error: a status from 400.</summary>
    ErrorStatus = 6,
    NameNotFound = 7,

    /// <summary>What came is no whole answer of HTTP, or more than there is room for.</summary>
    BadAnswer = 8,
    Cancelled = 130,
}
