using System;
using System.Runtime.InteropServices;
using System.Threading;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl;

/// <summary>
/// A registered buffer that other rings may register too, without pinning it again (<see cref="RingControl.CloneBuffer"/>). It can be passed
/// to any thread, and outlives its ring. All rings see the same bytes: only one may write them, and only while no other sends them.
/// </summary>
public sealed class SharedBuffer : IDisposable
{
    private readonly Lock _lock = new();
    private readonly ScratchRing _holder; // A ring without a thread of its own: the kernel clones from no ring that belongs to another thread.
    private readonly PageMemory? _pages;
    private readonly nint _address;
    private GCHandle _root;
    private bool _isDisposed;

    internal unsafe SharedBuffer(int ring, int index, nint address, int length, byte[]? array, PageMemory? pages)
    {
        Length = length;
        _address = address;
        _holder = new ScratchRing(SetupFlags.None);
        CloneBuffersRegister clone = new() { SourceFile = (uint)ring, SourceOffset = (uint)index, Count = 1 };
        int result = _holder.Register(RegisterOpcode.RegisterCloneBuffers, &clone, 1);
        if (result < 0)
        {
            _holder.Dispose();
            throw RegisteredBuffers.Refused("Sharing a registered buffer", (Errno)(-result));
        }
        if (array is not null) _root = GCHandle.Alloc(array);
        _pages = pages;
        pages?.Share();
    }

    /// <summary>Bytes.</summary>
    public int Length { get; }

    /// <summary>Ends sharing. The rings that have cloned the buffer keep it.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_isDisposed) return;
            _isDisposed = true;
            _holder.Dispose();
            if (_root.IsAllocated) _root.Free();
            _pages?.Release();
        }
    }

    /// <summary>Puts the buffer in a place of another ring's table, and gives that a root of its own.</summary>
    internal FixedBuffer CloneTo(RegisteredBuffers table)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            byte[]? array = _root.IsAllocated ? (byte[])_root.Target! : null;
            return table.Clone((uint)_holder.File, _address, Length, array, _pages);
        }
    }
}
