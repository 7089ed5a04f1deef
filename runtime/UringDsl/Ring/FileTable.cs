using System;
using UringDsl.Abi;

namespace UringDsl.Core;

/// <summary>
/// The fixed-file table. Slots below <see cref="Reserved"/> are handed out here, for sockets whose slot a chain must know before they exist;
/// the kernel allocates the others, for accepted connections.
/// </summary>
internal sealed unsafe class FileTable
{
    private readonly IoUring _ring;
    private readonly int[] _free;
    private readonly bool[] _isTaken;
    private int _freeCount;

    public FileTable(IoUring ring, int count, int reserved)
    {
        _ring = ring;
        Count = count;
        Reserved = reserved;
        _free = new int[reserved];
        _isTaken = new bool[reserved];
        for (int i = 0; i < reserved; i++) _free[i] = reserved - 1 - i;
        _freeCount = reserved;

        ResourceRegister table = new() { Count = (uint)count, Flags = UringConstants.ResourceSparse };
        int result = ring.Register(RegisterOpcode.RegisterFiles2, &table, (uint)sizeof(ResourceRegister));
        if (result < 0) throw RingUnavailableException.FromErrno($"A fixed-file table of {count} slots (REGISTER_FILES2)", (Errno)(-result));
        FileIndexRange range = new() { Offset = (uint)reserved, Length = (uint)(count - reserved) };
        result = ring.Register(RegisterOpcode.RegisterFileAllocationRange, &range, 0);
        if (result >= 0) return;
        throw RingUnavailableException.FromErrno("The range of slots for accepted connections (REGISTER_FILE_ALLOC_RANGE, Linux 6.0)", (Errno)(-result));
    }

    public int Count { get; }

    public int Reserved { get; }

    /// <summary>Slots that the kernel may give to accepted connections.</summary>
    public int Allocatable => Count - Reserved;

    /// <summary>Reserved slots that are taken.</summary>
    public int ReservedInUse => Reserved - _freeCount;

    public bool TryTake(out Slot slot)
    {
        slot = default;
        if (_freeCount == 0) return false;
        slot = new Slot(_free[--_freeCount]);
        _isTaken[slot.Index] = true;
        return true;
    }

    public void Return(Slot slot)
    {
        if (slot.Index >= Reserved) return; // The kernel's own: CLOSE has freed it.
        if (!_isTaken[slot.Index]) throw new InvalidOperationException($"Slot {slot.Index} was returned twice.");
        _isTaken[slot.Index] = false;
        _free[_freeCount++] = slot.Index;
    }

    /// <summary>Puts an open descriptor into a slot, or empties it with -1. Operations in flight keep the file that they started with.</summary>
    public void Update(Slot slot, int descriptor)
    {
        ResourceUpdate update = new() { Offset = (uint)slot.Index, Data = (ulong)&descriptor };
        int result = _ring.Register(RegisterOpcode.RegisterFilesUpdate, &update, 1);
        if (result < 0) throw new RingException($"io_uring_register(REGISTER_FILES_UPDATE) of slot {slot.Index}", (Errno)(-result));
    }

    public void Unregister()
    {
        int result = _ring.Register(RegisterOpcode.UnregisterFiles, null, 0);
        if (result < 0) throw new RingException("io_uring_register(UNREGISTER_FILES)", (Errno)(-result));
    }
}
