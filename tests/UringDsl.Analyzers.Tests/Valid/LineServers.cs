using System;
using System.Buffers.Text;
using System.Collections.Generic;
using System.Net;
using System.Text;
using UringDsl;

namespace Valid.LineServers;

// Lines that may be cut anywhere: what is unfinished is copied into memory of the connection.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Lines
{
    private const int Limit = 512;

    [ConnectionState]
    private struct Session
    {
        public byte[]? Rest;
        public int Length;
    }

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Say(Connection connection, ReadOnlySpan<byte> text);

    [Send(Link = LinkKind.Hard)] [Close] private partial void Refuse(Connection connection, SendBuffer text);

    [Close] private partial void HangUp(Connection connection);

    private static readonly SendBuffer s_tooLong = SendBuffer.CopyOf("too long\r\n"u8);

    partial void OnOpened(Connection connection, ref Session session)
    {
        session.Rest ??= new byte[Limit];
        session.Length = 0;
        Receive(connection);
    }

    private void OnReceived(Connection connection, in Received received, ref Session session)
    {
        if (!received.IsSuccess)
        {
            HangUp(connection);
            return;
        }

        ReadOnlySpan<byte> left = received.Data;
        while (!left.IsEmpty)
        {
            int end = left.IndexOf((byte)'\n');
            ReadOnlySpan<byte> part = end < 0 ? left : left[..end];
            if (session.Length + part.Length > Limit)
            {
                Refuse(connection, s_tooLong);
                return;
            }

            part.CopyTo(session.Rest.AsSpan(session.Length));
            session.Length += part.Length;
            if (end < 0) break;
            left = left[(end + 1)..];
            if (!Line(connection, session.Rest.AsSpan(0, session.Length))) return;
            session.Length = 0;
        }
    }

    private bool Line(Connection connection, ReadOnlySpan<byte> line)
    {
        if (line.SequenceEqual("quit"u8))
        {
            HangUp(connection);
            return false;
        }

        Say(connection, line);
        Say(connection, "\n"u8);
        return true;
    }
}

// A calculator: numbers are parsed where they lie.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Adder
{
    [ConnectionState]
    private record struct Session(long Sum, int Count)
    {
        public readonly double Mean => Count == 0 ? 0 : (double)Sum / Count;
    }

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Say(Connection connection, ReadOnlySpan<byte> text);

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection, ref Session session) => Receive(connection);

    private void OnReceived(Connection connection, in Received received, ref Session session)
    {
        if (received is not { IsSuccess: true, Data: var data })
        {
            HangUp(connection);
            return;
        }

        while (Utf8Parser.TryParse(data, out long number, out int used))
        {
            session = session with { Sum = session.Sum + number, Count = session.Count + 1 };
            data = data[used..].TrimStart((byte)' ');
        }

        Span<byte> text = stackalloc byte[32];
        if (Utf8Formatter.TryFormat(session.Mean, text, out int length)) Say(connection, text[..length]);
    }
}

// Requests of one byte, answers from a table that is made once.
[RingHandler]
[BufferRing("In", BufferSize = 256)]
internal sealed partial class Menu
{
    private readonly SendBuffer[] _answers = new SendBuffer[256];

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Answer(Connection connection, SendBuffer text);

    [Close] private partial void HangUp(Connection connection);

    partial void OnStarted()
    {
        for (int i = 0; i < _answers.Length; i++) _answers[i] = SendBuffer.CopyOf(Encoding.ASCII.GetBytes($"you chose {i}\n"));
    }

    partial void OnOpened(Connection connection)
    {
        Answer(connection, _answers[0]);
        Receive(connection);
    }

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.IsEndOfStream || received.Error != 0)
        {
            HangUp(connection);
            return;
        }

        foreach (byte choice in received.Data) Answer(connection, _answers[choice]);
        if (received.Data.Contains((byte)0)) HangUp(connection);
    }
}

// Numbers of lines for each connection, in a dictionary that forgets who has gone.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Counter
{
    private readonly Dictionary<Connection, int> _lines = new();

    public int Most { get; private set; }

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection)
    {
        _lines.Add(connection, 0);
        Receive(connection);
    }

    partial void OnClosed(Connection connection)
    {
        if (_lines.Remove(connection, out int lines) && lines > Most) Most = lines;
    }

    private void OnReceived(Connection connection, in Received received)
    {
        if (!_lines.TryGetValue(connection, out int lines)) return;
        lines += received.Data.Count((byte)'\n');
        _lines[connection] = lines;
        if (received.Length == 0) HangUp(connection);
    }
}

// A prompt in the middle of the stream: receives into memory of the handler, one by one.
[RingHandler]
[FixedFiles(16)]
internal sealed partial class Dialogue(IPEndPoint at)
{
    [Listener(Direct = true, Accepted = nameof(Talk))] private partial void Listen(IPEndPoint at);

    [Send] private partial Pending<Sent> Ask(Connection connection, SendBuffer text);

    [Receive] private partial Pending<Transferred> Hear(Connection connection, ReceiveBuffer answer);

    [Send(Link = LinkKind.Hard)] [Close] private partial Pending<ByeOutcome> Bye(Connection connection, ReadOnlySpan<byte> text);

    [Abort] private partial void Drop(Connection connection);

    private static readonly SendBuffer s_name = SendBuffer.CopyOf("name? "u8), s_age = SendBuffer.CopyOf("age? "u8);

    partial void OnStarted() => Listen(at);

    private async RingTask Talk(Connection connection)
    {
        ReceiveBuffer buffer = ReceiveBuffer.Allocate(128);
        int name = await Question(connection, s_name, buffer);
        if (name == 0)
        {
            Drop(connection);
            return;
        }

        int checksum = Sum(buffer.Span[..name]);
        int age = await Question(connection, s_age, buffer);
        if (age > 0 && Utf8Parser.TryParse(buffer.Span[..age], out int years, out _) && years >= checksum % 18)
        {
            if (await Bye(connection, "welcome\n"u8) is { Kind: OutcomeKind.Completed }) return;
        }

        Drop(connection);
    }

    private async RingTask<int> Question(Connection connection, SendBuffer text, ReceiveBuffer answer)
    {
        Sent asked = await Ask(connection, text);
        if (!asked.IsSuccess) return 0;
        Transferred heard = await Hear(connection, answer);
        return heard is { IsSuccess: true, Result: > 0 and var length } ? length : 0;
    }

    private static int Sum(ReadOnlySpan<byte> bytes)
    {
        int sum = 0;
        foreach (byte b in bytes) sum += b;
        return sum;
    }
}
