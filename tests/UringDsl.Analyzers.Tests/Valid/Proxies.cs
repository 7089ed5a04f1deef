using System;
using System.Collections.Generic;
using System.Net;
using UringDsl;

namespace Valid.Proxies;

// Both directions through one completion method; the partner stands in the state.
[RingHandler]
[FixedFiles(256)]
[BufferRing("Through", Entries = 256)]
internal sealed partial class TcpProxy(IPEndPoint at, PeerAddress backend)
{
    [ConnectionState]
    private struct Session
    {
        public Connection Partner;
        public bool HasPartner;
    }

    [Listener(Direct = true, Accepted = nameof(OnAccepted))] private partial void Listen(IPEndPoint at);

    [Socket(Link = LinkKind.Soft)] [Connect(Link = LinkKind.Soft)] [LinkTimeout(Milliseconds = 2000)]
    private partial Pending<DialOutcome> Dial(PeerAddress peer);

    [Receive(Multishot = true, Buffers = "Through", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Pass(Connection connection, BufferLease data);

    [Shutdown] private partial void EndOf(Connection connection);

    [Close] private partial void HangUp(Connection connection);

    partial void OnStarted() => Listen(at);

    private async RingTask OnAccepted(Connection client)
    {
        DialOutcome dialed = await Dial(backend);
        if (!dialed.TryGetConnection(out Connection server))
        {
            HangUp(client);
            return;
        }

        Join(client, server);
        Join(server, client);
    }

    private void Join(Connection one, Connection other)
    {
        ref Session session = ref State(one);
        (session.Partner, session.HasPartner) = (other, true);
        Receive(one);
    }

    private void OnReceived(Connection connection, in Received received, ref Session session)
    {
        if (!session.HasPartner)
        {
            HangUp(connection);
        }
        else if (received.TryTake(out BufferLease data))
        {
            Pass(session.Partner, data);
        }
        else if (received.IsEndOfStream)
        {
            EndOf(session.Partner);
        }
        else
        {
            HangUp(session.Partner);
            HangUp(connection);
        }
    }

    partial void OnClosed(Connection connection, ref Session session)
    {
        if (!session.HasPartner) return;
        Connection partner = session.Partner;
        session = default;
        ref Session other = ref State(partner);
        if (other.HasPartner && other.Partner == connection)
        {
            other = default;
            HangUp(partner);
        }
    }
}

// Two loops, one for each direction, as methods that wait.
[RingHandler]
[FixedFiles(256)]
[BufferRing("Through", Entries = 256)]
internal sealed partial class TwoLoops(IPEndPoint at, PeerAddress backend)
{
    [Listener(Direct = true, Accepted = nameof(Serve))] private partial void Listen(IPEndPoint at);

    [Socket(Link = LinkKind.Soft)] [Connect] private partial Pending<DialOutcome> Dial(PeerAddress peer);

    [Receive(Buffers = "Through")] private partial Pending<ReceivedBuffer> Read(Connection connection);

    [Send] private partial Pending<Sent> Write(Connection connection, HeldBuffer data);

    [Shutdown(How = ShutdownHow.Send)] private partial Pending<Completion> End(Connection connection);

    [Close] private partial void HangUp(Connection connection);

    partial void OnStarted() => Listen(at);

    private async RingTask Serve(Connection client)
    {
        DialOutcome dialed = await Dial(backend);
        if (dialed.TryGetConnection(out Connection server))
        {
            _ = Copy(server, client, isLast: false);
            await Copy(client, server, isLast: true);
        }
        else
        {
            HangUp(client);
        }
    }

    private async RingTask Copy(Connection from, Connection to, bool isLast)
    {
        while (true)
        {
            var read = await Read(from);
            if (!read.TryTake(out var data)) break;
            var wrote = await Write(to, data);
            if (!wrote.IsSuccess) break;
        }

        await End(to);
        if (!isLast) return;
        HangUp(from);
        HangUp(to);
    }
}

// A balancer: the one with the fewest connections gets the next; counts go down when one closes.
[RingHandler]
[FixedFiles(256)]
internal sealed partial class Balancer(IPEndPoint at, PeerAddress[] backends)
{
    private readonly int[] _load = new int[backends.Length];
    private readonly Dictionary<Connection, int> _of = [];

    [Listener(Direct = true, Accepted = nameof(OnAccepted))] private partial void Listen(IPEndPoint at);

    [Socket(Link = LinkKind.Soft)] [Connect] private partial Pending<DialOutcome> Dial(PeerAddress peer);

    [Send] private partial void Say(Connection connection, SendBuffer text);

    [Close] private partial void HangUp(Connection connection);

    private static readonly SendBuffer s_busy = SendBuffer.CopyOf("busy\n"u8);

    partial void OnStarted() => Listen(at);

    private async RingTask OnAccepted(Connection client)
    {
        int best = 0;
        for (int i = 1; i < _load.Length; i++)
        {
            if (_load[i] < _load[best]) best = i;
        }

        _load[best]++;
        DialOutcome dialed = await Dial(backends[best]);
        bool isGood = dialed.TryGetConnection(out Connection server);
        if (isGood) _of[server] = best;
        else _load[best]--;
        if (!isGood)
        {
            Say(client, s_busy);
            HangUp(client);
        }
    }

    partial void OnClosed(Connection connection)
    {
        if (_of.Remove(connection, out int number)) _load[number]--;
    }
}

// Copies a stream to a second listener that may come and go: of what goes to two the second is a copy.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Mirror
{
    private Connection? _mirror;

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Echo(Connection connection, BufferLease data);

    [Send] private partial void Copy(Connection connection, ReadOnlySpan<byte> data);

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection)
    {
        _mirror ??= connection;
        Receive(connection);
    }

    partial void OnClosed(Connection connection)
    {
        if (_mirror == connection) _mirror = null;
    }

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.TryTake(out BufferLease data))
        {
            if (_mirror is { } mirror && mirror != connection) Copy(mirror, data.Span);
            Echo(connection, data);
            return;
        }

        if (_mirror is { } gone && gone == connection) _mirror = null;
        HangUp(connection);
    }
}
