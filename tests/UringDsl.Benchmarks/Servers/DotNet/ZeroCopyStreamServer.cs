using System.Buffers.Binary;
using System.Net;

namespace UringDsl.Benchmarks.DotNet;

/// <summary>The same, out of a registered buffer and without a copy. The bytes never change, so nobody waits for the notifications.</summary>
[RingHandler]
[FixedFiles(1024)]
[BufferRing("Requests", Entries = 256, BufferSize = 64)]
[FixedBuffers("Answers", Count = 1, Size = Pattern.Most, HugePages = true)]
internal sealed partial class ZeroCopyStreamServer(IPEndPoint endpoint)
{
    private FixedBuffer _pattern;

    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(IPEndPoint endpoint);

    [Receive(Multishot = true, Buffers = "Requests", Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Send(ZeroCopy = ZeroCopyMode.Always)]
    private partial void Answer(Connection connection, FixedBuffer data);

    [Shutdown(Link = LinkKind.Hard)]
    [Close]
    private partial void HangUp(Connection connection);

    partial void OnStarted()
    {
        if (Answers.TryTake(out _pattern)) Pattern.Fill(_pattern.Span);
        Listen(endpoint);
    }

    private void OnAccepted(in Accepted accepted) => Receive(accepted.Connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.TryTake(out BufferLease data)) Answer(connection, _pattern.Slice(0, (int)BinaryPrimitives.ReadInt64LittleEndian(data.Span)));
        else HangUp(connection);
    }
}
