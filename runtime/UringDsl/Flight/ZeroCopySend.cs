namespace UringDsl.Core;

/// <summary>
/// One zero-copy operation, or those of one chain: what the kernel may still read after the send has completed. It outlives its connection when
/// the notification comes late.
/// </summary>
internal struct ZeroCopySend
{
    public FreeBlock Block;         // of the pool
    public uint Generation;
    public int ConnectionIndex;
    public uint ConnectionGeneration;
    public int Nodes;               // list of nodes to release with the last notification, -1 for none
    public int Partial;             // the node of which it took a first part only, -1 for none
    public int Flight;              // the chain that it is a part of, until that has retired; -1 for none
    public int Results;             // first completions still to come
    public int Notifications;       // notifications still to come
    public long Bytes;
    public long ResultAt;           // timestamp of the last first completion that a notification follows
    public bool IsLive;
    public bool WasCopied;          // the kernel made a copy after all
    public bool Resends;            // it was refused: its bytes go out by an ordinary send once the notification is in
}
