using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using UringDsl;

namespace Wrong.HeldElsewhere;

// A registered page that is taken, and not given back where the file is empty.
[RingHandler]
[FixedBuffers("Pages", Count = 8, Size = 65536)]
internal sealed partial class PageLeak(Descriptor file)
{
    [ReadFixed] private partial Pending<Transferred> Read(Descriptor file, FixedBuffer page, long offset);

    private long _sum;

    private async RingTask Sum()
    {
        if (!Pages.TryTake(out FixedBuffer page)) return; // URING2025
        Transferred read = await Read(file, page, 0);
        if (!read.IsSuccess) return;
        foreach (byte value in page.Data[..read.Bytes]) _sum += value;
        page.Return();
    }

    partial void OnStarted() => _ = Sum();
}

// Returned in the loop and again behind it.
[RingHandler]
[FixedBuffers("Pages", Count = 8, Size = 65536)]
internal sealed partial class PageTwice(Descriptor file)
{
    [ReadFixed] private partial Pending<Transferred> Read(Descriptor file, FixedBuffer page, long offset);

    private async RingTask Skip()
    {
        if (!Pages.TryTake(out FixedBuffer page)) return;
        for (long offset = 0; ; offset += 65536)
        {
            Transferred read = await Read(file, page, offset);
            if (read.Bytes > 0) continue;
            page.Return();
            break;
        }

        page.Return(); // URING2021
    }

    partial void OnStarted() => _ = Skip();
}

// One of the two, and then surely the first.
[RingHandler]
[BufferRing("In")]
internal sealed partial class EitherOr
{
    private HeldBuffer _spare;

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Echo(Connection connection, HeldBuffer data);

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.TryTake(out BufferLease data)) return;
        HeldBuffer first = data.Keep(), same = first;
        Echo(connection, received.HasMoreWaiting ? first : same);
        first.Return(); // URING2021
    }

    partial void OnStopping() => _spare.Return();
}

// Kept by a method whose result nobody takes.
[RingHandler]
[BufferRing("In")]
internal sealed partial class ResultDropped
{
    private long _bytes;

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.TryTake(out BufferLease data)) Keep(data);
    }

    private HeldBuffer Keep(BufferLease data)
    {
        _bytes += data.Length;
        return data.Keep(); // URING2020
    }
}

// Taken after an await; the loop goes on without giving it back.
[RingHandler]
[BufferRing("In")]
internal sealed partial class ContinueForgets
{
    [Receive(Buffers = "In")] private partial Pending<ReceivedBuffer> Read(Connection connection);

    [Send] private partial Pending<Sent> Write(Connection connection, HeldBuffer data);

    [Close] private partial void HangUp(Connection connection);

    private async RingTask Talk(Connection connection)
    {
        while (true)
        {
            ReceivedBuffer received = await Read(connection);
            if (!received.TryTake(out HeldBuffer data)) break; // URING2020
            if (data.Span[0] == (byte)'#') continue;
            Sent sent = await Write(connection, data);
            if (!sent.IsSuccess) break;
        }

        HangUp(connection);
    }

    partial void OnOpened(Connection connection) => _ = Talk(connection);
}

// Used behind its send, in another method.
[RingHandler]
[BufferRing("In")]
internal sealed partial class UsedByHelper
{
    private int _lines;

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Echo(Connection connection, HeldBuffer data);

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.TryTake(out BufferLease data)) return;
        HeldBuffer held = data.Keep();
        Echo(connection, held);
        Count(held);
    }

    private void Count(HeldBuffer held)
    {
        foreach (byte value in held.Span) _lines += value == '\n' ? 1 : 0; // URING2022
    }
}

// Handed to the thread pool by an async method that is not the ring's.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Elsewhere
{
    private long _sum;

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.TryTake(out BufferLease data)) return;
        _ = Work(data.Keep());
    }

    private async Task Work(HeldBuffer held)
    {
        await Task.Delay(10).ConfigureAwait(false);
        _sum += held.Span[0]; // URING3003
        held.Return(); // URING3003
    }
}

// Static, and so another ring's too.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Shared
{
    private static readonly Stack<HeldBuffer> Recent = new(); // URING2027

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.TryTake(out BufferLease data)) Recent.Push(data.Keep());
    }
}
