using System.Net;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Traffic;

/// <summary>
/// Echoes. In front of an answer of more than 100 bytes it opens a file with credentials that nobody has stored, and when it hears of that it sends 10
/// bytes more. The kernel refuses such an entry while it takes it, and without SUBMIT_ALL it takes no further one in that call.
/// </summary>
[RingHandler]
[FixedFiles(16)]
[BufferRing("Inbound", Entries = 16, BufferSize = 1024)]
[Ring(Modes = RingModes.SingleIssuer | RingModes.DeferTaskRun)]
internal sealed partial class InterruptedHandler(EndPoint endPoint) : ITestHandler
{
    private Connection _asking;

    public int Refusals { get; private set; }

    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(EndPoint endPoint);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Send]
    private partial void Echo(Connection connection, BufferLease data);

    [Send]
    private partial void Say(Connection connection, System.ReadOnlySpan<byte> data);

    [Open(Flags = OpenFlags.Read, Personality = nameof(nobody), Completed = nameof(OnOpened))]
    private partial void Open(string path, ushort nobody);

    [Close]
    private partial void CloseFile(Descriptor file);

    [Shutdown(Link = LinkKind.Hard)]
    [Close]
    private partial void HangUp(Connection connection);

    partial void OnStarted() => Listen(endPoint);

    private void OnAccepted(in Accepted accepted) => Receive(accepted.Connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.Length > 100)
        {
            _asking = connection;
            Open("/dev/null", nobody: 7);
        }
        if (received.TryTake(out BufferLease data)) Echo(connection, data);
        else HangUp(connection);
    }

    private void OnOpened(in Opened opened)
    {
        if (opened.TryGetDescriptor(out Descriptor file))
        {
            CloseFile(file);
            return;
        }
        Refusals++;
        Say(_asking, "0123456789"u8);
    }
}
