using System.Buffers.Binary;
using System.Net;

namespace UringDsl.Benchmarks.DotNet;

/// <summary>Answers of so many bytes as are asked for: eight bytes, little-endian, which a client sends at once.</summary>
[RingHandler]
[FixedFiles(1024)]
[BufferRing("Requests", Entries = 256, BufferSize = 64)]
internal sealed partial class StreamServer(IPEndPoint endpoint)
{
    private readonly SendBuffer _pattern = SendBuffer.Allocate(Pattern.Most);

    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(IPEndPoint endpoint);

    [Receive(Multishot = true, Buffers = "Requests", Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Send]
    private partial void Answer(Connection connection, SendBuffer data);

    [Shutdown(Link = LinkKind.Hard)]
    [Close]
    private partial void HangUp(Connection connection);

    partial void OnStarted()
    {
        Pattern.Fill(_pattern.Span);
        Listen(endpoint);
    }

    private void OnAccepted(in Accepted accepted) => Receive(accepted.Connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.TryTake(out BufferLease data)) Answer(connection, _pattern.Slice(0, (int)BinaryPrimitives.ReadInt64LittleEndian(data.Span)));
        else HangUp(connection);
    }
}
