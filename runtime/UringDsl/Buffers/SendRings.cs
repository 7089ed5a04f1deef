using System.Threading;
using UringDsl.Abi;

namespace UringDsl.Core;

/// <summary>
/// Rings of provided buffers that sends take their bytes from (Linux 6.10). Each is one connection's at a time, for one SEND: what the kernel
/// takes, in the order of the entries, is then the stream in its order.
/// </summary>
/// <remarks>
/// The kernel takes all entries when it starts the SEND, before it knows how many bytes will go out, and it names the first one only. So an entry
/// is never given twice: what a short send has left is put into a ring again, from the byte on where it stopped.
/// </remarks>
internal sealed unsafe class SendRings : System.IDisposable
{
    public const int Entries = 64;

    private const int Count = 16, FirstGroup = 0x4000; // behind the groups of receives

    private static readonly int s_ringBytes = System.Environment.SystemPageSize; // a ring begins at a page; its entries take a quarter of 4 KiB

    private readonly IoUring _ring;
    private readonly byte* _memory;
    private readonly ushort[] _tails = new ushort[Count];
    private readonly byte[] _free = new byte[Count];
    private int _freeCount, _registered;

    public SendRings(IoUring ring)
    {
        _ring = ring;
        _memory = (byte*)Kernel.MapMemory((nuint)(Count * s_ringBytes));
        for (int i = 0; i < Count; i++)
        {
            int result = Register(i);
            if (result < 0)
            {
                Dispose();
                throw RingUnavailableException.FromErrno($"The buffer ring of {Entries} entries for sends (REGISTER_PBUF_RING)", (Errno)(-result));
            }
            _registered++;
            _free[_freeCount++] = (byte)(Count - 1 - i);
        }
    }

    /// <summary>Rings that a send has.</summary>
    public int InUse => Count - _freeCount;

    /// <summary>Takes a ring, which is empty. False when each is in use: then a send has to do without.</summary>
    public bool TryTake(out int ring)
    {
        ring = _freeCount > 0 ? _free[--_freeCount] : -1;
        return ring >= 0;
    }

    public static ushort Group(int ring) => (ushort)(FirstGroup + ring);

    /// <summary>Adds bytes, which stay as they are until the send has ended.</summary>
    public void Add(int ring, nint address, int length)
    {
        ushort position = _tails[ring]++;
        BufferRingEntry* entry = &EntriesOf(ring)[position & (Entries - 1)];
        entry->Address = (ulong)address; // Not the whole entry: the tail of the ring lies inside the first one.
        entry->Length = (uint)length;
        entry->BufferId = (ushort)(position & (Entries - 1));
    }

    /// <summary>Shows what was added to the kernel.</summary>
    public void Publish(int ring) => Volatile.Write(ref EntriesOf(ring)->Tail, _tails[ring]); // Pairs with the kernel's acquire load.

    /// <summary>Gives a ring back.</summary>
    /// <param name="ring">Its number.</param>
    /// <param name="isSpent">Every byte of it went out. Otherwise it is made anew: a send that never started has taken nothing.</param>
    public void Return(int ring, bool isSpent)
    {
        if (!isSpent) Renew(ring);
        _free[_freeCount++] = (byte)ring;
    }

    public void Dispose()
    {
        while (_registered > 0) Unregister(--_registered);
        Kernel.UnmapMemory(_memory, (nuint)(Count * s_ringBytes));
    }

    private BufferRingEntry* EntriesOf(int ring) => (BufferRingEntry*)(_memory + ring * s_ringBytes);

    private void Renew(int ring)
    {
        Unregister(ring);
        _tails[ring] = 0;
        Publish(ring);
        int result = Register(ring);
        if (result < 0) throw new RingException("io_uring_register(REGISTER_PBUF_RING) of a ring for sends", (Errno)(-result));
    }

    private int Register(int ring)
    {
        BufferRegistration registration = new() { RingAddress = (ulong)EntriesOf(ring), RingEntries = Entries, BufferGroup = Group(ring) };
        return _ring.Register(RegisterOpcode.RegisterBufferRing, &registration, 1);
    }

    private void Unregister(int ring)
    {
        BufferRegistration registration = new() { BufferGroup = Group(ring) };
        int result = _ring.Register(RegisterOpcode.UnregisterBufferRing, &registration, 1);
        if (result < 0) throw new RingException("io_uring_register(UNREGISTER_PBUF_RING) of a ring for sends", (Errno)(-result));
    }
}
