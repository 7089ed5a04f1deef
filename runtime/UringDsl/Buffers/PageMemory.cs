using System.Threading;

namespace UringDsl.Core;

/// <summary>Pages of native memory that several owners share: the last one unmaps them.</summary>
internal sealed unsafe class PageMemory(nuint bytes, bool hugePages)
{
    private readonly BufferMemory _memory = new(bytes, hugePages);
    private int _owners = 1;

    public nint Address => (nint)_memory.Address;

    /// <summary>One more owner. From any thread, by one who is an owner already.</summary>
    public void Share() => Interlocked.Increment(ref _owners);

    /// <summary>One owner less. From any thread.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _owners) == 0) _memory.Unmap();
    }
}
