using System;
using System.Collections.Generic;
using UringDsl;

namespace Wrong.Ordering;

// A helper has closed it.
[RingHandler]
[BufferRing("In")]
internal sealed partial class ClosedByHelper
{
    private int _errors;

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Say(Connection connection, SendBuffer data);

    [Shutdown(Link = LinkKind.Hard)] [Close] private partial void HangUp(Connection connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.IsSuccess) return;
        Fail(connection);
        Say(connection, SendBuffer.CopyOf("bye"u8)); // URING2045
    }

    private void Fail(Connection connection)
    {
        _errors++;
        HangUp(connection);
    }
}

// Nothing goes out behind a shutdown of the sending side.
[RingHandler]
[BufferRing("In")]
internal sealed partial class ShutBefore
{
    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Echo(Connection connection, BufferLease data);

    [Shutdown] private partial void Finish(Connection connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.TryTake(out BufferLease data)) return;
        Finish(connection);
        Echo(connection, data); // URING2045
    }
}

// Awaited, and then used.
[RingHandler]
[BufferRing("In")]
internal sealed partial class AfterAwaitedClose
{
    [Receive(Buffers = "In")] private partial Pending<ReceivedBuffer> Read(Connection connection);

    [Send] private partial Pending<Sent> Write(Connection connection, SendBuffer data);

    [Close] private partial Pending<Completion> HangUp(Connection connection);

    private async RingTask Talk(Connection connection)
    {
        ReceivedBuffer received = await Read(connection);
        if (received.IsEndOfStream) await HangUp(connection);
        Sent sent = await Write(connection, SendBuffer.CopyOf("more?"u8)); // URING2045
        if (sent.IsSuccess) await HangUp(connection);
    }

    partial void OnOpened(Connection connection) => _ = Talk(connection);
}

// Dropped connections stay in the loop.
[RingHandler]
internal sealed partial class LoopGoesOn
{
    private readonly List<Connection> _all = [];
    private readonly SendBuffer _line = SendBuffer.CopyOf("tick"u8);

    [Send] private partial void Say(Connection connection, SendBuffer line);

    [Abort] private partial void Drop(Connection connection);

    [Timeout(Milliseconds = 100, Multishot = true, Completed = nameof(OnTick))] private partial void Tick();

    partial void OnStarted() => Tick();

    partial void OnOpened(Connection connection) => _all.Add(connection);

    partial void OnClosed(Connection connection) => _all.Remove(connection);

    private void OnTick(in Expired expired)
    {
        foreach (Connection connection in _all)
        {
            if (connection.Index % 10 == 0) Drop(connection);
            Say(connection, _line); // URING2045
        }
    }
}

// Two receives wait on one stream; the kernel fills them in any order.
[RingHandler]
internal sealed partial class TwoReceives
{
    private readonly ReceiveBuffer _first = ReceiveBuffer.Allocate(4096);
    private readonly ReceiveBuffer _second = ReceiveBuffer.Allocate(4096);
    private long _bytes;

    [Receive(Completed = nameof(OnFilled))] private partial void Fill(Connection connection, ReceiveBuffer data);

    partial void OnOpened(Connection connection)
    {
        Fill(connection, _first);
        Fill(connection, _second); // URING2048
    }

    private void OnFilled(in Transferred completion)
    {
        if (completion.IsSuccess) _bytes += completion.Result;
    }
}

// The file is closed beside its write.
[RingHandler]
internal sealed partial class WriteAndClose
{
    private int _written;

    [Write(Completed = nameof(OnWritten))] private partial void Write(Descriptor file, SendBuffer data, long offset);

    [Close] private partial void Close(Descriptor file);

    public void Save(Descriptor file, SendBuffer data) => Post(() => Both(file, data));

    private void Both(Descriptor file, SendBuffer data)
    {
        Write(file, data, 0);
        Close(file); // URING2049
    }

    private void OnWritten(in Transferred written) => _written += written.Bytes;
}

// The sync may run before the writes.
[RingHandler]
internal sealed partial class SyncBeside
{
    private int _written;

    [Write(Completed = nameof(OnWritten))] private partial void Write(Descriptor file, SendBuffer data, long offset);

    [Fsync] private partial Pending<Completion> Sync(Descriptor file);

    private async RingTask Save(Descriptor file, SendBuffer data)
    {
        Write(file, data, 0);
        Completion synced = await Sync(file); // URING2049
        if (!synced.IsSuccess) _written = 0;
    }

    private void OnWritten(in Transferred written) => _written += written.Bytes;

    public void Start(Descriptor file, SendBuffer data) => Post(() => _ = Save(file, data));
}

// Two appends at the file's own position.
[RingHandler]
internal sealed partial class TwoAppends
{
    private int _written;

    [Write(Completed = nameof(OnWritten))] private partial void Append(Descriptor file, SendBuffer data);

    public void Log(Descriptor file, SendBuffer head, SendBuffer body) => Post(() => Both(file, head, body));

    private void Both(Descriptor file, SendBuffer head, SendBuffer body)
    {
        Append(file, head);
        Append(file, body); // URING2048
    }

    private void OnWritten(in Transferred written) => _written += written.Bytes;
}

// It is closed: this is the place where it is told.
[RingHandler]
internal sealed partial class SaysGoodbye
{
    private readonly SendBuffer _line = SendBuffer.CopyOf("bye"u8);

    [Send] private partial void Say(Connection connection, SendBuffer line);

    partial void OnClosed(Connection connection) => Say(connection, _line); // URING2045
}
