namespace UringDsl.Core;

/// <summary>Whose a reserved slot is.</summary>
internal enum SlotState : byte
{
    Free,
    Taken,      // the runtime's: of a connection, or of a submission in flight
    Handed,     // the handler's, with an open file
    Closing,    // the handler has submitted a CLOSE of it
}
