using System;
using UringDsl.Abi;
using UringDsl.CompilerServices;
using UringDsl.Core;

namespace UringDsl;

/// <summary>
/// One awaited receive into a provided buffer: bytes, or the end of the stream, or an error. It may live across an <c>await</c>, its bytes may not:
/// take the buffer before the next one, or it goes back to the kernel.
/// </summary>
public readonly struct ReceivedBuffer : IOutcome<ReceivedBuffer>
{
    private readonly ProvidedBuffers? _buffers;
    private readonly int _id;
    private readonly uint _generation;
    private readonly int _result;

    internal ReceivedBuffer(Connection connection, ProvidedBuffers? buffers, int id, uint generation, int result)
    {
        Connection = connection;
        _buffers = buffers;
        _id = id;
        _generation = generation;
        _result = result;
    }

    /// <summary>The connection that received.</summary>
    public Connection Connection { get; }

    /// <summary>Bytes received; 0 at the end of the stream and on an error.</summary>
    public int Length => _result < 0 ? 0 : _result;

    /// <summary>There are bytes.</summary>
    public bool IsSuccess => _result > 0;

    /// <summary>The peer has ended its side.</summary>
    public bool IsEndOfStream => _result == 0;

    /// <summary>The error, or <see cref="Errno.None"/>. ECANCELED: the connection was closing, or the receive was cancelled.</summary>
    public Errno Error => _result < 0 ? (Errno)(-_result) : Errno.None;

    /// <summary>The received bytes, to look at until the next <c>await</c>.</summary>
    /// <exception cref="InvalidOperationException">The buffer was taken, or has gone back to the kernel.</exception>
    public unsafe ReadOnlySpan<byte> Data
    {
        get
        {
            if (_buffers is null) return default;
            _buffers.Move(_id, _generation, BufferState.Delivered, BufferState.Delivered);
            return new ReadOnlySpan<byte>((void*)_buffers.Address(_id), _result); // Safety: delivered keeps the kernel out until the method waits again.
        }
    }

    /// <inheritdoc/>
    public static ReceivedBuffer From(RingLoop ring, FlightHandle flight)
    {
        ArgumentNullException.ThrowIfNull(ring);
        return ring.ReceivedOf(flight);
    }

    /// <summary>Takes the buffer, to send it or to keep it across an <c>await</c>. False at the end of the stream and on an error.</summary>
    /// <param name="data">The buffer; it must be sent or returned.</param>
    /// <exception cref="InvalidOperationException">It was taken before, or has gone back to the kernel.</exception>
    public bool TryTake(out HeldBuffer data)
    {
        data = default;
        if (_buffers is null) return false;
        _buffers.Move(_id, _generation, BufferState.Delivered, BufferState.Taken);
        _buffers.Keep(_id, _generation);
        data = new HeldBuffer(_buffers, _id, _generation, _result);
        return true;
    }
}
