using System.Runtime.InteropServices;
using UringDsl.Abi;

namespace UringDsl.Core;

internal sealed unsafe partial class RegisteredBuffers
{
    public SharedBuffer Share(FixedBuffer buffer)
    {
        nint address = Readable(buffer.Index, buffer.Generation, offset: 0);
        ref FixedEntry entry = ref _entries[buffer.Index];
        byte[]? array = entry.Root == 0 ? null : (byte[])GCHandle.FromIntPtr(entry.Root).Target!;
        return new SharedBuffer(_ring.File, buffer.BufferIndex, address, entry.Length, array, entry.Pages);
    }

    /// <summary>Registers what another ring has registered, its first buffer: no page is pinned a second time, and none is counted.</summary>
    public FixedBuffer Clone(uint source, nint address, int length, byte[]? array, PageMemory? pages)
    {
        int index = TakeEmpty();
        CloneBuffersRegister clone = new() { SourceFile = source, Flags = CloneBuffersRegister.Replace, TargetOffset = _entries[index].Place, Count = 1 };
        int result = _ring.Register(RegisterOpcode.RegisterCloneBuffers, &clone, 1);
        if (result < 0)
        {
            _entries[index].Next = _emptyHead;
            _emptyHead = index;
            throw Refused("Cloning a registered buffer", (Errno)(-result));
        }
        pages?.Share();
        return Occupy(index, address, length, array is null ? 0 : GCHandle.ToIntPtr(GCHandle.Alloc(array)), pages);
    }
}
