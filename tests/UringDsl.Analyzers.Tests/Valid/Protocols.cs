using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Net;
using UringDsl;
using UringDsl.Abi;

namespace Valid.Protocols;

// Frames with a length in front, as TLS has them: a state machine that is fed byte by byte or block by block.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Framing
{
    private enum Stage : byte { Header, Body, Broken }

    [ConnectionState]
    private struct Session
    {
        public Stage Stage;
        public byte[]? Frame;
        public int Have, Want;
    }

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Answer(Connection connection, ReadOnlySpan<byte> frame);

    [Abort] private partial void Drop(Connection connection);

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection, ref Session session)
    {
        session.Frame ??= new byte[5 + (1 << 14)];
        Begin(ref session);
        Receive(connection);
    }

    private static void Begin(ref Session session) => (session.Stage, session.Have, session.Want) = (Stage.Header, 0, 5);

    private void OnReceived(Connection connection, in Received received, ref Session session)
    {
        if (received.IsEndOfStream && session is { Stage: Stage.Header, Have: 0 })
        {
            HangUp(connection);
            return;
        }

        if (!received.IsSuccess)
        {
            Drop(connection);
            return;
        }

        ReadOnlySpan<byte> data = received.Data;
        while (data.Length > 0 && session.Stage != Stage.Broken)
        {
            int take = Math.Min(data.Length, session.Want - session.Have);
            data[..take].CopyTo(session.Frame.AsSpan(session.Have));
            data = data[take..];
            session.Have += take;
            if (session.Have < session.Want) continue;
            Advance(connection, ref session);
        }

        if (session.Stage == Stage.Broken) Drop(connection);
    }

    private void Advance(Connection connection, ref Session session)
    {
        switch (session.Stage)
        {
            case Stage.Header:
                int length = BinaryPrimitives.ReadUInt16BigEndian(session.Frame.AsSpan(3));
                if (length is 0 or > 1 << 14) session.Stage = Stage.Broken;
                else (session.Stage, session.Want) = (Stage.Body, 5 + length);
                break;
            case Stage.Body:
                Answer(connection, session.Frame.AsSpan(0, session.Want));
                Begin(ref session);
                break;
        }
    }
}

// A request of several lines: the answer goes out with the last of them, and the line is kept or closed as it asked for.
[RingHandler]
[FixedFiles(512)]
[BufferRing("In", Entries = 512)]
internal sealed partial class TinyHttp(IPEndPoint at)
{
    private static readonly SendBuffer s_ok = SendBuffer.CopyOf("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"u8);
    private static readonly SendBuffer s_bad = SendBuffer.CopyOf("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8);

    [Listener(Direct = true, Accepted = nameof(OnAccepted))] private partial void Listen(IPEndPoint at);

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Answer(Connection connection, SendBuffer text);

    [Send(Link = LinkKind.Hard)] [Close] private partial void AnswerAndClose(Connection connection, SendBuffer text);

    [Close] private partial void HangUp(Connection connection);

    partial void OnStarted() => Listen(at);

    private void OnAccepted(in Accepted accepted) => Receive(accepted.Connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.Length == 0)
        {
            HangUp(connection);
            return;
        }

        for (ReadOnlySpan<byte> left = received.Data; !left.IsEmpty;)
        {
            int end = left.IndexOf("\r\n\r\n"u8);
            ReadOnlySpan<byte> request = end < 0 ? left : left[..end];
            left = end < 0 ? default : left[(end + 4)..];
            if (end < 0 || !request.StartsWith("GET "u8))
            {
                AnswerAndClose(connection, s_bad);
                return;
            }

            bool isLast = request.IndexOf("Connection: close"u8) >= 0;
            if (isLast)
            {
                AnswerAndClose(connection, s_ok);
                break;
            }

            Answer(connection, s_ok);
        }
    }
}

// Commands in a table of functions: a delegate for each, made once.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Commands
{
    private delegate void Command(Commands self, Connection connection, ReadOnlySpan<byte> argument);

    private static readonly Dictionary<byte, Command> s_commands = new()
    {
        [(byte)'e'] = static (self, connection, argument) => self.Say(connection, argument),
        [(byte)'q'] = static (self, connection, _) => self.HangUp(connection),
        [(byte)'c'] = static (self, _, argument) => self._count += argument.Length,
        [(byte)'r'] = Reverse,
    };

    private int _count;

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Say(Connection connection, ReadOnlySpan<byte> text);

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection) => Receive(connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.Data is [var name, .. var argument] && s_commands.TryGetValue(name, out Command? command)) command(this, connection, argument);
        else HangUp(connection);
    }

    private static void Reverse(Commands self, Connection connection, ReadOnlySpan<byte> text)
    {
        Span<byte> reversed = stackalloc byte[Math.Min(text.Length, 128)];
        text[..reversed.Length].CopyTo(reversed);
        reversed.Reverse();
        self.Say(connection, reversed);
    }
}

// A sensor that speaks by datagrams; each is answered with what stands in its name.
[RingHandler]
[FixedFiles(4)]
[BufferRing("Mail", BufferSize = 2048)]
internal sealed partial class Telemetry(IPEndPoint at)
{
    private readonly Dictionary<PeerAddress, long> _last = [];

    [Socket(Type = SocketKind.Datagram, Link = LinkKind.Soft)] [Bind] private partial Pending<BindOutcome> Bind(PeerAddress address);

    [ReceiveMessage(Multishot = true, Buffers = "Mail", Completed = nameof(OnMail))] private partial void Hear(Connection socket);

    [SendMessage] private partial void Acknowledge(Connection socket, in PeerAddress to, ReadOnlySpan<byte> text);

    [SendMessage] private partial void Return(Connection socket, in PeerAddress to, BufferLease data);

    public int Peers => _last.Count;

    async partial void OnStarted()
    {
        if ((await Bind(at)).TryGetConnection(out Connection socket)) Hear(socket);
    }

    private void OnMail(in ReceivedMessage mail)
    {
        if (mail is { IsSuccess: false } or { IsTruncated: true }) return;
        PeerAddress sender = mail.Name;
        long number = mail.Payload.Length >= 8 ? BinaryPrimitives.ReadInt64LittleEndian(mail.Payload) : 0;
        bool isNew = !_last.TryGetValue(sender, out long last) || last < number;
        if (isNew)
        {
            _last[sender] = number;
            Acknowledge(mail.Connection, in sender, "ok"u8);
        }
        else if (mail.TryTake(out BufferLease data))
        {
            Return(mail.Connection, in sender, data);
        }
    }
}

// A question by datagram, with a deadline and a second try.
[RingHandler]
[FixedFiles(4)]
internal sealed partial class Resolver(PeerAddress server)
{
    [Socket(Type = SocketKind.Datagram, Link = LinkKind.Soft)] [Connect] private partial Pending<ConnectOutcome> Connect(PeerAddress peer);

    [Send(Link = LinkKind.Soft)] [Receive(Link = LinkKind.Soft)] [LinkTimeout] private partial Pending<AskOutcome> Ask(
        Connection connection, SendBuffer question, ReceiveBuffer answer, TimeSpan timeout);

    [Close] private partial void HangUp(Connection connection);

    public async RingTask<int> Resolve(SendBuffer question)
    {
        ConnectOutcome connected = await Connect(server);
        if (!connected.TryGetConnection(out Connection socket)) return 0;
        try
        {
            ReceiveBuffer answer = ReceiveBuffer.Allocate(512);
            TimeSpan timeout = TimeSpan.FromMilliseconds(200);
            while (timeout < TimeSpan.FromSeconds(2))
            {
                AskOutcome asked = await Ask(socket, question, answer, timeout);
                if (asked.Kind == OutcomeKind.Completed) return Parse(answer.Span[..asked.ReceiveBytes]);
                if (asked.Kind != OutcomeKind.TimedOut) return 0;
                timeout *= 2;
            }

            return 0;
        }
        finally
        {
            HangUp(socket);
        }
    }

    private static int Parse(ReadOnlySpan<byte> answer) => answer is [_, _, var flags, ..] && (flags & 0x80) != 0 ? answer.Length : 0;
}

// Local sockets: who talks is looked up, and told its number.
[RingHandler]
[FixedFiles(32)]
internal sealed partial class LocalService(string path)
{
    private const int SocketLevel = 1, PeerCredentials = 17;

    [Listener(Direct = true, Accepted = nameof(Serve))] private partial void Listen(PeerAddress at);

    [GetSocketOption(Level = SocketLevel, Name = PeerCredentials)] private partial Pending<SocketOption> WhoIs(Connection file);

    [Send] private partial Pending<Sent> Say(Connection connection, ReadOnlySpan<byte> text);

    [Close] private partial void HangUp(Connection connection);

    partial void OnStarted() => Listen(PeerAddress.Unix(path));

    private async RingTask Serve(Connection connection)
    {
        SocketOption who = await WhoIs(connection);
        _ = await Say(connection, who is { IsSuccess: true, Value: > 0 } ? "known\n"u8 : "unknown\n"u8);
        HangUp(connection);
    }
}
