namespace UringDsl.Core;

internal enum FlightPhase : byte
{
    Free,
    Prepared,   // arguments are being set
    Queued,     // waits behind sends of its connection
    Published,  // with the kernel
    Waiting,    // an attempt has failed, and the next one is due later
    Between,    // a multishot that an overflow has ended: armed again behind its handler
    Finished,   // every completion is in; its observer is about to be called
}
