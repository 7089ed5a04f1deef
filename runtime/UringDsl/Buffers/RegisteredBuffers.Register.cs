using System;
using System.Runtime.InteropServices;
using UringDsl.Abi;
using UringDsl.CompilerServices;

namespace UringDsl.Core;

internal sealed unsafe partial class RegisteredBuffers
{
    /// <summary>Registers memory of the user's in an empty place.</summary>
    public FixedBuffer Add(nint address, int length, nint root, PageMemory? pages)
    {
        int index = TakeEmpty();
        int result = Update(_entries[index].Place, address, length);
        if (result < 0)
        {
            _entries[index].Next = _emptyHead;
            _emptyHead = index;
            throw Refused($"Registering {length} bytes", (Errno)(-result));
        }
        return Occupy(index, address, length, root, pages);
    }

    /// <summary>Puts other memory in the place of a buffer that no operation uses.</summary>
    public FixedBuffer Replace(FixedBuffer buffer, nint address, int length, nint root)
    {
        ref FixedEntry entry = ref Idle(buffer, "replaced");
        int result = Update(buffer.BufferIndex, address, length);
        if (result < 0) throw Refused($"Registering {length} bytes", (Errno)(-result));
        Free(ref entry);
        return Occupy(buffer.Index, address, length, root, pages: null);
    }

    /// <summary>Ends the registration of the user's memory.</summary>
    public void Remove(FixedBuffer buffer)
    {
        ref FixedEntry entry = ref Idle(buffer, "unregistered");
        int result = Update(buffer.BufferIndex, 0, 0);
        if (result < 0) throw Refused("Clearing a registered buffer", (Errno)(-result));
        Free(ref entry);
        Vacate(buffer.Index);
    }

    /// <summary>Ends all registrations, those of the pools too.</summary>
    public void RemoveAll()
    {
        if (!_isRegistered) throw new InvalidOperationException("This ring has no registered buffers.");
        for (int i = 0; i < _entries.Length; i++)
        {
            ref FixedEntry entry = ref _entries[i];
            bool isOut = _uses[i].Count > 0 || (entry.Pool >= 0 && entry.State != FixedState.Pooled);
            if (isOut) throw new InvalidOperationException($"{Name(i)} is taken or in use: return all buffers, and wait for their operations, first.");
        }
        int result = _ring.Register(RegisterOpcode.UnregisterBuffers, null, 0);
        if (result < 0) throw Refused("Unregistering the buffers", (Errno)(-result));
        _isRegistered = false;
        Array.Fill(_free, -1); // For good: their memory is none of the kernel's any more, whatever is registered later.
        foreach (FixedBufferPool pool in Pools) pool.Free = 0;
        for (int i = _entries.Length - 1; i >= 0; i--)
        {
            ref FixedEntry entry = ref _entries[i];
            if (entry.Pool >= 0 || entry.State == FixedState.Empty) continue;
            Free(ref entry);
            Vacate(i);
        }
    }

    /// <summary>
    /// Buffers of a pool that are registered as one: the kernel then looks up the same place for each, which stays in the cache. Before Linux 6.15
    /// a part of what is registered counts as all that is behind it, too, and O_DIRECT splits such a request: there each has a place.
    /// </summary>
    private int Together(FixedBuffersDeclaration pool) =>
        _loop.Capabilities.TakesPartsOfBuffers ? Math.Clamp(MaxPlaceBytes / pool.Size, 1, pool.Count) : 1;

    private void RegisterPools()
    {
        MakeTable();
        int first = 0;
        for (int pool = 0; pool < _declarations.Length; pool++)
        {
            FixedBuffersDeclaration declaration = _declarations[pool];
            PageMemory memory = new((nuint)declaration.Count * (nuint)declaration.Size, declaration.HugePages);
            _memory[pool] = memory;
            for (int i = 0; i < declaration.Count; i++, first++)
            {
                ref FixedEntry entry = ref _entries[first];
                _uses[first].Address = memory.Address + (nint)i * declaration.Size;
                entry.Length = declaration.Size;
                entry.Pages = memory;
            }
            int together = Together(declaration);
            for (int i = 0; i < declaration.Count; i += together)
            {
                int index = first - declaration.Count + i;
                int result = Update(_entries[index].Place, _uses[index].Address, Math.Min(together, declaration.Count - i) * declaration.Size);
                if (result >= 0) continue;
                throw Refused($"Registering the buffers \"{declaration.Name}\" ({declaration.Count} x {declaration.Size} bytes)", (Errno)(-result));
            }
        }
    }

    /// <summary>A table of empty places; the first registration makes it where the handler declares no pool.</summary>
    private void MakeTable()
    {
        if (_isRegistered) return;
        ResourceRegister register = new() { Count = (uint)_places, Flags = UringConstants.ResourceSparse };
        int result = _ring.Register(RegisterOpcode.RegisterBuffers2, &register, (uint)sizeof(ResourceRegister));
        if (result < 0) throw Refused($"Making a table of {_places} registered buffers", (Errno)(-result));
        _isRegistered = true;
    }

    private int TakeEmpty()
    {
        int index = _emptyHead;
        if (index < 0)
        {
            throw new InvalidOperationException(
                $"All {_entries.Length} places of registered buffers are in use. Set RingOptions.RegisteredBuffers to have more for the memory of your own.");
        }
        MakeTable();
        _emptyHead = _entries[index].Next;
        return index;
    }

    private FixedBuffer Occupy(int index, nint address, int length, nint root, PageMemory? pages)
    {
        ref FixedUse use = ref _uses[index];
        use = new FixedUse { Address = address, Generation = use.Generation + 1 };
        ushort place = _entries[index].Place;
        _entries[index] = new FixedEntry { Length = length, Next = -1, Pool = -1, Root = root, Pages = pages, Place = place, State = FixedState.Taken };
        return new FixedBuffer(this, index, place, use.Generation, 0, length);
    }

    private void Vacate(int index)
    {
        _uses[index].Generation++;
        _entries[index] = new FixedEntry { Pool = -1, Next = _emptyHead, Place = _entries[index].Place };
        _emptyHead = index;
    }

    private ref FixedEntry Idle(FixedBuffer buffer, string what)
    {
        ref FixedUse use = ref Checked(buffer.Index, buffer.Generation);
        ref FixedEntry entry = ref _entries[buffer.Index];
        if (entry.Pool >= 0) throw new InvalidOperationException($"{Name(buffer.Index)} belongs to its pool and cannot be {what}: return it.");
        if (use.Count > 0)
        {
            throw new InvalidOperationException(
                $"{Name(buffer.Index)} is used by {use.Count} operations and cannot be {what} before they have retired.");
        }
        return ref entry;
    }

    private int Update(ushort place, nint address, int length)
    {
        IoVector vector = new() { Base = (ulong)address, Length = (ulong)length };
        ResourceUpdate2 update = new() { Offset = place, Data = (ulong)&vector, Count = 1 };
        return _ring.Register(RegisterOpcode.RegisterBuffersUpdate, &update, (uint)sizeof(ResourceUpdate2));
    }

    public static RingRefusedException Refused(string what, Errno error) => new(what, error, error is Errno.ENOMEM or Errno.ENOBUFS
        ? "It needs memory that may be locked: raise RLIMIT_MEMLOCK (ulimit -l, LimitMEMLOCK), or take fewer or smaller buffers."
        : "Give it memory that is mapped and may be written to.");
}
