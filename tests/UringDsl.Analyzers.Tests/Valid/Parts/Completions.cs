using UringDsl;

namespace Valid;

[BufferRing("A", Entries = 8)]
sealed partial class Parts
{
    private void OnReceived(in Received received)
    {
    }

    partial void OnStarted()
    {
    }
}

[BufferRing("B", BufferSize = 1)]
sealed partial class Parts
{
    [ConnectionState]
    private partial struct Session;
}
