using System.Collections.Generic;
using System.Net;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Traffic;

/// <summary>Counts per connection, in its state, and writes down what happens to each. Few slots, so that they are used again and again.</summary>
[RingHandler]
[FixedFiles(Slots, Reserved = 4)]
[BufferRing("Inbound", Entries = 64, BufferSize = 256)]
internal sealed partial class SessionHandler(EndPoint endPoint) : ITestHandler
{
    private const int Slots = 24;

    /// <summary>Connections that it has at most: the listener has a slot, too.</summary>
    public const int Room = Slots - 4;

    [ConnectionState]
    public struct Session
    {
        public long Bytes;
        public int Messages;
        public object? Name;
    }

    public enum Happening
    {
        Opened,
        Accepted,
        Received,
        Ended,
        Closed,
    }

    public List<(Connection Connection, Happening What, long Bytes)> Journal { get; } = [];

    public List<string> Wrong { get; } = [];

    public EndPoint EndPoint => endPoint;

    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(EndPoint endPoint);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Send(Completed = nameof(OnSent))]
    private partial void Echo(Connection connection, BufferLease data);

    [Close]
    private partial void Close(Connection connection);

    public ref Session SessionOf(Connection connection) => ref State(connection);

    partial void OnStarted() => Listen(endPoint);

    partial void OnOpened(Connection connection, ref Session session)
    {
        if (session is not { Bytes: 0, Messages: 0, Name: null }) Wrong.Add($"{connection} opened with the state of another one");
        session.Name = connection;
        Journal.Add((connection, Happening.Opened, 0));
    }

    partial void OnClosed(Connection connection, ref Session session)
    {
        if (session.Name is not Connection name || name != connection) Wrong.Add($"{connection} closed with the state of {session.Name}");
        Journal.Add((connection, Happening.Closed, session.Bytes));
    }

    private void OnAccepted(in Accepted accepted, ref Session session)
    {
        bool isOwn = session.Name is Connection name && name == accepted.Connection;
        if (!isOwn) Wrong.Add($"{accepted.Connection} was accepted with the state of {session.Name}");
        Journal.Add((accepted.Connection, Happening.Accepted, session.Bytes));
        Receive(accepted.Connection);
    }

    private void OnReceived(ref Session session, Connection connection, in Received received)
    {
        session.Messages++;
        session.Bytes += received.Length;
        Journal.Add((connection, received.IsSuccess ? Happening.Received : Happening.Ended, session.Bytes));
        if (received.TryTake(out BufferLease data)) Echo(connection, data);
        else Close(connection);
    }

    private void OnSent(Connection connection, in Sent sent, ref Session session)
    {
        if (sent.IsSuccess && State(connection).Bytes != session.Bytes) Wrong.Add($"{connection} has two states");
    }
}
