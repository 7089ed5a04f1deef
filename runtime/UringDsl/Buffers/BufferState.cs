namespace UringDsl.Core;

/// <summary>Who has a provided buffer. Every step checks the one before it: a buffer has one owner.</summary>
internal enum BufferState : byte
{
    Kernel,     // in the ring, to be filled
    Delivered,  // shown to a handler, which may look at it
    Taken,      // leased by the handler, until it returns
    Sending,    // a send owns it, until the send has retired
    Held,       // kept by the user across turns
}
