using System.Runtime.InteropServices;

namespace UringDsl.Core;

/// <summary>
/// What the runtime knows of one connection: its file, its one receive and its one send. Two cache lines; the first has what every message
/// touches.
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = 128)]
internal struct ConnectionEntry
{
    public uint Generation;
    public int File;
    public int Outstanding;             // operations of this connection whose last completion is still to come
    public int QueueHead, QueueTail;    // sends that wait, as blocks of the node pool; -1 for none
    public int FlyHead;                 // the nodes of the send in flight
    public int FlyBytes;                // bytes of it that the kernel has not taken
    public int Vector;                  // its block of vectors, -1 when it is a single SEND
    public ConnectionPhase Phase;
    public ReceivePhase Receive;
    public byte ReceiveOperation;       // the receive that is wanted
    public byte ArmedOperation;         // the receive that is in flight: another one while that is being cancelled
    public byte SendRing;               // the ring that its send takes its bytes from, plus 1; 0 for none
    public byte WantedGroup;            // the buffer ring that it is armed with next
    public byte ArmedGroup;             // the one that it is armed with: a completion tells the buffer's id, and this whose
    public bool IsKnownEmpty;           // the last receive said that it left nothing behind
    public bool ReceiveWanted;          // the user wants it armed; false after the end of the stream or an error
    public bool IsFixed;
    public bool IsSending;              // a SEND or a chain is in flight; others wait in the queue
    public bool IsDirty;                // in the list of connections whose queue is started at the end of the turn
    public bool IsClosePending;         // the runtime's CLOSE is with the kernel
    public bool IsClosed;               // the CLOSE succeeded, or there is no file
    public bool WasOpened;              // counted and announced
    public bool WantsClose;             // a close of the runtime's own is due when nothing is sent any more
    public bool ReceivesChain;          // a submission with a RECV of its own is in flight
    public bool IsDatagram;             // a send is one message, and a message of no bytes is no end
    public bool IsLeaving;              // it is handed over as soon as it is quiet
    public bool ResumesReceive;         // if it is not, its receive is armed again
    public bool IsOnlyHere;             // accepted into a slot: there is no descriptor of it, and no other ring has it
    public bool HasEnded;               // its peer will send no more: the receive has met the end of the stream
    public bool IsShut;                 // a SHUTDOWN has run: a message of no bytes may be the end after all
    public int Flights;                 // first of the list of published submissions, -1 for none
    public int Queued;                  // nodes in the queue
    public int CancelFlight;            // the [Cancel] that waits for the end of the receive, -1 for none
    public int Accepting;               // chains in flight that begin with an accept on it
    public int ReceiveFlight;           // the submission that awaits the receive, -1 for none
    public int Held;                    // buffers that the user keeps
    public int Guests;                  // submissions that work on its file beside their own connection's, each outstanding
    public int SendingSince;            // when the send in flight was submitted, low bits of the clock
    public int LingerNext, LingerPrevious;
    public long DeadlineMilliseconds;   // while closing; 0 for none
    public int ZeroCopy;                // the zero-copy send in flight, -1 for none
    public ushort ZeroCopyHold;         // sends that are copied until zero copy is tried again; 0 while it is in use
    public ushort Unreleased;           // zero-copy sends whose notification is still to come
    public byte CopiedInRow;            // notifications in a row that said that the kernel copied
    public byte HoldRounds;             // how often it was held back in a row: each time for twice as long
    public bool CannotZeroCopy;         // its transport refuses it
    public bool FlyZeroCopy;            // the nodes in flight go out by zero copy
    public bool IsReset;                // aborted so that the peer sees a reset, and no end
    public bool IsRetryDeadline;        // in the list of those whose operations are cancelled again
    public byte PostedHold;             // after an unposted send that fell short: sends that are still to go out the ordinary way

    public readonly RingFile RingFile => new(File, IsFixed);

    public readonly bool IsLive => Phase is ConnectionPhase.Open;
}
