using System;
using System.Net;
using UringDsl;

namespace Valid.Store;

// Declared here, written in another file.
[RingHandler]
[FixedFiles(64)]
[BufferRing("In")]
internal sealed partial class Store(IPEndPoint at)
{
    [ConnectionState]
    private partial struct Session;

    [Listener(Direct = true, Accepted = nameof(OnAccepted))] private partial void Listen(IPEndPoint at);

    [Receive(Multishot = true, Buffers = "In", Rearm = Rearm.Manual, Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Answer(Connection connection, HeldBuffer data);

    [Send] private partial void Say(Connection connection, ReadOnlySpan<byte> text);

    [Close] private partial void HangUp(Connection connection);
}
