using System;
using UringDsl.Core;

namespace UringDsl;

/// <summary>
/// A received buffer that outlives its completion method. It may be stored in fields and used after an <c>await</c>, on the ring's thread.
/// Return it or send it, once:
/// a held buffer is one that the kernel cannot receive into, and it counts towards the connection's <c>MaxQueued</c>.
/// </summary>
public readonly struct HeldBuffer
{
    private readonly ProvidedBuffers? _buffers;
    private readonly int _id;
    private readonly uint _generation;
    private readonly int _offset;

    internal HeldBuffer(ProvidedBuffers buffers, int id, uint generation, int length, int offset = 0)
    {
        _buffers = buffers;
        _id = id;
        _generation = generation;
        _offset = offset;
        Length = length;
    }

    /// <summary>Bytes that were received.</summary>
    public int Length { get; }

    /// <summary>The received bytes.</summary>
    /// <exception cref="InvalidOperationException">The buffer has been returned or sent, or the ring has ended.</exception>
    public unsafe Span<byte> Span
    {
        get
        {
            Buffers.CheckKept(_id, _generation);
            return new Span<byte>((void*)(Buffers.Address(_id) + _offset), Length); // Safety: the held state keeps the kernel out until the return.
        }
    }

    /// <summary>Gives the buffer back to the kernel.</summary>
    /// <exception cref="InvalidOperationException">The buffer has been returned or sent, or the ring has ended.</exception>
    public void Return()
    {
        Buffers.Unkeep(_id, _generation, BufferState.Delivered);
        Buffers.Recycle(_id);
    }

    private ProvidedBuffers Buffers => _buffers ?? throw new InvalidOperationException("This buffer is empty: make one with BufferLease.Keep.");

    internal Payload Consume()
    {
        Buffers.Unkeep(_id, _generation, BufferState.Sending);
        return Payloads.OfBuffer(Buffers, _id, Length, _offset);
    }
}
