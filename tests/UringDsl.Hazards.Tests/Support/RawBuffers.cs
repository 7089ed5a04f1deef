using System;
using System.Threading;
using UringDsl.Abi;
using UringDsl.Testing;

namespace UringDsl.Hazards.Tests.Support;

/// <summary>A ring of provided buffers without any bookkeeping: whatever the test gives, the kernel gets.</summary>
internal sealed unsafe class RawBuffers
{
    private readonly RawRing _ring;
    private readonly BufferRingEntry* _entries;
    private readonly byte* _memory;
    private readonly int _count, _size;
    private ushort _tail;

    /// <summary>A group with room for so many buffers, and none given.</summary>
    public RawBuffers(RawRing ring, Arena arena, int count = 4, int size = 64, BufferRingFlags flags = BufferRingFlags.None, ushort group = 7)
    {
        (_ring, _count, _size, Group) = (ring, count, size, group);
        _entries = (BufferRingEntry*)arena.Take(count * sizeof(BufferRingEntry)).Address;
        _memory = (byte*)arena.Take(2 * count * size).Address;
        BufferRegistration registration = new()
        {
            RingAddress = (ulong)_entries,
            RingEntries = (uint)count,
            BufferGroup = group,
            Flags = flags,
        };
        Assert.Equal(0, ring.Registered(RegisterOpcode.RegisterBufferRing, &registration, 1));
    }

    public ushort Group { get; }

    /// <summary>Buffers that are there for the kernel to take.</summary>
    public int Available
    {
        get
        {
            uint* status = stackalloc uint[10];
            new Span<uint>(status, 10).Clear();
            status[0] = Group;
            Assert.Equal(0, _ring.Registered(RegisterOpcode.RegisterBufferRingStatus, status, 1));
            return (ushort)(_tail - status[1]);
        }
    }

    /// <summary>The memory of a buffer. There is more of it than the ring has places, for ids that do not fit.</summary>
    public Block this[int id] => new((nint)(_memory + id * _size), _size);

    public RawBuffers Give(params ReadOnlySpan<int> ids)
    {
        foreach (int id in ids) Write(_tail++, id, this[id]);
        return Publish();
    }

    public RawBuffers GiveAll()
    {
        for (int id = 0; id < _count; id++) Give(id);
        return this;
    }

    /// <summary>Gives memory under an id.</summary>
    public void Give(int id, Block memory)
    {
        Write(_tail++, id, memory);
        Publish();
    }

    /// <summary>Writes the entry of a place, and shows it to nobody.</summary>
    public void Write(int position, int id, Block memory)
    {
        ref BufferRingEntry entry = ref _entries[position & (_count - 1)];
        (entry.Address, entry.Length, entry.BufferId) = ((ulong)memory.Address, (uint)memory.Length, (ushort)id);
    }

    /// <summary>Shows so many more entries to the kernel, whatever is in them.</summary>
    public void Advance(int count)
    {
        _tail += (ushort)count;
        Publish();
    }

    public int Unregister()
    {
        BufferRegistration registration = new() { BufferGroup = Group };
        return _ring.Registered(RegisterOpcode.UnregisterBufferRing, &registration, 1);
    }

    private RawBuffers Publish()
    {
        // The tail lies in the reserved word of the first entry. The kernel's acquire load is the pair of this store.
        Volatile.Write(ref _entries[0].Tail, _tail);
        return this;
    }
}
