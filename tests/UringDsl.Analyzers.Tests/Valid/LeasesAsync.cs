using System;
using System.Collections.Generic;
using System.Net;
using UringDsl;

namespace Valid.LeasesAsync;

// A method hands the buffer to its caller, who gives it to another.
[RingHandler]
[FixedFiles(64)]
[BufferRing("In")]
internal sealed partial class Stages(IPEndPoint at)
{
    [Listener(Direct = true, Accepted = nameof(Serve))] private partial void Listen(IPEndPoint at);

    [Receive(Buffers = "In")] private partial Pending<ReceivedBuffer> Read(Connection connection);

    [Send] private partial Pending<Sent> Write(Connection connection, HeldBuffer data);

    [Close] private partial void HangUp(Connection connection);

    partial void OnStarted() => Listen(at);

    private async RingTask Serve(Connection connection)
    {
        while (await Next(connection) is { } data)
        {
            Transform(data.Span);
            if (!await Deliver(connection, data)) break;
        }

        HangUp(connection);
    }

    private async RingTask<HeldBuffer?> Next(Connection connection)
    {
        ReceivedBuffer received = await Read(connection);
        return received.TryTake(out HeldBuffer data) ? data : null;
    }

    private async RingTask<bool> Deliver(Connection connection, HeldBuffer data)
    {
        if (data.Length > 2048)
        {
            data.Return();
            return true;
        }

        Sent sent = await Write(connection, data);
        return sent.IsSuccess;
    }

    private static void Transform(Span<byte> text) => text.Replace((byte)'a', (byte)'b');
}

// A frame may come in several reads: the parts are collected, and returned together.
[RingHandler]
[FixedFiles(64)]
[BufferRing("In")]
internal sealed partial class Collector(IPEndPoint at)
{
    [Listener(Direct = true, Accepted = nameof(Serve))] private partial void Listen(IPEndPoint at);

    [Receive(Buffers = "In")] private partial Pending<ReceivedBuffer> Read(Connection connection);

    [Send] private partial Pending<Sent> Write(Connection connection, SendBuffer data);

    [Close] private partial void HangUp(Connection connection);

    partial void OnStarted() => Listen(at);

    private async RingTask Serve(Connection connection)
    {
#pragma warning disable URING4001 // Once per connection.
        List<HeldBuffer> parts = [];
#pragma warning restore URING4001
        try
        {
            int length = 0;
            while (length < 100)
            {
                ReceivedBuffer received = await Read(connection);
                if (!received.TryTake(out HeldBuffer part)) return;
                parts.Add(part);
                length += part.Length;
            }

            SendBuffer whole = SendBuffer.Allocate(length);
            int at = 0;
            foreach (HeldBuffer part in parts)
            {
                part.Span.CopyTo(whole.Span[at..]);
                at += part.Length;
            }

            await Write(connection, whole);
        }
        finally
        {
            foreach (HeldBuffer part in parts) part.Return();
            HangUp(connection);
        }
    }
}

// The completion method itself is async and gets the buffer.
[RingHandler]
[FixedFiles(64)]
[BufferRing("In")]
internal sealed partial class AsyncCompletion(IPEndPoint at)
{
    private long _answered;

    [Listener(Direct = true, Accepted = nameof(OnAccepted))] private partial void Listen(IPEndPoint at);

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Timeout] private partial Pending<Completion> Sleep(TimeSpan timeout);

    [Send] private partial Pending<Sent> Write(Connection connection, HeldBuffer data);

    [Close] private partial void HangUp(Connection connection);

    partial void OnStarted() => Listen(at);

    private void OnAccepted(in Accepted accepted) => Receive(accepted.Connection);

    private async RingTask OnReceived(ReceivedBuffer received, Connection connection)
    {
        if (!received.TryTake(out HeldBuffer data))
        {
            HangUp(connection);
            return;
        }

        byte first = data.Span[0];
        Completion slept = await Sleep(TimeSpan.FromMilliseconds(first));
        if (!slept.IsSuccess)
        {
            data.Return();
            return;
        }

        Sent sent = await Write(connection, data);
        _answered += sent.Bytes;
    }
}

// Looks at the bytes before the next await only, and takes nothing.
[RingHandler]
[FixedFiles(64)]
[BufferRing("In")]
internal sealed partial class LooksOnly(IPEndPoint at)
{
    [Listener(Direct = true, Accepted = nameof(Serve))] private partial void Listen(IPEndPoint at);

    [Receive(Buffers = "In")] private partial Pending<ReceivedBuffer> Read(Connection connection);

    [Send] private partial Pending<Sent> Say(Connection connection, ReadOnlySpan<byte> text);

    [Shutdown(Link = LinkKind.Hard)] [Close] private partial Pending<EndOutcome> End(Connection connection);

    partial void OnStarted() => Listen(at);

    private async RingTask Serve(Connection connection)
    {
        uint hash = 2166136261;
        for (ReceivedBuffer received = await Read(connection); received.IsSuccess; received = await Read(connection))
        {
            foreach (byte b in received.Data) hash = (hash ^ b) * 16777619;
            bool wantsAnswer = received.Data[^1] == '?';
            int length = received.Length;
            if (!wantsAnswer) continue;
            Sent sent = await Say(connection, hash % 2 == 0 ? "even\n"u8 : "odd\n"u8);
            if (!sent.IsSuccess || length > 4000) break;
        }

        await End(connection);
    }
}

// Throws where the peer breaks the rules: the buffer goes back first.
[RingHandler]
[FixedFiles(64)]
[BufferRing("In")]
internal sealed partial class Strict(IPEndPoint at)
{
    private readonly List<string> _complaints = [];

    [Listener(Direct = true, Accepted = nameof(Serve))] private partial void Listen(IPEndPoint at);

    [Receive(Buffers = "In")] private partial Pending<ReceivedBuffer> Read(Connection connection);

    [Send] private partial Pending<Sent> Write(Connection connection, HeldBuffer data);

    [Close] private partial void HangUp(Connection connection);

    partial void OnStarted() => Listen(at);

    partial void OnUnhandledException(Exception exception) => _complaints.Add(exception.Message);

    private async RingTask Serve(Connection connection)
    {
        while (true)
        {
            HeldBuffer data;
            ReceivedBuffer received = await Read(connection);
            if (received.IsEndOfStream) break;
            if (!received.TryTake(out data)) throw new InvalidOperationException("the read failed");
            if (data.Span[0] == 0)
            {
                data.Return();
                throw new FormatException("a zero");
            }

            try
            {
                Check(data.Span);
            }
            catch (ArgumentException)
            {
                data.Return();
                continue;
            }

            if (await Write(connection, data) is not { IsSuccess: true }) return;
        }

        HangUp(connection);
    }

    private static void Check(ReadOnlySpan<byte> text)
    {
        if (text.Contains((byte)7)) throw new ArgumentException("a bell", nameof(text));
    }
}
