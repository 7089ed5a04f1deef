namespace UringDsl.Core;

/// <summary>Whose a reserved slot is.</summary>
internal enum SlotState : byte
{
    Free,
    Taken,      // of a submission in flight, or of a listener
    Connected,  // a connection's
    Handed,     // the handler's, with an open file
    Closing,    // the handler has submitted a CLOSE of it
}
