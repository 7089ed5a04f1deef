using System;
using System.ComponentModel;
using UringDsl.CompilerServices;
using UringDsl.Core;

namespace UringDsl;

/// <summary>The buffers of one <see cref="FixedBuffersAttribute"/>. It belongs to the ring's thread.</summary>
public sealed class FixedBufferPool
{
    private readonly RegisteredBuffers _table;
    private readonly int _pool;

    internal FixedBufferPool(RegisteredBuffers table, int pool, FixedBuffersDeclaration declaration)
    {
        _table = table;
        _pool = pool;
        Name = declaration.Name;
        Count = declaration.Count;
        Size = declaration.Size;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its buffers.</summary>
    public int Count { get; }

    /// <summary>Bytes of each.</summary>
    public int Size { get; }

    /// <summary>Buffers that nobody has. Read by another thread it is a hint.</summary>
    public int Free { get; internal set; }

    /// <summary>For generated code: the pool of a handler's ring.</summary>
    /// <param name="ring">The ring, or null while the handler does not run.</param>
    /// <param name="pool">Its number.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <exception cref="InvalidOperationException">The handler does not run, or this is another thread than the ring's.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static FixedBufferPool Of(RingLoop? ring, int pool, string name) => RingLoop.Current(ring, name).Registered.Pools[pool];

    /// <summary>Takes a buffer; its content is what the last user left. False when none is free.</summary>
    /// <exception cref="InvalidOperationException">This is another thread than the ring's, or the buffers have been unregistered.</exception>
    public bool TryTake(out FixedBuffer buffer) => _table.TryTake(_pool, Size, out buffer);
}
