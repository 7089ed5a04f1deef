using System.Net;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Endings;

/// <summary>Receives until the end and hangs up, or hangs up first.</summary>
[RingHandler]
[FixedFiles(64)]
[BufferRing("Inbound", Entries = 16, BufferSize = 512)]
internal sealed partial class HangUpHandler(IPEndPoint endPoint) : ITestHandler
{
    /// <summary>It does not wait for the peer's end.</summary>
    public bool IsFirst { get; init; }

    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(IPEndPoint endpoint);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Shutdown(Link = LinkKind.Hard)]
    [Close]
    private partial void HangUp(Connection connection);

    partial void OnStarted() => Listen(endPoint);

    private void OnAccepted(in Accepted accepted)
    {
        Receive(accepted.Connection);
        if (IsFirst) HangUp(accepted.Connection);
    }

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.IsSuccess) HangUp(connection);
    }
}
