using System;
using System.Runtime.CompilerServices;

namespace UringDsl.Core;

/// <summary>
/// Blocks of native memory of one size, by index. A block never moves, so its address may stand in a submission. Addresses for all that there may
/// ever be are reserved with the first one, so that an index is a multiplication away from its block; memory is mapped there piece by piece. Where
/// addresses are limited (RLIMIT_AS) there may be fewer of them. Free blocks form a list inside their own memory.
/// </summary>
internal sealed unsafe class NativePool(int blockBytes, int blocksAtOnce, int maxBlocks) : IDisposable
{
    private int _maxBlocks = maxBlocks;
    private byte* _blocks;
    private nuint _mappedBytes;
    private int _untouched;
    private FreeBlock* _free;

    /// <summary>Blocks that are out.</summary>
    public int InUse { get; private set; }

    /// <summary>Blocks that can still be taken.</summary>
    public int Left => _maxBlocks - InUse;

    /// <summary>The same without the last 64th of them, which are for what cannot be refused.</summary>
    public int Spare => Left - (_maxBlocks >> 6);

    private nuint ReservedBytes => Kernel.WholePages((nuint)blockBytes * (nuint)_maxBlocks);

    /// <summary>Takes a block; its content is what the last user left (zero at first). False at the limit.</summary>
    public bool TryTake(out int index)
    {
        if (!TryTakeFree(out byte* block)) return TryTakeUntouched(out index);
        index = ((FreeBlock*)block)->Index;
        return true;
    }

    /// <summary>What a caller throws that needs one at the limit.</summary>
    public RingException LimitReached(string blocks) => new($"This ring has {InUse} {blocks}, and cannot have more.");

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

    public byte* Address(int index) => _blocks + (nint)index * blockBytes;

    private bool TryTakeUntouched(out int index)
    {
        index = _untouched;
        if (_blocks == null) Reserve();
        if (index == _maxBlocks) return false;
        if ((nuint)blockBytes * (nuint)(index + 1) > _mappedBytes) MapMore();
        ((FreeBlock*)Address(index))->Index = index;
        _untouched++;
        InUse++;
        return true;
    }

    private void Reserve()
    {
        void* blocks;
        while (!Kernel.TryReserveMemory(ReservedBytes, out blocks))
        {
            if (_maxBlocks <= blocksAtOnce) throw RingUnavailableException.FromErrno($"mmap of {ReservedBytes} bytes of addresses", Kernel.LastError());
            _maxBlocks /= 2;
        }
        _blocks = (byte*)blocks;
    }

    private void MapMore()
    {
        nuint bytes = Math.Min(Kernel.WholePages((nuint)blockBytes * (nuint)blocksAtOnce), ReservedBytes - _mappedBytes);
        Kernel.MapReserved(_blocks + _mappedBytes, bytes);
        _mappedBytes += bytes;
    }

    public void Dispose()
    {
        Kernel.UnmapMemory(_blocks, ReservedBytes);
        _blocks = null;
        _mappedBytes = 0;
        _untouched = 0;
        _free = null;
    }
}
