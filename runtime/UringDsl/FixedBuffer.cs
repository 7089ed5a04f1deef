using System;
using UringDsl.Core;

namespace UringDsl;

/// <summary>
/// A registered buffer, or a part of one: memory that the kernel has pinned. It may be stored, and used on its ring's thread until it is
/// returned. Any number of operations may work with it at the same time; to return it earlier is fine, it is free when they have retired.
/// </summary>
public readonly struct FixedBuffer
{
    private readonly RegisteredBuffers? _table;
    private readonly ushort _index;
    private readonly ushort _place;
    private readonly uint _generation;
    private readonly int _offset;

    internal FixedBuffer(RegisteredBuffers table, int index, ushort place, uint generation, int offset, int length)
    {
        _table = table;
        _index = (ushort)index;
        _place = place;
        _generation = generation;
        _offset = offset;
        Length = length;
    }

    /// <summary>Bytes.</summary>
    public int Length { get; }

    /// <summary>The number among the registered buffers of the ring, from 0 on: no other buffer has it at the same time.</summary>
    public int Index => _index;

    /// <summary>
    /// The place in the kernel's table, <c>buf_index</c> of an entry. Buffers of one pool share it (from Linux 6.15 on): they are registered together.
    /// </summary>
    public ushort BufferIndex => _place;

    /// <summary>The bytes, to be filled.</summary>
    /// <exception cref="InvalidOperationException">It has been returned, an operation works with it, or this is another thread than its ring's.</exception>
    public unsafe Span<byte> Span => new((void*)Table.Writable(_index, _generation, _offset), Length); // Safety: the table keeps the memory while it is taken.

    /// <summary>The bytes, to be read: also while an operation sends or writes them.</summary>
    /// <exception cref="InvalidOperationException">It has been returned, or this is another thread than its ring's.</exception>
    public unsafe ReadOnlySpan<byte> Data => new((void*)Table.Readable(_index, _generation, _offset), Length); // Safety: as above.

    /// <summary>No operation works with it.</summary>
    /// <exception cref="InvalidOperationException">It has been returned, or this is another thread than its ring's.</exception>
    public bool IsIdle => Table.IsIdle(_index, _generation);

    /// <summary>A part of the same buffer. What returns one returns the whole.</summary>
    /// <param name="start">The first byte.</param>
    /// <param name="length">Bytes, at least 1.</param>
    public FixedBuffer Slice(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length - start);
        return new FixedBuffer(Table, _index, _place, _generation, _offset + start, length);
    }

    /// <summary>Gives the buffer back to its pool: at once, or when the operations that work with it have retired.</summary>
    /// <exception cref="InvalidOperationException">It has been returned, it is of no pool, or this is another thread than its ring's.</exception>
    public void Return() => Table.Return(_index, _generation);

    internal RegisteredBuffers Table => _table ?? throw new InvalidOperationException("This buffer is empty: take one from a pool of [FixedBuffers].");

    internal uint Generation => _generation;

    internal int Offset => _offset;

    internal bool IsPartOf(FixedBuffer other) => _table == other._table && _index == other._index && _generation == other._generation;

    internal Payload Lend()
    {
        RegisteredBuffers table = Table;
        nint address = table.Lend(_index, _generation) + _offset;
        return new Payload { Address = address, Length = Length, Key = Payloads.KeyOf(_index, _place), Kind = PayloadKind.Fixed };
    }
}
