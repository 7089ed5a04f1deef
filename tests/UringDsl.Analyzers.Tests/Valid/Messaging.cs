using System;
using System.Collections.Generic;
using System.Net;
using System.Threading;
using UringDsl;
using UringDsl.Abi;

namespace Valid.Messaging;

// One ring accepts and gives away; the workers echo.
[RingHandler]
[FixedFiles(1024)]
internal sealed partial class Dispatcher(IPEndPoint at, RingAddress[] workers)
{
    private int _next;
    private long _kept;

    [Listener(Direct = true, Accepted = nameof(OnAccepted))] private partial void Listen(IPEndPoint at);

    [HandOver(Completed = nameof(OnGiven))] private partial void Give(Connection connection, RingAddress ring, int value);

    [Close] private partial void HangUp(Connection connection);

    partial void OnStarted() => Listen(at);

    private void OnAccepted(in Accepted accepted)
    {
        if (!accepted.IsSuccess) return;
        for (int tries = 0; tries < workers.Length; tries++)
        {
            RingAddress worker = workers[_next = (_next + 1) % workers.Length];
            if (!worker.IsRunning) continue;
            Give(accepted.Connection, worker, _next);
            return;
        }

        HangUp(accepted.Connection);
    }

    private void OnGiven(Connection connection, in Completion completion)
    {
        if (completion.IsSuccess) return;
        _kept++;
        HangUp(connection);
    }
}

[RingHandler]
[FixedFiles(1024)]
[BufferRing("In")]
internal sealed partial class Worker
{
    private readonly int[] _byDoor = new int[64];

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Echo(Connection connection, BufferLease data);

    [Close] private partial void HangUp(Connection connection);

    partial void OnHandedOver(in Accepted accepted, int value)
    {
        _byDoor[value & 63]++;
        Receive(accepted.Connection);
    }

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.TryTake(out BufferLease data)) Echo(connection, data);
        else HangUp(connection);
    }
}

// Chat over several rings: what one hears it tells the others as a number into a table that is shared and never changes.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Chat
{
    private static readonly SendBuffer[] s_words = [SendBuffer.CopyOf("hello\n"u8), SendBuffer.CopyOf("bye\n"u8), SendBuffer.CopyOf("what?\n"u8)];

    private readonly List<Connection> _here = [];
    private RingAddress[] _others = [];

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Say(Connection connection, SendBuffer word);

    [Message(Completed = nameof(OnTold))] private partial void Tell(RingAddress ring, ulong data, int value);

    [Close] private partial void HangUp(Connection connection);

    public int Undelivered { get; private set; }

    public void Join(RingAddress[] others) => Post(() => _others = others);

    partial void OnOpened(Connection connection)
    {
        _here.Add(connection);
        Receive(connection);
    }

    partial void OnClosed(Connection connection) => _here.Remove(connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.IsSuccess)
        {
            HangUp(connection);
            return;
        }

        int word = received.Data[0] switch { (byte)'h' => 0, (byte)'b' => 1, _ => 2 };
        Broadcast(word);
        foreach (RingAddress other in _others)
        {
            if (!ReferenceEquals(other, RingAddress)) Tell(other, (ulong)word, 0);
        }
    }

    partial void OnMessage(ulong data, int value) => Broadcast((int)data);

    private void Broadcast(int word)
    {
        for (int i = 0; i < _here.Count; i++) Say(_here[i], s_words[word]);
    }

    private void OnTold(in Completion completion)
    {
        if (completion.Error is Errno.EBADFD or Errno.EOWNERDEAD) Undelivered++;
    }
}

// Who starts the rings, and asks each of them something.
internal static class Program
{
    private static int s_connections;

    public static void Serve(IPEndPoint at, CancellationToken stop)
    {
        using RingGroup<Worker> group = RingGroup.Start(2, static _ => new Worker(), static (worker, stop) => worker.Run(stop), stop);
        RingAddress[] addresses = [group.Handlers[0].RingAddress, group.Handlers[1].RingAddress];
        new Dispatcher(at, addresses).Run(stop);
        group.Broadcast(static worker => Interlocked.Increment(ref s_connections));
        group.Stop();
        group.Join();
        Console.WriteLine(s_connections);
    }
}

// Publishers and subscribers by topic: a published message is copied once for each that listens.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Broker
{
    private readonly Dictionary<byte, HashSet<Connection>> _topics = [];

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Deliver(Connection connection, ReadOnlySpan<byte> message);

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection) => Receive(connection);

    partial void OnClosed(Connection connection)
    {
        foreach (HashSet<Connection> listeners in _topics.Values) listeners.Remove(connection);
    }

    private void OnReceived(Connection connection, in Received received)
    {
        switch (received.Data)
        {
            case []:
                HangUp(connection);
                break;
            case [(byte)'+', var topic, ..]:
                Topic(topic).Add(connection);
                break;
            case [(byte)'-', var topic, ..]:
                Topic(topic).Remove(connection);
                break;
            case [(byte)'!', var topic, .. var message]:
                foreach (Connection listener in Topic(topic))
                {
                    if (listener != connection) Deliver(listener, message);
                }

                break;
        }
    }

#pragma warning disable URING4001 // Once per topic.
    private HashSet<Connection> Topic(byte topic) => _topics.TryGetValue(topic, out HashSet<Connection>? listeners) ? listeners : _topics[topic] = [];
#pragma warning restore URING4001
}
