using System;
using System.Collections.Generic;
using System.Net;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Chains;

/// <summary>Answers each connection's first message with a preface, and with the message itself, and closes.</summary>
[RingHandler]
[FixedFiles(64)]
[BufferRing("Inbound", Entries = 64, BufferSize = 4096)]
internal sealed partial class FarewellHandler(EndPoint endPoint, int prefaceBytes, bool isObserved) : ITestHandler
{
    public List<(Connection Connection, PartOutcome Outcome)> Parted { get; } = [];

    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(EndPoint endPoint);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Send]
    private partial void Send(Connection connection, SendBuffer data);

    [Send(Link = LinkKind.Hard)]
    [Close]
    private partial void Farewell(Connection connection, BufferLease data);

    [Send(Link = LinkKind.Hard)]
    [Close]
    [Chain(Completed = nameof(OnParted))]
    public partial void Part(Connection connection, BufferLease data);

    [Close]
    private partial void Close(Connection connection);

    partial void OnStarted() => Listen(endPoint);

    private void OnAccepted(in Accepted accepted) => Receive(accepted.Connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.TryTake(out BufferLease data))
        {
            Close(connection);
            return;
        }
        if (prefaceBytes > 0) Send(connection, SendBuffer.CopyOf(new ClientPattern(0).Bytes(0, prefaceBytes)));
        if (isObserved) Part(connection, data);
        else Farewell(connection, data);
    }

    private void OnParted(in PartOutcome outcome, Connection connection) => Parted.Add((connection, outcome));
}
