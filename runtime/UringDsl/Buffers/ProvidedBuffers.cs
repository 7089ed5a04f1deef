using System;
using UringDsl.Abi;
using UringDsl.CompilerServices;

namespace UringDsl.Core;

/// <summary>One ring of provided buffers: the entries that the kernel takes from, the memory behind them, and who has each of them.</summary>
internal sealed unsafe partial class ProvidedBuffers : IDisposable
{
    private const int FirstSlices = 4096;    // room for slices that are out at once; it grows when they are more than ever before
    private const int PlainBytes = 4096; // of each buffer where the kernel cannot consume large ones piece by piece

    private readonly RingLoop _loop;
    private readonly IoUring _ring;
    private readonly RingStatistics _statistics;
    private readonly BufferRingEntry* _entries;
    private readonly BufferMemory _memory;
    private readonly byte* _bytes;
    private readonly int _mask;
    private BufferSlot[] _slots; // of a plain ring one for each buffer, at its id; managed, since a stale HeldBuffer asks here after the end

    public ProvidedBuffers(RingLoop loop, IoUring ring, RingStatistics statistics, BufferRingDeclaration declaration, int group, bool incremental,
        int ownForConnections)
    {
        _loop = loop;
        _ring = ring;
        _statistics = statistics;
        Name = declaration.Name;
        Group = group;
        LowWater = declaration.LowWater;
        IsIncremental = declaration.Incremental && incremental;
        // Where the kernel cannot, one receive takes a whole buffer: the same memory in pieces that are not too large for that.
        bool isCut = declaration.Incremental && !incremental;
        (EntryCount, BufferSize) = isCut ? Cut(declaration.Entries, declaration.BufferSize) : (declaration.Entries, declaration.BufferSize);
        _isOwn = ownForConnections > 0;
        if (_isOwn) EntryCount = OwnEntries(declaration, EntryCount, ownForConnections);
        _memory = new BufferMemory(MemoryLength, declaration.HugePages);
        _bytes = _memory.Address;
        _entries = (BufferRingEntry*)Kernel.MapMemory(EntriesLength);
        int result = _isOwn ? 0 : Register();
        if (result < 0)
        {
            Kernel.UnmapMemory(_entries, EntriesLength);
            _memory.Unmap();
            string what = $"The buffer ring \"{Name}\" of {EntryCount} x {BufferSize} bytes (REGISTER_PBUF_RING)";
            throw RingUnavailableException.FromErrno(what, (Errno)(-result));
        }
        _mask = EntryCount - 1;
        _positions = new int[EntryCount];
        _returned = new ushort[EntryCount];
        _consumed = IsIncremental ? new int[EntryCount] : [];
        _slices = IsIncremental ? new int[EntryCount] : [];
        _slots = new BufferSlot[IsIncremental ? FirstSlices : EntryCount];
        Statistics = new BufferRingStatistics(Name, EntryCount, BufferSize) { IsIncremental = IsIncremental, Pages = _memory.Pages };
        for (int id = 0; id < EntryCount; id++)
        {
            _returned[_returnedCount++] = (ushort)id;
            if (!IsIncremental) _slots[id].Buffer = id;
        }
        Publish();
    }

    public string Name { get; }

    public int Group { get; }

    public int EntryCount { get; }

    public int BufferSize { get; }

    /// <summary>A receive takes a piece of a buffer, and the next one goes on behind it.</summary>
    public bool IsIncremental { get; }

    /// <summary>Free buffers at which the handler is told; 0 when it does not want to know.</summary>
    public int LowWater { get; }

    public BufferRingStatistics Statistics { get; }

    /// <summary>Buffers that are not with the kernel, as far as completions told.</summary>
    public int InUse { get; private set; }

    public int Free => EntryCount - InUse - _lent;

    /// <summary>
    /// At most a quarter is free: sends give theirs back and keep a copy, so that a last quarter always goes round. An incremental buffer counts as free
    /// until all of it is out, so there the last one is low, however few there are.
    /// </summary>
    public bool IsLow => Free <= Math.Max(IsIncremental ? 1 : 0, EntryCount >> 2);

    /// <summary>What somebody has, buffers or slices of them.</summary>
    public int SlotsOut => IsIncremental ? _slicesOut : InUse;

    private nuint EntriesLength => (nuint)EntryCount * (nuint)sizeof(BufferRingEntry);

    private nuint MemoryLength => (nuint)EntryCount * (nuint)BufferSize;

    public nint Address(int slot) => (nint)(_bytes + (nint)_slots[slot].Buffer * BufferSize + _slots[slot].Offset);

    public BufferState State(int slot) => _slots[slot].State;

    public uint Generation(int slot) => _slots[slot].Generation;

    /// <summary>The connection that received it.</summary>
    public Connection OwnerOf(int slot) => _slots[slot].Owner;

    /// <summary>Bytes that may be written to, from an offset in what was received on: behind a slice lies somebody else's.</summary>
    public int CapacityOf(int length, int offset) => IsIncremental ? length : BufferSize - offset;

    /// <summary>Moves a buffer from one owner to the next; throws when it is not where the caller believes.</summary>
    public void Move(int slot, uint generation, BufferState from, BufferState to)
    {
        ref BufferSlot found = ref _slots[slot];
        if (found.Generation != generation || found.State != from) ThrowMoved(slot, generation);
        found.State = to;
    }

    /// <summary>The user keeps a buffer: it counts towards what its connection may queue.</summary>
    public void Keep(int slot, uint generation)
    {
        Move(slot, generation, BufferState.Taken, BufferState.Held);
        _loop.CountHeld(_slots[slot].Owner, 1);
    }

    /// <summary>The user looks at a kept buffer.</summary>
    public void CheckKept(int slot, uint generation)
    {
        _loop.CheckThread("A HeldBuffer");
        Move(slot, generation, BufferState.Held, BufferState.Held);
    }

    /// <summary>The user gives a kept buffer up, to a send or to the kernel.</summary>
    public void Unkeep(int slot, uint generation, BufferState to)
    {
        _loop.CheckThread("A HeldBuffer"); // Another ring runs on another thread, so this keeps a buffer from being sent there, too.
        Move(slot, generation, BufferState.Held, to);
        _loop.CountHeld(_slots[slot].Owner, -1);
    }

    /// <summary>Takes back what the user still holds when the ring ends. Returns how many that were.</summary>
    public int RecycleHeld()
    {
        int held = 0;
        for (int slot = 0; slot < _slots.Length; slot++)
        {
            if (_slots[slot].State != BufferState.Held) continue;
            _slots[slot].Generation++; // What the user still has is stale from here on.
            Recycle(slot);
            held++;
        }
        return held;
    }

    /// <summary>The ring has failed: what the user still has is stale, and its memory is the kernel's to write for as long as it likes.</summary>
    public void Forget()
    {
        for (int slot = 0; slot < _slots.Length; slot++) _slots[slot].Generation++;
    }

    public void Dispose()
    {
        BufferRegistration registration = new() { BufferGroup = (ushort)Group };
        int result = _isOwn ? 0 : _ring.Register(RegisterOpcode.UnregisterBufferRing, &registration, 1);
        if (result < 0) throw new RingException($"io_uring_register(UNREGISTER_PBUF_RING) of \"{Name}\"", (Errno)(-result));
        Kernel.UnmapMemory(_entries, EntriesLength);
        _memory.Unmap();
    }

    private int Register()
    {
        BufferRegistration registration = new()
        {
            RingAddress = (ulong)_entries, RingEntries = (uint)EntryCount, BufferGroup = (ushort)Group,
            Flags = IsIncremental ? BufferRingFlags.Incremental : BufferRingFlags.None,
        };
        return _ring.Register(RegisterOpcode.RegisterBufferRing, &registration, 1);
    }

    /// <summary>As many buffers of the size for plain receives as lie in these, as far as a ring can be that long.</summary>
    private static (int Entries, int BufferSize) Cut(int entries, int bufferSize)
    {
        const int MaxEntries = 32768;
        while (bufferSize >= PlainBytes * 2 && entries < MaxEntries) (entries, bufferSize) = (entries * 2, bufferSize / 2);
        return (entries, bufferSize);
    }

    private void ThrowMoved(int slot, uint generation) => throw RingEvents.Illegal(
        _statistics,
        Generation(slot) != generation || State(slot) == BufferState.Kernel
            ? $"The buffer of \"{Name}\" was used after it had gone back to the kernel: it may hold another receive's bytes."
            : $"The buffer of \"{Name}\" was used a second time: it belongs to the operation that it was passed to ({State(slot)}). "
            + "Keep() it to use it later.");
}
