using System;
using System.Runtime.CompilerServices;

namespace UringDsl.Core;

/// <summary>
/// Blocks of native memory of one size, by index. A block never moves, so its address may stand in a submission. It grows by slabs up to a limit;
/// free blocks form a list inside their own memory. The list of the slabs has room for the limit, of which pages exist where slabs do: an array of
/// it, 2 MiB long, would be collected with every ring and make the first collection at the start.
/// </summary>
internal sealed unsafe class NativePool : IDisposable
{
    private readonly nuint _slabBytes;
    private readonly int _shift, _mask, _blockBytes, _maxSlabs;
    private nint* _slabs; // mapped with the first slab, at its full length
    private int _slabCount, _untouched;
    private FreeBlock* _free;

    public NativePool(int blockBytes, int blocksPerSlab, int maxBlocks)
    {
        if (!System.Numerics.BitOperations.IsPow2(blocksPerSlab)) throw new ArgumentOutOfRangeException(nameof(blocksPerSlab));
        _blockBytes = blockBytes;
        _shift = System.Numerics.BitOperations.Log2((uint)blocksPerSlab);
        _mask = blocksPerSlab - 1;
        _slabBytes = (nuint)blockBytes * (nuint)blocksPerSlab;
        _maxSlabs = (maxBlocks + blocksPerSlab - 1) / blocksPerSlab;
    }

    /// <summary>Blocks that are out.</summary>
    public int InUse { get; private set; }

    private nuint ListBytes => (nuint)_maxSlabs * (nuint)sizeof(nint);

    /// <summary>Takes a block; its content is what the last user left (zero at first). False at the limit.</summary>
    public bool TryTake(out int index)
    {
        if (!TryTakeFree(out byte* block)) return TryTakeUntouched(out index);
        index = ((FreeBlock*)block)->Index;
        return true;
    }

    /// <summary>Takes a block that came back. False when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryTakeFree(out byte* block)
    {
        block = (byte*)_free;
        if (block == null) return false;
        _free = _free->Next;
        InUse++;
        return true;
    }

    public void Return(int index) => Return(index, Address(index));

    /// <summary>The same, of a block whose address is at hand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Return(int index, byte* block)
    {
        FreeBlock* free = (FreeBlock*)block;
        free->Next = _free;
        free->Index = index;
        _free = free;
        InUse--;
    }

    /// <summary>True for an index that this pool has ever handed out: what a forged one is tested against.</summary>
    public bool Knows(int index) => (uint)index < (uint)_untouched;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte* Address(int index) => (byte*)_slabs[index >> _shift] + (nint)(index & _mask) * _blockBytes;

    private bool TryTakeUntouched(out int index)
    {
        index = _untouched;
        if (_untouched >> _shift == _slabCount)
        {
            if (_slabCount == _maxSlabs) return false;
            if (_slabs == null) _slabs = (nint*)Kernel.MapMemory(ListBytes);
            _slabs[_slabCount] = (nint)Kernel.MapMemory(_slabBytes);
            _slabCount++;
        }
        ((FreeBlock*)Address(_untouched++))->Index = index;
        InUse++;
        return true;
    }

    public void Dispose()
    {
        for (int i = 0; i < _slabCount; i++) Kernel.UnmapMemory((void*)_slabs[i], _slabBytes);
        Kernel.UnmapMemory(_slabs, ListBytes);
        _slabs = null;
        _slabCount = 0;
        _untouched = 0;
        _free = null;
    }
}
