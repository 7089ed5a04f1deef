namespace UringDsl.Core;

/// <summary>Why an operation that had ended is armed again.</summary>
internal enum RearmCause
{
    Overflow,
    NoBuffers,
    Exhaustion,
    TableFull,
    Pause,
}
