using System;
using System.Collections.Generic;
using System.Net;
using UringDsl;
using UringDsl.Abi;

namespace Valid.Echoes;

// As somebody writes it who has just begun: many lines, names for everything.
[RingHandler]
[FixedFiles(128)]
[BufferRing("Inbound", Entries = 128)]
internal sealed partial class FirstServer
{
    private readonly int _port;
    private int _clients;
    private long _total;

    public FirstServer(int port)
    {
        _port = port;
    }

    [Listener(Direct = true, Accepted = nameof(ClientConnected), Failed = nameof(ListenFailed))]
    private partial void StartListening(IPEndPoint endpoint);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(DataArrived))]
    private partial void StartReceiving(Connection connection);

    [Send(Completed = nameof(DataSent))]
    private partial void SendBack(Connection connection, BufferLease data);

    [Close(Completed = nameof(ClientGone))]
    private partial void CloseConnection(Connection connection);

    public string Report()
    {
        return "clients: " + _clients + ", bytes: " + _total;
    }

    partial void OnStarted()
    {
        IPEndPoint endpoint = new IPEndPoint(IPAddress.Any, _port);
        StartListening(endpoint);
    }

    private void ClientConnected(in Accepted accepted)
    {
        if (accepted.IsSuccess == false)
        {
            return;
        }

        _clients = _clients + 1;
        Connection client = accepted.Connection;
        StartReceiving(client);
    }

    private void ListenFailed(in Completion completion)
    {
        _clients = -1;
    }

    private void DataArrived(Connection connection, in Received received)
    {
        bool ok = received.IsSuccess;
        if (ok == true)
        {
            int length = received.Length;
            BufferLease data;
            bool taken = received.TryTake(out data);
            if (taken)
            {
                _total = _total + length;
                SendBack(connection, data);
            }
        }
        else
        {
            if (received.IsEndOfStream)
            {
                CloseConnection(connection);
            }
            else
            {
                Errno error = received.Error;
                if (error != Errno.ECANCELED)
                {
                    CloseConnection(connection);
                }
            }
        }
    }

    private void DataSent(Connection connection, in Sent sent)
    {
        if (!sent.IsSuccess)
        {
            CloseConnection(connection);
        }
    }

    private void ClientGone(in Completion completion)
    {
        _clients = _clients - 1;
    }
}

// The same on five lines.
[RingHandler, FixedFiles(128), BufferRing("B")]
internal sealed partial class Terse(IPEndPoint at)
{
    [Listener(Direct = true, Accepted = nameof(A))] private partial void L(IPEndPoint at);
    [Receive(Multishot = true, Buffers = "B", Completed = nameof(R))] private partial void G(Connection c);
    [Send] private partial void P(Connection c, BufferLease d);
    [Close] private partial void X(Connection c);
    partial void OnStarted() => L(at);
    private void A(in Accepted a) { if (a.IsSuccess) G(a.Connection); }
    private void R(Connection c, in Received r) { if (r.TryTake(out var d)) P(c, d); else X(c); }
}

// The result picks the way in a switch; the lease is discarded where it is not wanted.
[RingHandler]
[FixedFiles(128)]
[BufferRing("In")]
internal sealed partial class BySwitch(EndPoint at)
{
    [Listener(Accepted = nameof(OnAccepted))] private partial void Listen(EndPoint at);

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Echo(Connection connection, BufferLease data);

    [Shutdown(Link = LinkKind.Hard)] [Close] private partial void HangUp(Connection connection);

    [Abort] private partial void Drop(Connection connection);

    partial void OnStarted() => Listen(at);

    private void OnAccepted(in Accepted accepted)
    {
        switch (accepted)
        {
            case { IsSuccess: true, Connection: var connection }: Receive(connection); break;
            default: break;
        }
    }

    private void OnReceived(Connection connection, in Received received)
    {
        switch (received.Length, received.Error)
        {
            case (0, Errno.None): HangUp(connection); return;
            case (_, Errno.ECONNRESET or Errno.EPIPE): Drop(connection); return;
            case (1, _) when received.Data[0] == 0: return;
            case ( > 0, _):
                _ = received.TryTake(out BufferLease data);
                Echo(connection, data);
                return;
            default: HangUp(connection); return;
        }
    }
}

// The lease goes through a variable of its own, a helper and a ternary.
[RingHandler]
[BufferRing("In")]
internal sealed partial class ThroughHelpers
{
    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Echo(Connection connection, BufferLease data);

    [Send] private partial void Say(Connection connection, ReadOnlySpan<byte> text);

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection) => Receive(connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (!TryGet(in received, out BufferLease lease, out bool isQuestion))
        {
            HangUp(connection);
            return;
        }

        ReadOnlySpan<byte> prefix = isQuestion ? "?"u8 : default;
        if (!prefix.IsEmpty) Say(connection, prefix);
        BufferLease answer = lease;
        Upper(answer.Span);
        Echo(connection, answer);
    }

    private static bool TryGet(in Received received, out BufferLease data, out bool isQuestion)
    {
        bool isThere = received.TryTake(out data);
        isQuestion = isThere && data.Span[^1] == (byte)'?';
        return isThere;
    }

    private static void Upper(Span<byte> text)
    {
        foreach (ref byte b in text)
        {
            if (b is >= (byte)'a' and <= (byte)'z') b -= 32;
        }
    }
}

// What is discarded goes back by itself; what is counted is only looked at.
[RingHandler]
[BufferRing("In", Entries = 8, BufferSize = 64)]
internal sealed partial class Sieve
{
    private readonly Dictionary<byte, int> _first = [];

    [Receive(Multishot = true, Buffers = "In", Bundle = true, Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Echo(Connection connection, BufferLease data);

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection) => Receive(connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.TryTake(out BufferLease data))
        {
            HangUp(connection);
            return;
        }

        byte first = data.Span[0];
        _first[first] = _first.GetValueOrDefault(first) + 1;
        if ((_first[first] & 1) == 0) return;
        do
        {
            first >>= 1;
            if (first > 8) continue;
            Echo(connection, data);
            break;
        }
        while (first != 0);
    }
}

// goto, for those who like it.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Jumps
{
    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Echo(Connection connection, BufferLease data);

    [Send(Link = LinkKind.Hard)] [Close] private partial void Bye(Connection connection, BufferLease data);

    [Close] private partial void HangUp(Connection connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.IsEndOfStream) goto End;
        if (!received.TryTake(out BufferLease data)) goto End;
        int at = 0;
    Next:
        if (at == data.Length) goto Answer;
        if (data.Span[at++] != 4) goto Next;
        Bye(connection, data);
        return;
    Answer:
        Echo(connection, data);
        return;
    End:
        HangUp(connection);
    }
}
