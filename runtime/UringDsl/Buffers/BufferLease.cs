using System;
using UringDsl.Core;

namespace UringDsl;

/// <summary>
/// A received buffer that a completion has taken. Pass it to a send, <see cref="Keep"/> it, or do nothing: what is not passed on goes back to
/// the kernel when
/// the completion method returns. It can be used once.
/// </summary>
public readonly ref struct BufferLease
{
    private readonly ProvidedBuffers _buffers;
    private readonly int _id;
    private readonly uint _generation;
    private readonly int _offset;

    internal BufferLease(ProvidedBuffers buffers, int id, uint generation, int length, int offset = 0)
    {
        _buffers = buffers;
        _id = id;
        _generation = generation;
        _offset = offset;
        Length = length;
    }

    /// <summary>Bytes that were received.</summary>
    public int Length { get; }

    /// <summary>The received bytes, writable in place.</summary>
    /// <exception cref="InvalidOperationException">The lease has been passed on or returned.</exception>
    public unsafe Span<byte> Span
    {
        get
        {
            Buffers.Move(_id, _generation, BufferState.Taken, BufferState.Taken);
            // Safety: the taken state keeps the kernel out until the lease is passed on.
            return new Span<byte>((void*)(_buffers.Address(_id) + _offset), Length);
        }
    }

    private ProvidedBuffers Buffers => _buffers ?? throw new InvalidOperationException("This lease is empty: take one with Received.TryTake.");

    /// <summary>Keeps the buffer beyond the completion method. The result can be stored; it must be returned or sent.</summary>
    /// <exception cref="InvalidOperationException">The lease has been passed on or returned.</exception>
    public HeldBuffer Keep()
    {
        Buffers.Keep(_id, _generation);
        return new HeldBuffer(_buffers, _id, _generation, Length, _offset);
    }

    /// <summary>A part of it, in place of the whole: the lease of a message is that of its payload.</summary>
    internal BufferLease Part(int offset, int length) => new(_buffers, _id, _generation, length, _offset + offset);

    internal Payload Consume()
    {
        Buffers.Move(_id, _generation, BufferState.Taken, BufferState.Sending);
        return Payloads.OfBuffer(_buffers, _id, Length, _offset);
    }
}
