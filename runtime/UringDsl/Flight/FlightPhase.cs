namespace UringDsl.Core;

internal enum FlightPhase : byte
{
    Free,
    Prepared,   // arguments are being set
    Queued,     // waits behind sends of its connection
    Published,  // with the kernel
    Finished,   // every completion is in; its observer is about to be called
}
