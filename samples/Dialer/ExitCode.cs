/// <summary>What the process ends with.</summary>
internal enum ExitCode
{
    Connected = 0,
    Failed = 1,
    BadUsage = 2,
    TimedOut = 3,
    Refused = 4,

    /// <summary>This machine does not let the process use io_uring.</summary>
    Unavailable = 5,
    Cancelled = 130,
}
