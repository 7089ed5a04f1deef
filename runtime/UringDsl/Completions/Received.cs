using System;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl;

/// <summary>
/// One receive into a provided buffer: bytes, or the end of the stream, or an error. The end and an error come exactly once, and nothing
/// comes after them.
/// </summary>
public readonly ref struct Received
{
    private readonly ProvidedBuffers? _buffers;
    private readonly int _id;
    private readonly uint _generation;
    private readonly int _result;

    internal Received(Connection connection, ProvidedBuffers? buffers, int id, int result, bool isArmed)
    {
        Connection = connection;
        _buffers = buffers;
        _id = id;
        _generation = buffers?.Generation(id) ?? 0;
        _result = result;
        IsArmed = isArmed;
    }

    /// <summary>The connection that received.</summary>
    public Connection Connection { get; }

    /// <summary>Bytes received; 0 at the end of the stream and on an error.</summary>
    public int Length => _result < 0 ? 0 : _result;

    /// <summary>There are bytes.</summary>
    public bool IsSuccess => _result > 0;

    /// <summary>The peer has ended its side.</summary>
    public bool IsEndOfStream => _result == 0;

    /// <summary>The error, or <see cref="Errno.None"/>.</summary>
    public Errno Error => _result < 0 ? (Errno)(-_result) : Errno.None;

    /// <summary>The kernel says that the receive goes on without another submission.</summary>
    public bool IsArmed { get; }

    /// <summary>
    /// The kernel saw more in the socket than it has given (Linux 5.19): another completion follows at once. It says so at the end of a stream,
    /// too.
    /// </summary>
    public bool HasMoreWaiting { get; internal init; }

    /// <summary>The received bytes, to look at until the completion method returns.</summary>
    /// <exception cref="InvalidOperationException">The buffer was taken and passed on.</exception>
    public unsafe ReadOnlySpan<byte> Data
    {
        get
        {
            if (_buffers is null) return default;
            if (_buffers.Generation(_id) != _generation || _buffers.State(_id) is not (BufferState.Delivered or BufferState.Taken))
            {
                throw new InvalidOperationException("The received bytes were passed on: they belong to the operation that took them.");
            }
            return new ReadOnlySpan<byte>((void*)_buffers.Address(_id), _result); // Safety: these states keep the kernel out until the handler returns.
        }
    }

    internal ReceivedBuffer ToBuffer() => new(Connection, _buffers, _id, _generation, _result);

    /// <summary>Takes the buffer, to send it or keep it. False at the end of the stream and on an error.</summary>
    /// <exception cref="InvalidOperationException">It was taken before.</exception>
    public bool TryTake(out BufferLease data)
    {
        data = default;
        if (_buffers is null) return false;
        _buffers.Move(_id, _generation, BufferState.Delivered, BufferState.Taken);
        data = new BufferLease(_buffers, _id, _generation, _result);
        return true;
    }
}
