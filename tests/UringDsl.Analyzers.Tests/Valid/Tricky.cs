using System;
using System.Buffers;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using UringDsl;
using UringDsl.Abi;

namespace Valid.Tricky;

// Writes before the send, in two methods, and after it only to another buffer of the same name.
[RingHandler]
internal sealed unsafe partial class Experts
{
    [Send] private partial void Write(Connection connection, SendBuffer data);

    [Send] private partial void Copy(Connection connection, ReadOnlySpan<byte> data);

    partial void OnOpened(Connection connection)
    {
        SendBuffer page = SendBuffer.Allocate(64);
        fixed (byte* start = page.Span)
        {
            for (byte* at = start; at < start + 64; at++) *at = (byte)(at - start);
        }

        MemoryMarshal.Write(page.Span, (long)connection.Index);
        Write(connection, page);
        page = SendBuffer.Allocate(8);
        page.Span.Clear();
        Write(connection, page);

        byte* text = stackalloc byte[4] { 1, 2, 3, 4 };
        Copy(connection, new ReadOnlySpan<byte>(text, 4));
        text[0] = 9; // It was copied.
        byte[] rented = ArrayPool<byte>.Shared.Rent(16);
        rented.AsSpan().Fill(1);
        Copy(connection, rented.AsSpan(0, 16));
        ArrayPool<byte>.Shared.Return(rented);
    }
}

// The address of what was received is used only while it is there.
[RingHandler]
[BufferRing("In")]
internal sealed unsafe partial class Pointers
{
    private ulong _sum;

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection) => Receive(connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.IsSuccess)
        {
            HangUp(connection);
            return;
        }

        fixed (byte* data = received.Data)
        {
            ulong* words = (ulong*)data;
            for (int i = 0; i < received.Length / sizeof(ulong); i++) _sum += words[i];
        }

        ref byte first = ref MemoryMarshal.GetReference(received.Data);
        _sum ^= first;
    }
}

// Closes one of several in a loop, and goes on with the others.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Sweeper
{
    private readonly List<Connection> _all = [];

    [ConnectionState]
    private struct Session
    {
        public bool IsBad;
    }

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Say(Connection connection, ReadOnlySpan<byte> text);

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection, ref Session session)
    {
        _all.Add(connection);
        Receive(connection);
    }

    partial void OnClosed(Connection connection, ref Session session) => _all.Remove(connection);

    private void OnReceived(Connection connection, in Received received, ref Session session)
    {
        session.IsBad = received.Data.Contains((byte)'!');
        if (received.IsEndOfStream || received.Error != Errno.None) HangUp(connection);
        Sweep(connection);
    }

    private void Sweep(Connection except)
    {
        Connection current = default;
        for (int i = _all.Count - 1; i >= 0; i--)
        {
            current = _all[i];
            if (current == except) continue;
            if (State(current).IsBad)
            {
                HangUp(current);
                continue;
            }

            Say(current, "ping"u8);
        }
    }
}

// The same name, another connection: closed, dialed again, used again.
[RingHandler]
[FixedFiles(8)]
internal sealed partial class Redial(PeerAddress peer)
{
    [Socket(Link = LinkKind.Soft)] [Connect] private partial Pending<DialOutcome> Dial(PeerAddress peer);

    [Send] private partial Pending<Sent> Say(Connection connection, SendBuffer text);

    [Close] private partial void HangUp(Connection connection);

    private readonly SendBuffer _text = SendBuffer.CopyOf("hello"u8);

    public async RingTask<bool> Tell()
    {
        DialOutcome dialed = await Dial(peer);
        if (!dialed.TryGetConnection(out Connection line)) return false;
        Sent sent = await Say(line, _text);
        if (!sent.IsSuccess)
        {
            HangUp(line);
            dialed = await Dial(peer);
            if (!dialed.TryGetConnection(out line)) return false;
            sent = await Say(line, _text);
        }

        HangUp(line);
        return sent.IsSuccess;
    }
}

// Results in many dresses: a record, a discard, a tuple, a switch, a helper.
[RingHandler]
internal sealed partial class Results(Descriptor file)
{
    private readonly record struct Outcome(bool IsGood, int Bytes);

    [Read] private partial Pending<Transferred> Read(Descriptor file, ReceiveBuffer buffer, long offset);

    [Write] private partial Pending<Transferred> Write(Descriptor file, SendBuffer data, long offset);

    [Fsync] private partial Pending<Completion> Sync(Descriptor file);

    [Nop] private partial Pending<Completion> Nothing();

    private static Outcome Of(Transferred transferred) => new(transferred.IsSuccess, transferred.Bytes);

    private static void Throw(Transferred transferred, int wanted)
    {
        if (transferred.Bytes != wanted) throw new InvalidOperationException($"{transferred} of {wanted}");
    }

    public async RingTask<int> Run()
    {
        ReceiveBuffer buffer = ReceiveBuffer.Allocate(32);
        SendBuffer zeros = SendBuffer.Allocate(32);
        Throw(await Write(file, zeros, 0), zeros.Length);
        _ = await Sync(file);
        await Nothing();
        if (Of(await Read(file, buffer, 0)) is not { IsGood: true, Bytes: var read }) return -1;
        int sum = Sum(buffer.Span[..read]);
        (Transferred again, int before) = (await Read(file, buffer, 32), sum);
        sum += again switch
        {
            { IsSuccess: false } => 0,
            { Bytes: 32 } => Sum(buffer.Span),
            { Bytes: var some } => Sum(buffer.Span[..some]),
        };
        int third = (await Read(file, buffer, 64)).Bytes;
        for (int i = 0; i < third; i++) sum += buffer.Span[i];
        return sum - before;
    }

    private static int Sum(ReadOnlySpan<byte> bytes)
    {
        int sum = 0;
        foreach (byte b in bytes) sum += b;
        return sum;
    }
}

// An awaited thing in every place where C# lets one await.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Everywhere
{
    [Timeout] private partial Pending<Completion> Sleep(TimeSpan timeout);

    [Receive(Buffers = "In")] private partial Pending<ReceivedBuffer> Read(Connection connection);

    [Send] private partial Pending<Sent> Say(Connection connection, ReadOnlySpan<byte> text);

    [Close] private partial Pending<Completion> HangUp(Connection connection);

    private static readonly byte[] s_long = "long"u8.ToArray();
    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(1);

    partial void OnOpened(Connection connection) => _ = Talk(connection);

    private async RingTask Talk(Connection connection)
    {
        try
        {
            for (bool goesOn = (await Sleep(s_short)).IsSuccess; goesOn; goesOn = (await Sleep(s_short)).IsSuccess)
            {
                int length = (await Read(connection)) is { IsSuccess: true } read ? read.Length : 0;
                if (length == 0 || !(await Say(connection, "+"u8)).IsSuccess) break;
                ReadOnlyMemory<byte> answer = length > 10 ? s_long : default;
                if (answer.IsEmpty is false && await Say(connection, answer.Span) is { IsSuccess: false }) return;
            }
        }
        catch (InvalidOperationException) when (connection.Index > 0)
        {
            _ = await Say(connection, "?"u8);
        }
        finally
        {
            _ = await HangUp(connection);
        }
    }
}
