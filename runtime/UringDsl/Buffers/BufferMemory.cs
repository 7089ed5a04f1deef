namespace UringDsl.Core;

/// <summary>A stretch of zeroed pages, huge ones where they were asked for and there are some.</summary>
internal sealed unsafe class BufferMemory
{
    public const int HugePageBytes = 2 << 20;

    private readonly void* _mapping;
    private readonly nuint _mappedBytes;

    public BufferMemory(nuint bytes, bool huge)
    {
        nuint whole = (bytes + HugePageBytes - 1) & ~(nuint)(HugePageBytes - 1);
        if (huge && Kernel.TryMapHuge(whole, out _mapping))
        {
            _mappedBytes = whole;
            Pages = BufferPages.Huge;
            Address = (byte*)_mapping;
            return;
        }
        // A huge page begins at a multiple of its size, and a mapping at a multiple of 4096: one more holds them all.
        _mappedBytes = huge ? whole + HugePageBytes : bytes;
        _mapping = Kernel.MapMemory(_mappedBytes);
        Address = (byte*)_mapping;
        if (!huge) return;
        Address = (byte*)(((nuint)_mapping + HugePageBytes - 1) & ~(nuint)(HugePageBytes - 1));
        if (Kernel.TryAdviseHuge(Address, whole)) Pages = BufferPages.Transparent;
    }

    /// <summary>The first byte. It stays mapped until <see cref="Unmap"/>, whatever becomes of this object.</summary>
    public byte* Address { get; }

    public BufferPages Pages { get; }

    public void Unmap() => Kernel.UnmapMemory(_mapping, _mappedBytes);
}
