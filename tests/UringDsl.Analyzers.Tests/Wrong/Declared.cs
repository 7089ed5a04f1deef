using System;
using System.Net;
using UringDsl;
using UringDsl.Abi;

namespace Wrong.Declared;

// The close behind a soft link does not run when the send fails.
[RingHandler]
internal sealed partial class SoftClose
{
    [Send(Link = LinkKind.Soft)] // URING1016
    [Close]
    private partial void Bye(Connection connection, SendBuffer data);
}

// A receive in the middle may come up short.
[RingHandler]
[BufferRing("In")]
internal sealed partial class BufferInChain
{
    [Receive(Buffers = "In", Link = LinkKind.Soft)] // URING1026
    [Send]
    private partial void Relay(Connection connection, SendBuffer answer);
}

// No ring of that name.
[RingHandler]
[BufferRing("Inbound")]
internal sealed partial class Misspelt
{
    [Receive(Multishot = true, Buffers = "Inbuond", Completed = nameof(OnReceived))] // URING1011
    private partial void Receive(Connection connection);

    private void OnReceived(in Received received)
    {
    }
}

// The deadline guards nothing.
[RingHandler]
[FixedFiles(16)]
internal sealed partial class DeadlineFirst
{
    [LinkTimeout(Milliseconds = 100, Link = LinkKind.Soft)] // URING1015
    [Send]
    private partial Pending<SayOutcome> Say(Connection connection, SendBuffer data);
}

// Everything waits for the multishot, which never ends.
[RingHandler]
[BufferRing("In")]
internal sealed partial class DrainBehindMultishot
{
    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Nop(Drain = true, Completed = nameof(OnBarrier))] // URING1060
    private partial void Barrier();

    private void OnReceived(in Received received)
    {
    }

    private void OnBarrier(in Completion completion)
    {
    }
}

// Multishot in the middle.
[RingHandler]
[BufferRing("In")]
internal sealed partial class MultishotFirst
{
    [Receive(Multishot = true, Buffers = "In", Link = LinkKind.Hard)] // URING1014
    [Close]
    private partial void Serve(Connection connection);
}

// A link to nothing.
[RingHandler]
internal sealed partial class LinkToNothing
{
    [Nop(Link = LinkKind.Soft)] // URING1013
    private partial void Ping();
}

// No table for the slots.
[RingHandler]
internal sealed partial class NoTable
{
    [Listener(Direct = true, Accepted = nameof(OnAccepted))] // URING1020
    private partial void Listen(IPEndPoint endpoint);

    private void OnAccepted(in Accepted accepted)
    {
    }
}

// Fewer slots than connections.
[RingHandler]
[Ring(MaxConnections = 1024)]
[FixedFiles(64)] // URING1031
internal sealed partial class FewSlots
{
    [Listener(Direct = true, Accepted = nameof(OnAccepted))] private partial void Listen(IPEndPoint endpoint);

    private void OnAccepted(in Accepted accepted)
    {
    }
}

// Leases never go out by zero copy.
[RingHandler]
[BufferRing("In")]
internal sealed partial class LeaseWithoutCopy
{
    [Send(ZeroCopy = ZeroCopyMode.Always)] // URING1025
    private partial void Echo(Connection connection, BufferLease data);
}

// A chain that overwrites what it sends.
[RingHandler]
[FixedBuffers("Pages")]
internal sealed partial class SendThenRead
{
    [Send(ZeroCopy = ZeroCopyMode.Always, Data = nameof(page), Link = LinkKind.Hard)]
    [ReadFixed(File = nameof(file), Buffer = nameof(page))] // URING1032
    private partial void Next(Connection connection, Descriptor file, FixedBuffer page, long offset);
}

// The kernel's thread and deferred work exclude each other.
[RingHandler]
[Ring(Modes = RingModes.SqPoll | RingModes.DeferTaskRun | RingModes.SingleIssuer)] // URING1050
internal sealed partial class Modes
{
    [Nop] private partial void Ping();
}

// A message does not fit a buffer of the ring.
[RingHandler]
[BufferRing("Tiny", Entries = 64, BufferSize = 32)]
internal sealed partial class TinyBuffers
{
    [ReceiveMessage(Multishot = true, Buffers = "Tiny", Completed = nameof(OnDatagram))] // URING1012
    private partial void Receive(Connection socket);

    private void OnDatagram(in ReceivedMessage message)
    {
    }
}

// The observer of another operation.
[RingHandler]
[BufferRing("In")]
internal sealed partial class WrongObserver
{
    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnSent))]
    private partial void Receive(Connection connection);

    private void OnSent(in Sent sent) // URING1010
    {
    }
}

// Sent is not what a poll brings.
[RingHandler]
internal sealed partial class WrongResult
{
    [Poll(Events = PollEvents.In)]
    private partial Pending<Sent> Wait(Descriptor file); // URING1003
}

// A single receive of an incremental ring.
[RingHandler]
[BufferRing("Large", Entries = 16, BufferSize = 65536, Incremental = true)]
internal sealed partial class IncrementalSingle
{
    [Receive(Buffers = "Large", Completed = nameof(OnReceived))] // URING1025
    private partial void Receive(Connection connection);

    private void OnReceived(in Received received)
    {
    }
}

// The number of entries is no power of two.
[RingHandler]
[BufferRing("In", Entries = 1000)] // URING1021
internal sealed partial class OddEntries
{
    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    private void OnReceived(in Received received)
    {
    }
}
