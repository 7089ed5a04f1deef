using UringDsl;

namespace Valid;

[RingHandler]
[Ring(SubmissionEntries = Entries, CompletionEntries = Entries * 2, MaxConnections = 1 << 24, MaxQueued = int.MaxValue)]
[FixedFiles(1 << 20, Reserved = (1 << 20) - 1)]
[BufferRing("A", Entries = 0x8000, BufferSize = 1), BufferRing("a", Entries = 1, BufferSize = int.MaxValue)]
internal sealed partial class Numbers
{
    private const int Entries = 32_768;
    private const LinkKind Hard = (LinkKind)2;

    [Shutdown(Link = Hard, How = (ShutdownHow)2)]
    [Close(Link = (LinkKind)0)]
    private partial void HangUp(Connection connection);

    [Receive(Rearm = (Rearm)1, Multishot = 1 == 1, Completed = nameof(OnReceived), Buffers = "a")]
    private partial void Receive(Connection a);

    private void OnReceived(in Received received)
    {
        if (received.IsArmed) return;
        if (received.IsSuccess) Receive(received.Connection);
        else HangUp(received.Connection);
    }
}
