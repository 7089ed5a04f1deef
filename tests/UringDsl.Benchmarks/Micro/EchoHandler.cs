using System.Net.Sockets;
using System.Threading;

namespace UringDsl.Benchmarks.Micro;

/// <summary>
/// An echo on connections that all receive in each turn, or a sink that only takes what comes and gives the buffer back. On
/// <see cref="InstantKernel"/> it counts what a message costs without a kernel.
/// </summary>
[RingHandler]
[BufferRing("Inbound", Entries = 1024, BufferSize = 64)]
internal sealed partial class EchoHandler(int connections, int rounds, bool answers = true)
{
    private readonly CancellationTokenSource _stop = new();
    private int _received;

    [Adopt(Completed = nameof(OnAdopted))]
    private partial void Adopt(Descriptor descriptor);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Send]
    private partial void Echo(Connection connection, BufferLease data);

    /// <summary>Runs to the end, on this thread.</summary>
    public void RunOn(InstantKernel kernel) => Run(new RingOptions { Simulated = kernel }, _stop.Token);

    partial void OnStarted()
    {
        for (int i = 0; i < connections; i += 2)
        {
            (int one, int other) = SocketPair.Make();
            Adopt(new Descriptor(one));
            Adopt(new Descriptor(other));
        }
    }

    private void OnAdopted(in Adopted adopted)
    {
        if (!adopted.TryGetConnection(out Connection connection)) throw new SocketException((int)adopted.Error);
        Receive(connection);
    }

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.TryTake(out BufferLease data)) return;
        if (answers) Echo(connection, data);
        if (++_received == connections * rounds) _stop.Cancel();
    }
}
