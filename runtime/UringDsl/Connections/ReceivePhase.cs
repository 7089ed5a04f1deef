namespace UringDsl.Core;

internal enum ReceivePhase : byte
{
    Idle,       // nothing is armed
    Armed,      // an SQE is in flight
    Cancelling, // in flight, and its cancellation was submitted
    Starved,    // ended with ENOBUFS; waits for a buffer
    Paused,     // cancelled because sends queue up; waits for them
}
