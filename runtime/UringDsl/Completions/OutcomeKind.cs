namespace UringDsl;

/// <summary>How a chain ended.</summary>
public enum OutcomeKind : byte
{
    /// <summary>Every step succeeded.</summary>
    Completed,
    /// <summary>A deadline passed before its step was done.</summary>
    TimedOut,
    /// <summary>A step failed; the outcome names the step and the error.</summary>
    Failed,
    /// <summary>It was cancelled, or its connection was closing before it began.</summary>
    Cancelled,
    /// <summary>A send, receive, read or write moved some of its bytes and then ended; the outcome names the step, its error is None.</summary>
    Partial,
}
