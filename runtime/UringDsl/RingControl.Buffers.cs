using System;
using System.Runtime.InteropServices;
using UringDsl.Core;

namespace UringDsl;

public sealed partial class RingControl
{
    /// <summary>
    /// Registers memory of the user's own in a free place of the ring's table (Linux 5.19). It is kept alive until the end of the registration.
    /// </summary>
    /// <param name="memory">What the operations will work with.</param>
    /// <returns>The registered buffer; its bytes are those of <paramref name="memory"/>.</returns>
    /// <exception cref="RingRefusedException">The kernel refused: ENOMEM when RLIMIT_MEMLOCK is too low.</exception>
    /// <exception cref="InvalidOperationException">No place is free (<see cref="RingOptions.RegisteredBuffers"/>), or this is another thread.</exception>
    public FixedBuffer RegisterBuffer(SendBuffer memory)
    {
        RegisteredBuffers table = Table(nameof(RegisterBuffer));
        byte[] array = memory.Array ?? throw new ArgumentException("The buffer is empty: make one with Allocate.", nameof(memory));
        GCHandle root = GCHandle.Alloc(array);
        try
        {
            return table.Add(Payloads.AddressOf(array) + memory.Offset, memory.Length, GCHandle.ToIntPtr(root), pages: null);
        }
        catch
        {
            root.Free();
            throw;
        }
    }

    /// <summary>Registers native memory, such as a mapped file. It must stay mapped until its registration has ended.</summary>
    /// <param name="address">The first byte.</param>
    /// <param name="length">Bytes, at least 1.</param>
    /// <exception cref="RingRefusedException">The kernel refused: ENOMEM when RLIMIT_MEMLOCK is too low, EFAULT when it is not mapped.</exception>
    /// <exception cref="InvalidOperationException">No place is free (<see cref="RingOptions.RegisteredBuffers"/>), or this is another thread.</exception>
    public FixedBuffer RegisterBuffer(nint address, int length)
    {
        RegisteredBuffers table = Table(nameof(RegisterBuffer));
        ArgumentOutOfRangeException.ThrowIfZero(address);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        return table.Add(address, length, root: 0, pages: null);
    }

    /// <summary>Puts other memory in the place of a registered buffer that no operation uses.</summary>
    /// <param name="buffer">What <see cref="RegisterBuffer(SendBuffer)"/> returned; it cannot be used any more.</param>
    /// <param name="memory">What takes its place.</param>
    /// <exception cref="InvalidOperationException">An operation uses it, it is of a pool, or it has been unregistered.</exception>
    public FixedBuffer UpdateBuffer(FixedBuffer buffer, SendBuffer memory)
    {
        _loop.CheckThread("Ring." + nameof(UpdateBuffer));
        byte[] array = memory.Array ?? throw new ArgumentException("The buffer is empty: make one with Allocate.", nameof(memory));
        GCHandle root = GCHandle.Alloc(array);
        try
        {
            return buffer.Table.Replace(buffer, Payloads.AddressOf(array) + memory.Offset, memory.Length, GCHandle.ToIntPtr(root));
        }
        catch
        {
            root.Free();
            throw;
        }
    }

    /// <summary>Ends the registration of memory of the user's own, which no operation may use.</summary>
    /// <param name="buffer">What RegisterBuffer, UpdateBuffer or CloneBuffer returned.</param>
    /// <exception cref="InvalidOperationException">An operation uses it, it is of a pool, or it has been unregistered.</exception>
    public void UnregisterBuffer(FixedBuffer buffer)
    {
        _loop.CheckThread("Ring." + nameof(UnregisterBuffer));
        buffer.Table.Remove(buffer);
    }

    /// <summary>
    /// Ends all registrations, those of the pools too, whose buffers must all be there. Memory of the user's own can be registered again, the
    /// pools stay empty.
    /// </summary>
    /// <exception cref="InvalidOperationException">A buffer is taken from its pool or in use, or there are none.</exception>
    public void UnregisterBuffers() => Table(nameof(UnregisterBuffers)).RemoveAll();

    /// <summary>
    /// Lets other rings register a buffer of this one without pinning it again (CLONE_BUFFERS, Linux 6.13). A small ring without a thread holds
    /// it for them, since the kernel clones from no ring that belongs to another thread.
    /// </summary>
    /// <param name="buffer">The buffer; the whole of it is shared. The memory of its pool stays pinned until the last clone has ended.</param>
    /// <exception cref="RingUnavailableException">The kernel cannot clone single buffers.</exception>
    /// <exception cref="RingRefusedException">The kernel refused it; the message says why.</exception>
    public SharedBuffer ShareBuffer(FixedBuffer buffer)
    {
        RegisteredBuffers table = Table(nameof(ShareBuffer));
        ThrowWithoutClones(nameof(ShareBuffer));
        return table.Share(buffer);
    }

    /// <summary>Registers a buffer of another ring in a free place of this one's table (CLONE_BUFFERS, Linux 6.13).</summary>
    /// <param name="shared">What the other ring's handler shared.</param>
    /// <returns>A buffer of this ring with the same bytes, to be ended with <see cref="UnregisterBuffer"/>.</returns>
    /// <exception cref="RingUnavailableException">The kernel cannot clone single buffers.</exception>
    /// <exception cref="RingRefusedException">The kernel refused it; the message says why.</exception>
    public FixedBuffer CloneBuffer(SharedBuffer shared)
    {
        ArgumentNullException.ThrowIfNull(shared);
        RegisteredBuffers table = Table(nameof(CloneBuffer));
        ThrowWithoutClones(nameof(CloneBuffer));
        return shared.CloneTo(table);
    }

    private void ThrowWithoutClones(string member)
    {
        if (_loop.Capabilities.Has(RingFeature.CloneBuffers)) return;
        throw RingUnavailableException.Because(
            $"Ring.{member} needs CLONE_BUFFERS, which Linux has since 6.13. Register the memory on each ring instead.", RefusalReason.Kernel);
    }

    private RegisteredBuffers Table(string member)
    {
        _loop.CheckThread("Ring." + member);
        return _loop.Registered;
    }
}
