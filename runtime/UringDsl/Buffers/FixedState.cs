namespace UringDsl.Core;

/// <summary>Who has a place of the table of registered buffers.</summary>
internal enum FixedState : byte
{
    Empty,      // no memory: for the user's own
    Pooled,     // waits in its pool
    Taken,      // the user has it; operations may use it
    Returned,   // given back while operations use it: pooled when they have retired
}
