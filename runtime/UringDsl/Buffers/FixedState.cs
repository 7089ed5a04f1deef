namespace UringDsl.Core;

/// <summary>Who has a place of the table of registered buffers.</summary>
internal enum FixedState : byte
{
    Empty,      // no memory: for the user's own
    Pooled,     // waits in its pool
    Taken,      // the user has it, or has given it back while operations use it (FixedUse.Returned)
}
