using System;
using System.Net;

namespace UringDsl.Faults.Host;

/// <summary>Sends every answer by zero copy, in a process that may lock no memory from the moment on when its ring stands.</summary>
[RingHandler]
[FixedFiles(64)]
[BufferRing("Inbound", Entries = 64, BufferSize = 4096)]
internal sealed partial class ZeroCopyEcho(IPEndPoint endPoint) : IEcho
{
    public AllocationWindows Allocations { get; } = new(first: 0, last: 0);

    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(IPEndPoint endPoint);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Send(ZeroCopy = ZeroCopyMode.Always)]
    private partial void Echo(Connection connection, SendBuffer data);

    [Shutdown(Link = LinkKind.Hard)]
    [Close]
    private partial void HangUp(Connection connection);

    partial void OnStarted()
    {
        Limits.AllowLockedMemory(0);
        Listen(endPoint);
    }

    partial void OnUnhandledException(Exception exception) => Console.Error.WriteLine(exception);

    private void OnAccepted(in Accepted accepted) => Receive(accepted.Connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.IsSuccess) Echo(connection, SendBuffer.CopyOf(received.Data));
        else HangUp(connection);
    }
}
