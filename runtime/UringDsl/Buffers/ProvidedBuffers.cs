using System;
using System.Threading;
using UringDsl.Abi;

namespace UringDsl.Core;

/// <summary>One ring of provided buffers: the entries that the kernel takes from, the memory behind them, and who has each of them.</summary>
internal sealed unsafe class ProvidedBuffers : IDisposable
{
    private readonly CompilerServices.RingLoop _loop;
    private readonly IoUring _ring;
    private readonly RingStatistics _statistics;
    private readonly BufferRingEntry* _entries;
    private readonly byte* _memory;
    private readonly BufferState[] _states;
    private readonly uint[] _generations;   // counts the times that a buffer left the kernel
    private readonly Connection[] _owners;
    private readonly int _mask;
    private ushort _tail, _published;

    public ProvidedBuffers(CompilerServices.RingLoop loop, IoUring ring, RingStatistics statistics, string name, int group, int entryCount, int bufferSize)
    {
        _loop = loop;
        _ring = ring;
        _statistics = statistics;
        Name = name;
        Group = group;
        EntryCount = entryCount;
        BufferSize = bufferSize;
        _mask = entryCount - 1;
        _states = new BufferState[entryCount];
        _generations = new uint[entryCount];
        _owners = new Connection[entryCount];
        _entries = (BufferRingEntry*)Kernel.MapMemory(EntriesLength);
        _memory = (byte*)Kernel.MapMemory(MemoryLength);
        BufferRegistration registration = new() { RingAddress = (ulong)_entries, RingEntries = (uint)entryCount, BufferGroup = (ushort)group };
        int result = ring.Register(RegisterOpcode.RegisterBufferRing, &registration, 1);
        if (result < 0)
        {
            Unmap();
            string what = $"The buffer ring \"{name}\" of {entryCount} x {bufferSize} bytes (REGISTER_PBUF_RING)";
            throw RingUnavailableException.FromErrno(what, (Errno)(-result));
        }
        for (int id = 0; id < entryCount; id++) Add(id);
        Publish();
    }

    public string Name { get; }

    public int Group { get; }

    public int EntryCount { get; }

    public int BufferSize { get; }

    /// <summary>Buffers that are not with the kernel, as far as completions told.</summary>
    public int InUse { get; private set; }

    public int Free => EntryCount - InUse;

    /// <summary>At most a quarter is free: sends give theirs back and keep a copy, so that a last quarter always goes round.</summary>
    public bool IsLow => Free <= EntryCount >> 2;

    private nuint EntriesLength => (nuint)EntryCount * (nuint)sizeof(BufferRingEntry);

    private nuint MemoryLength => (nuint)EntryCount * (nuint)BufferSize;

    public nint Address(int id) => (nint)(_memory + (nint)id * BufferSize);

    public BufferState State(int id) => _states[id];

    public uint Generation(int id) => _generations[id];

    /// <summary>A completion named this buffer. False for an id that the kernel cannot have meant (a forged completion).</summary>
    public bool TryDeliver(int id, Connection owner)
    {
        if (id >= EntryCount || _states[id] != BufferState.Kernel) return false;
        _states[id] = BufferState.Delivered;
        _generations[id]++;
        _owners[id] = owner;
        InUse++;
        _statistics.BuffersInUse++;
        return true;
    }

    /// <summary>Moves a buffer from one owner to the next; throws when it is not where the caller believes.</summary>
    public void Move(int id, uint generation, BufferState from, BufferState to)
    {
        if (_generations[id] != generation || _states[id] != from) ThrowMoved(id, generation);
        _states[id] = to;
    }

    /// <summary>The user keeps a buffer: it counts towards what its connection may queue.</summary>
    public void Keep(int id, uint generation)
    {
        Move(id, generation, BufferState.Taken, BufferState.Held);
        _loop.CountHeld(_owners[id], 1);
    }

    /// <summary>The user looks at a kept buffer.</summary>
    public void CheckKept(int id, uint generation)
    {
        _loop.CheckThread("A HeldBuffer");
        Move(id, generation, BufferState.Held, BufferState.Held);
    }

    /// <summary>The user gives a kept buffer up, to a send or to the kernel.</summary>
    public void Unkeep(int id, uint generation, BufferState to)
    {
        _loop.CheckThread("A HeldBuffer"); // Another ring runs on another thread, so this keeps a buffer from being sent there, too.
        Move(id, generation, BufferState.Held, to);
        _loop.CountHeld(_owners[id], -1);
    }

    /// <summary>Gives a buffer back to the kernel, at the next <see cref="Publish"/>.</summary>
    public void Recycle(int id)
    {
        if (_states[id] == BufferState.Kernel) throw new InvalidOperationException($"Buffer {id} of \"{Name}\" was returned twice.");
        _states[id] = BufferState.Kernel;
        InUse--;
        _statistics.BuffersInUse--;
        Add(id);
    }

    /// <summary>Shows the returned buffers to the kernel. Once per turn: the kernel reads the tail only when it runs.</summary>
    public void Publish()
    {
        if (_tail == _published) return;
        _published = _tail;
        Volatile.Write(ref _entries[0].Tail, _tail); // Pairs with the kernel's acquire load: the entries below the tail are whole.
    }

    /// <summary>Takes back what the user still holds when the ring ends. Returns how many that were.</summary>
    public int RecycleHeld()
    {
        int held = 0;
        for (int id = 0; id < EntryCount; id++)
        {
            if (_states[id] != BufferState.Held) continue;
            _generations[id]++; // What the user still has is stale from here on.
            Recycle(id);
            held++;
        }
        return held;
    }

    /// <summary>The ring has failed: what the user still has is stale, and its memory is the kernel's to write for as long as it likes.</summary>
    public void Forget()
    {
        for (int id = 0; id < EntryCount; id++) _generations[id]++;
    }

    public void Dispose()
    {
        BufferRegistration registration = new() { BufferGroup = (ushort)Group };
        int result = _ring.Register(RegisterOpcode.UnregisterBufferRing, &registration, 1);
        if (result < 0) throw new RingException($"io_uring_register(UNREGISTER_PBUF_RING) of \"{Name}\"", (Errno)(-result));
        Unmap();
    }

    private void Unmap()
    {
        Kernel.UnmapMemory(_entries, EntriesLength);
        Kernel.UnmapMemory(_memory, MemoryLength);
    }

    private void Add(int id)
    {
        ref BufferRingEntry entry = ref _entries[_tail++ & _mask];
        entry.Address = (ulong)Address(id); // Not the whole entry: the tail of the ring lies inside the first one.
        entry.Length = (uint)BufferSize;
        entry.BufferId = (ushort)id;
    }

    private void ThrowMoved(int id, uint generation) => throw new InvalidOperationException(
        _generations[id] != generation
            ? $"The buffer of \"{Name}\" was used after it had gone back to the kernel: it may hold another receive's bytes."
            : $"The buffer of \"{Name}\" was used a second time: it belongs to the operation that it was passed to ({_states[id]}). "
            + "Keep() it to use it later.");
}
