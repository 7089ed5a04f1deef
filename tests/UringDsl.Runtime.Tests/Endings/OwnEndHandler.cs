using System;
using System.Net;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Endings;

/// <summary>Ends its ring by itself, with a last send under way.</summary>
[RingHandler]
[FixedFiles(16)]
[BufferRing("Inbound", Entries = 16, BufferSize = 512)]
internal sealed partial class OwnEndHandler(IPEndPoint endPoint, Exception? failure) : ITestHandler
{
    public const int LastBytes = 200_000;

    public RingControl? Control { get; private set; }

    public bool WasStopping { get; private set; }

    [Listener(Direct = true, Accepted = nameof(OnAccepted), Backlog = 16)]
    private partial void Listen(IPEndPoint endpoint);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Send]
    private partial void Tell(Connection connection, ReadOnlySpan<byte> data);

    [Close]
    private partial void Close(Connection connection);

    public void End()
    {
        if (failure is null) Ring.Stop();
        else Ring.Fail(failure);
    }

    partial void OnStarted()
    {
        Control = Ring;
        Listen(endPoint);
    }

    partial void OnStopping() => WasStopping = true;

    private void OnAccepted(in Accepted accepted) => Receive(accepted.Connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.IsSuccess || received.Data.IsEmpty)
        {
            Close(connection);
            return;
        }
        End();
        if (failure is not null) Ring.Fail(new InvalidOperationException("a later one"));
        Tell(connection, new byte[LastBytes]); // It belongs to this turn still.
    }
}
