using System;
using System.Net.Sockets;
using System.Threading;

namespace UringDsl.Benchmarks.Micro;

/// <summary>
/// Both ends of socket pairs on one ring: what arrives at one end goes back to the other, for a time. No other process and no network has a
/// part in it, so two of them show what two rings can do.
/// </summary>
[RingHandler]
[FixedFiles(256, Reserved = 128)]
[BufferRing("Inbound", Entries = 256, BufferSize = 2048)]
internal sealed partial class PairHandler(int pairs, TimeSpan duration)
{
    private const int MessageBytes = 64;

    private readonly CancellationTokenSource _stop = new();
    private long _messages;
    private double _began;

    [Adopt(Direct = true, Completed = nameof(OnAdopted))]
    private partial void Adopt(Descriptor descriptor);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Send]
    private partial void Send(Connection connection, BufferLease data);

    [Send]
    private partial void Begin(Connection connection, ReadOnlySpan<byte> data);

    /// <summary>Messages that this ring has passed on, and the processor time of its thread for each in nanoseconds.</summary>
    public (long Messages, double Nanoseconds) Measure()
    {
        using Timer end = new(_ => _stop.Cancel(), null, duration, Timeout.InfiniteTimeSpan);
        Run(_stop.Token);
        return (_messages, (ProcessorTime.OfThisThread() - _began) / _messages);
    }

    partial void OnStarted()
    {
        _began = ProcessorTime.OfThisThread();
        for (int i = 0; i < pairs; i++)
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
        Span<byte> message = stackalloc byte[MessageBytes];
        message.Fill(1);
        Begin(connection, message);
    }

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.TryTake(out BufferLease data)) return;
        _messages++;
        Send(connection, data);
    }
}
