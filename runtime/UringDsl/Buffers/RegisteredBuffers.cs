using System;
using System.Runtime.InteropServices;
using UringDsl.Abi;
using UringDsl.CompilerServices;

namespace UringDsl.Core;

/// <summary>The table of registered buffers: the pools that the handler declared, and places for memory that is registered while it runs.</summary>
internal sealed unsafe partial class RegisteredBuffers
{
    public const int MaxEntries = 1 << 14;

    private const int MaxPlaceBytes = 1 << 30; // of one place in the kernel's table

    private readonly RingLoop _loop;
    private readonly IoUring _ring;
    private readonly FixedBuffersDeclaration[] _declarations;
    private readonly FixedEntry[] _entries;
    private readonly FixedUse[] _uses;
    private readonly int[] _free;   // heads of the lists of free ones, per pool
    private readonly PageMemory?[] _memory;
    private readonly int _places;   // of the kernel's table
    private bool _isRegistered, _hasEnded;
    private int _emptyHead;

    public RegisteredBuffers(RingLoop loop, IoUring ring, FixedBuffersDeclaration[] declarations, int spare)
    {
        _loop = loop;
        _ring = ring;
        _declarations = declarations;
        _free = new int[declarations.Length];
        _memory = new PageMemory?[declarations.Length];
        Pools = new FixedBufferPool[declarations.Length];
        int count = spare;
        foreach (FixedBuffersDeclaration declaration in declarations) count += declaration.Count;
        if (count > MaxEntries)
        {
            throw new RingException(
                $"The handler needs {count} registered buffers, {spare} of them for memory that is registered later, and a ring has {MaxEntries}. "
                + "Declare fewer, or set RingOptions.RegisteredBuffers.");
        }
        _entries = new FixedEntry[count];
        _uses = new FixedUse[count];
        int first = 0;
        ushort place = 0;
        for (int pool = 0; pool < declarations.Length; pool++)
        {
            int together = Together(declarations[pool]);
            Pools[pool] = new FixedBufferPool(this, pool, declarations[pool]) { Free = declarations[pool].Count };
            _free[pool] = first;
            for (int i = 0; i < declarations[pool].Count; i++, first++)
            {
                if (i > 0 && i % together == 0) place++;
                int next = i + 1 < declarations[pool].Count ? first + 1 : -1;
                _entries[first] = new FixedEntry { Pool = pool, Next = next, Place = place, State = FixedState.Pooled };
            }
            place++;
        }
        _emptyHead = spare > 0 ? first : -1;
        for (; first < count; first++) _entries[first] = new FixedEntry { Pool = -1, Next = first + 1 < count ? first + 1 : -1, Place = place++ };
        _places = place;
        if (declarations.Length == 0) return;
        try
        {
            RegisterPools();
        }
        catch (RingRefusedException refused)
        {
            Dispose();
            throw new RingException(refused); // Without its buffers the ring is none.
        }
    }

    public FixedBufferPool[] Pools { get; }

    /// <summary>Uses that have not ended; none when the ring has stopped in order.</summary>
    public int InUse
    {
        get
        {
            int all = 0;
            foreach (ref FixedUse use in _uses.AsSpan()) all += use.Count & ~FixedUse.Returned;
            return all;
        }
    }

    public bool TryTake(int pool, int size, out FixedBuffer buffer)
    {
        _loop.CheckThread("A pool of fixed buffers");
        if (!_isRegistered) throw new InvalidOperationException($"The buffers of \"{Pools[pool].Name}\" have been unregistered.");
        buffer = default;
        int index = _free[pool];
        if (index < 0) return false;
        ref FixedEntry entry = ref _entries[index];
        _free[pool] = entry.Next;
        Pools[pool].Free--;
        entry.State = FixedState.Taken;
        buffer = new FixedBuffer(this, index, entry.Place, _uses[index].Generation, 0, size);
        return true;
    }

    public nint Writable(int index, uint generation, int offset)
    {
        ref FixedUse use = ref Checked(index, generation);
        if (use.Count == 0) return use.Address + offset;
        throw RingEvents.Illegal(
            _loop.Statistics,
            $"{Name(index)} is used by {use.Count} operations: wait for their completions, for Released of a zero-copy send, or read it by Data.");
    }

    public nint Readable(int index, uint generation, int offset) => Checked(index, generation).Address + offset;

    public bool IsIdle(int index, uint generation) => Checked(index, generation).Count == 0;

    /// <summary>An operation uses it from now on.</summary>
    /// <returns>The address of the buffer.</returns>
    public nint Lend(int index, uint generation)
    {
        ref FixedUse use = ref Checked(index, generation);
        use.Count++;
        return use.Address;
    }

    public nint AddressOf(int index) => _uses[index].Address;

    public uint GenerationOf(int index) => _uses[index].Generation;

    public void EndUse(int index)
    {
        if (--_uses[index].Count == FixedUse.Returned) Pool(index);
    }

    public void Return(int index, uint generation)
    {
        ref FixedUse use = ref Checked(index, generation);
        if (_entries[index].Pool < 0) throw new InvalidOperationException($"{Name(index)} is of no pool: end its registration with Ring.UnregisterBuffer.");
        use.Generation++;
        use.Count += FixedUse.Returned;
        if (use.Count == FixedUse.Returned) Pool(index);
    }

    /// <summary>What each use of a buffer needs. For a caller who knows that its ring runs, and on this thread.</summary>
    /// <exception cref="InvalidOperationException">It has been returned.</exception>
    public ref FixedUse UseOf(int index, uint generation)
    {
        ref FixedUse use = ref _uses[index];
        if (use.Generation == generation) return ref use;
        throw RingEvents.Illegal(_loop.Statistics, $"{Name(index)} was used after it had been returned or unregistered: it may be somebody else's now.");
    }

    public void Dispose()
    {
        _hasEnded = true;
        if (_isRegistered) _ = _ring.Register(RegisterOpcode.UnregisterBuffers, null, 0); // The ring ends, and its table with it.
        _isRegistered = false;
        foreach (ref FixedEntry entry in _entries.AsSpan()) Free(ref entry);
        foreach (PageMemory? memory in _memory) memory?.Release();
        Array.Clear(_memory);
    }

    /// <summary>The ring has failed: the kernel may still use the memory, which is left to the end of the process.</summary>
    public void Forget() => _hasEnded = true;

    private ref FixedUse Checked(int index, uint generation)
    {
        if (_hasEnded) throw new InvalidOperationException("The ring of this buffer has ended.");
        _loop.CheckThread("A FixedBuffer"); // Another ring runs on another thread, so this keeps a buffer from being used there, too.
        return ref UseOf(index, generation);
    }

    private void Pool(int index)
    {
        ref FixedEntry entry = ref _entries[index];
        _uses[index].Count = 0;
        entry.State = FixedState.Pooled;
        entry.Next = _free[entry.Pool];
        _free[entry.Pool] = index;
        Pools[entry.Pool].Free++;
    }

    private string Name(int index) => _entries[index].Pool < 0
        ? $"The registered buffer {index}"
        : $"Buffer {index} of \"{_declarations[_entries[index].Pool].Name}\"";

    private static void Free(ref FixedEntry entry)
    {
        if (entry.Root != 0) GCHandle.FromIntPtr(entry.Root).Free();
        if (entry.Pool < 0) entry.Pages?.Release();
        entry.Root = 0;
        entry.Pages = null;
    }
}
