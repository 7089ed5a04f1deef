using System;
using System.Collections.Generic;
using System.Net;
using System.Text;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Handing;

/// <summary>Takes connections by itself and from other rings, echoes with its own letter in front, and talks to other rings.</summary>
[RingHandler]
[FixedFiles(64, Reserved = 8)]
[Ring(MaxConnections = 48)]
[BufferRing("Inbound", Entries = 64, BufferSize = 2048)]
internal sealed partial class PartnerHandler(char letter, EndPoint? endPoint = null) : ITestHandler
{
    private readonly byte[] _letter = [(byte)letter];

    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(EndPoint endPoint);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Send]
    private partial void Reply(Connection connection, ReadOnlySpan<byte> bytes);

    [Send]
    public partial void Write(Connection connection, SendBuffer bytes);

    [Send]
    private partial void Echo(Connection connection, BufferLease data);

    [Close]
    public partial void Close(Connection connection);

    [Message(Completed = nameof(OnTold))]
    public partial void Tell(RingAddress ring, ulong data, int value);

    [Message]
    public partial void Whisper(RingAddress ring, int value);

    [HandOver(Completed = nameof(OnGiven))]
    public partial void Give(Connection connection, RingAddress ring, int value);

    [HandOver]
    public partial void GiveUnseen(Connection connection, RingAddress ring);

    /// <summary>Every accepted connection goes to one of these in turn; none: it stays.</summary>
    public IReadOnlyList<RingAddress> Workers { get; set; } = [];

    /// <summary>Gives a connection away when this comes: the bytes before it are echoed here.</summary>
    public RingAddress? Next { get; set; }

    public List<(ulong Data, int Value)> Messages { get; } = [];

    public List<Completion> Told { get; } = [];

    public List<Errno> Given { get; } = [];

    public List<Connection> Accepted { get; } = [];

    public List<int> Values { get; } = [];

    public string Heard { get; private set; } = "";

    private int _next;

    partial void OnStarted()
    {
        if (endPoint is not null) Listen(endPoint);
    }

    partial void OnMessage(ulong data, int value) => Messages.Add((data, value));

    partial void OnHandedOver(in Accepted accepted, int value)
    {
        Values.Add(value);
        Take(accepted.Connection);
    }

    private void OnAccepted(in Accepted accepted)
    {
        if (Workers.Count > 0) Give(accepted.Connection, Workers[_next++ % Workers.Count], _next);
        else Take(accepted.Connection);
    }

    private void Take(Connection connection)
    {
        Accepted.Add(connection);
        Receive(connection);
    }

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.IsSuccess)
        {
            Close(connection);
            return;
        }
        Heard += Encoding.UTF8.GetString(received.Data);
        bool isLast = Next is not null && received.Data[^1] == (byte)'!';
        Reply(connection, _letter);
        if (received.TryTake(out BufferLease data)) Echo(connection, data);
        if (isLast) Give(connection, Next!, letter);
    }

    private void OnTold(in Completion completion) => Told.Add(completion);

    private void OnGiven(in Completion completion) => Given.Add(completion.Error);
}
