namespace UringDsl.Core;

internal enum ConnectionPhase : byte
{
    Free,
    Opening,    // a chain makes its socket; the user does not know it yet
    Open,
    Leaving,    // its file is on the way to another ring
    Closing,    // a close was asked for; what was sent before it still goes out
    Aborting,   // nothing more goes out
}
