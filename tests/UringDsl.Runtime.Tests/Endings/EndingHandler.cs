using System;
using System.Collections.Generic;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Endings;

/// <summary>Does, while it ends, what a handler may do and a ring must survive.</summary>
[RingHandler]
[FixedFiles(64)]
[BufferRing("Inbound", Entries = 16, BufferSize = 512)]
internal sealed partial class EndingHandler(IPEndPoint endPoint, IPEndPoint? second = null) : ITestHandler
{
    public List<Connection> Connections { get; } = [];

    /// <summary>Each closed connection takes the others with it, as a proxy's does.</summary>
    public bool AbortsOthersWhenClosed { get; init; }

    /// <summary>A connection is served by an own receive that is awaited.</summary>
    public bool AwaitsReceives { get; init; }

    public bool TicksForEver { get; init; }

    public int Ticks { get; private set; }

    [Listener(Direct = true, Accepted = nameof(OnAccepted), Backlog = 16)]
    private partial void Listen(IPEndPoint endpoint);

    [Listener(Direct = true, Accepted = nameof(OnAccepted), Backlog = 16)]
    private partial void ListenToo(IPEndPoint endpoint);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Receive]
    private partial Pending<Transferred> ReceiveInto(Connection connection, ReceiveBuffer buffer);

    [Cancel(nameof(Receive))]
    private partial Pending<Completion> StopReceiving(Connection connection);

    [Send]
    private partial void Tell(Connection connection, ReadOnlySpan<byte> data);

    [Abort]
    private partial void Drop(Connection connection);

    [Timeout]
    private partial Pending<Completion> Delay(TimeSpan timeout);

    partial void OnStarted()
    {
        Listen(endPoint);
        if (second is not null) ListenToo(second);
        if (TicksForEver) _ = Tick();
    }

    partial void OnOpened(Connection connection) => Connections.Add(connection);

    partial void OnClosed(Connection connection)
    {
        Connections.Remove(connection);
        if (!AbortsOthersWhenClosed) return;
        foreach (Connection other in Connections.ToArray()) Drop(other);
    }

    /// <summary>Sends to a peer without looking at what it takes.</summary>
    public void Flood(int count)
    {
        Span<byte> data = stackalloc byte[2000];
        for (int i = 0; i < count; i++) Tell(Connections[0], data);
    }

    /// <summary>Goes over from the multishot to a receive of its own, as a protocol with a length in front does.</summary>
    public async Task<int> ReceiveOwn(int length)
    {
        Connection connection = Connections[0];
        await StopReceiving(connection);
        Transferred filled = await ReceiveInto(connection, ReceiveBuffer.Allocate(length));
        return filled.Result;
    }

    /// <summary>Waits for something that is not the ring's, and ends behind it.</summary>
    public async Task<int> Outlive(Task other)
    {
        try
        {
            await other;
        }
        finally
        {
            Ticks = -1;
        }
        return Environment.CurrentManagedThreadId;
    }

    private void OnAccepted(in Accepted accepted)
    {
        if (AwaitsReceives) _ = Serve(accepted.Connection);
        else Receive(accepted.Connection);
    }

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.IsSuccess) Drop(connection);
    }

    private async Task Serve(Connection connection)
    {
        Transferred filled = await ReceiveInto(connection, ReceiveBuffer.Allocate(100));
        if (!filled.IsSuccess) Drop(connection);
    }

    private async Task Tick()
    {
        while (true)
        {
            await Delay(TimeSpan.FromMilliseconds(5));
            Ticks++;
        }
    }
}
