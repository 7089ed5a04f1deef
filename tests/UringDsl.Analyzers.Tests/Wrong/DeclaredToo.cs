using System;
using System.Net;
using UringDsl;
using UringDsl.Abi;

namespace Wrong.DeclaredToo;

// Sent again, although the first attempt may have arrived.
[RingHandler]
[FixedFiles(16)]
internal sealed partial class RetriedOrder
{
    [Retry(Attempts = 5)] // URING1061
    [Send]
    private partial Pending<Sent> Order(Connection connection, SendBuffer order);
}

// Not partial.
[RingHandler]
internal sealed class NotPartial // URING1001
{
    public int Count { get; set; }
}

// A submission that is no part of a handler.
internal sealed partial class NoHandler
{
    [Nop] // URING1022
    private partial void Ping();

    private partial void Ping()
    {
    }
}

// Which of the two is the buffer?
[RingHandler]
internal sealed partial class WhichBuffer
{
    [Write]
    private partial void Write(Descriptor file, SendBuffer head, SendBuffer body, long offset); // URING1006
}

// What the chain cannot carry on.
[RingHandler]
[FixedFiles(16)]
internal sealed partial class ConnectAlone
{
    [Connect(Link = LinkKind.Soft)] // URING1005
    [Send]
    private partial Pending<HelloOutcome> Hello(PeerAddress peer, SendBuffer hello);
}

// Two deadlines in a row.
[RingHandler]
[FixedFiles(16)]
internal sealed partial class TwoDeadlines
{
    [Socket(Link = LinkKind.Soft)]
    [Connect(Link = LinkKind.Soft)]
    [LinkTimeout(Milliseconds = 100, Link = LinkKind.Soft)]
    [LinkTimeout(Milliseconds = 200)] // URING1015
    private partial Pending<DialOutcome> Dial(PeerAddress peer);
}

// The parameter goes nowhere.
[RingHandler]
internal sealed partial class Unused
{
    [Close] private partial void HangUp(Connection connection, int reason); // URING1007
}

// A poll for nothing.
[RingHandler]
internal sealed partial class NoEvents
{
    [Poll(Multishot = true, Completed = nameof(OnReady))] // URING1005
    private partial void Watch(Descriptor file);

    private void OnReady(in Polled polled)
    {
    }
}

// The deadline is shorter than nothing.
[RingHandler]
[FixedFiles(16)]
internal sealed partial class NegativeTime
{
    [Timeout(Milliseconds = -5)] // URING1025
    private partial void Wait();
}

// The cancelled submission does not exist.
[RingHandler]
[BufferRing("In")]
internal sealed partial class CancelsNothing
{
    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Cancel("Recieve")] // URING1025
    private partial void Stop(Connection connection);

    private void OnReceived(in Received received)
    {
    }
}

// More buffers than ids.
[RingHandler]
[BufferRing("In", Entries = 65536)] // URING1021
internal sealed partial class ManyBuffers
{
    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    private void OnReceived(in Received received)
    {
    }
}

// A fallback that names itself.
[RingHandler]
[BufferRing("In")]
internal sealed partial class FallsOverItself
{
    [Receive(Multishot = true, Buffers = "In", FallOver = new[] { "In" }, Completed = nameof(OnReceived))] // URING1025
    private partial void Receive(Connection connection);

    private void OnReceived(in Received received)
    {
    }
}

// Permissions in decimal.
[RingHandler]
internal sealed partial class Decimal
{
    [Open(Flags = OpenFlags.Create | OpenFlags.ReadWrite, Mode = 644)] // URING1033
    private partial Pending<Opened> Create(string path);
}

// A new file without permissions.
[RingHandler]
internal sealed partial class NoMode
{
    [Open(Flags = OpenFlags.Create | OpenFlags.ReadWrite)] // URING1033
    private partial Pending<Opened> Create(string path);
}

// Zero-copy sends on a ring that polls devices.
[RingHandler]
[Ring(Modes = RingModes.IoPoll)]
internal sealed partial class SocketsOnDevicePolling
{
    [Send] // URING1025
    private partial void Say(Connection connection, SendBuffer data);
}

// Rounds for ever with the clocks mixed up.
[RingHandler]
internal sealed partial class AbsoluteMultishot
{
    [Timeout(Milliseconds = 100, Absolute = true, Multishot = true, Completed = nameof(OnTick))] // URING1025
    private partial void Tick();

    private void OnTick(in Expired expired)
    {
    }
}

// Reads on regular files do not multishot without a ring of buffers.
[RingHandler]
internal sealed partial class ReadWithoutRing
{
    [Read(Multishot = true, Completed = nameof(OnReceived))] // URING1012
    private partial void Read(Connection connection);

    private void OnReceived(in Received received)
    {
    }
}
