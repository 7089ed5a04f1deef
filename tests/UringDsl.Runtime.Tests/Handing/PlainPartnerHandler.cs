using System;
using System.Collections.Generic;
using System.Net;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Handing;

/// <summary>The same on ordinary descriptors, and without a hook for messages.</summary>
[RingHandler]
[BufferRing("Inbound", Entries = 64, BufferSize = 2048)]
internal sealed partial class PlainPartnerHandler(EndPoint? endPoint = null) : ITestHandler
{
    [Listener(Accepted = nameof(OnAccepted))]
    public partial void Listen(EndPoint endPoint);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Send]
    private partial void Echo(Connection connection, BufferLease data);

    [Close]
    private partial void Close(Connection connection);

    [HandOver(Completed = nameof(OnGiven))]
    public partial void Give(Connection connection, RingAddress ring);

    public List<Connection> Accepted { get; } = [];

    public List<Errno> Given { get; } = [];

    partial void OnStarted()
    {
        if (endPoint is not null) Listen(endPoint);
    }

    partial void OnHandedOver(in Accepted accepted, int value) => Take(accepted.Connection);

    private void OnAccepted(in Accepted accepted) => Take(accepted.Connection);

    private void Take(Connection connection)
    {
        Accepted.Add(connection);
        Receive(connection);
    }

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.TryTake(out BufferLease data)) Echo(connection, data);
        else Close(connection);
    }

    private void OnGiven(in Completion completion) => Given.Add(completion.Error);
}
