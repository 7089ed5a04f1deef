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
    private readonly SlotState[] _states;
    private int _freeCount;

    public FileTable(IoUring ring, int count, int reserved, bool hasRange = true)
    {
        _ring = ring;
        Count = count;
        Reserved = reserved;
        _free = new int[reserved];
        _states = new SlotState[reserved];
        for (int i = 0; i < reserved; i++) _free[i] = reserved - 1 - i;
        _freeCount = reserved;

        ResourceRegister table = new() { Count = (uint)count, Flags = UringConstants.ResourceSparse };
        int result = ring.Register(RegisterOpcode.RegisterFiles2, &table, (uint)sizeof(ResourceRegister));
        if (result < 0) throw RingUnavailableException.FromErrno($"A fixed-file table of {count} slots (REGISTER_FILES2)", (Errno)(-result));
        if (!hasRange) return;
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

    /// <summary>Reserved slots whose files are the handler's.</summary>
    public int Handed { get; private set; }

    /// <summary>Gives a file in a reserved slot to the handler, which closes it, or has it closed with the table.</summary>
    public void HandOver(int slot)
    {
        if (_states[slot] != SlotState.Taken) throw new InvalidOperationException($"Slot {slot} is {_states[slot]}, and cannot be handed over.");
        _states[slot] = SlotState.Handed;
        Handed++;
    }

    /// <summary>Whether a submission of the handler's may name the slot. What the kernel allocates it does not tell.</summary>
    public bool IsUsable(int slot) => slot >= Reserved ? slot < Count : _states[slot] is SlotState.Handed or SlotState.Connected;

    /// <summary>The file in a reserved slot is a connection's, which sees to its end.</summary>
    public void Connect(Slot slot) => _states[slot.Index] = SlotState.Connected;

    /// <summary>A CLOSE is about to be published: no other submission may name the slot.</summary>
    public void BeginClosing(int slot)
    {
        if (slot < Reserved && _states[slot] == SlotState.Handed) _states[slot] = SlotState.Closing;
    }

    /// <summary>That CLOSE has run.</summary>
    public void EndClosing(int slot)
    {
        if (slot < Reserved && _states[slot] == SlotState.Closing) Return(new Slot(slot));
    }

    public bool TryTake(out Slot slot)
    {
        slot = default;
        if (_freeCount == 0) return false;
        slot = new Slot(_free[--_freeCount]);
        _states[slot.Index] = SlotState.Taken;
        return true;
    }

    /// <summary>Two neighbours: the slot and the one behind it.</summary>
    public bool TryTakePair(out Slot slot)
    {
        slot = default;
        for (int first = 0; first < Reserved - 1; first++)
        {
            if (_states[first] != SlotState.Free || _states[first + 1] != SlotState.Free) continue;
            int left = 0;
            for (int i = 0; i < _freeCount; i++)
            {
                if (_free[i] != first && _free[i] != first + 1) _free[left++] = _free[i];
            }
            _freeCount = left;
            _states[first] = _states[first + 1] = SlotState.Taken;
            slot = new Slot(first);
            return true;
        }
        return false;
    }

    public void Return(Slot slot)
    {
        if (slot.Index >= Reserved) return; // The kernel's own: CLOSE has freed it.
        if (_states[slot.Index] == SlotState.Free) throw new InvalidOperationException($"Slot {slot.Index} was returned twice.");
        if (_states[slot.Index] is SlotState.Handed or SlotState.Closing) Handed--;
        _states[slot.Index] = SlotState.Free;
        _free[_freeCount++] = slot.Index;
    }

    /// <summary>Puts an open descriptor into a slot, or empties it with -1. Operations in flight keep the file that they started with.</summary>
    public void Update(Slot slot, int descriptor)
    {
        ResourceUpdate update = new() { Offset = (uint)slot.Index, Data = (ulong)&descriptor };
        int result = _ring.Register(RegisterOpcode.RegisterFilesUpdate, &update, 1);
        if (result >= 0) return;
        throw new RingRefusedException(
            $"REGISTER_FILES_UPDATE of slot {slot.Index} with descriptor {descriptor}", (Errno)(-result), "Give it a file that is open, and that is no ring.");
    }

    public void Unregister()
    {
        int result = _ring.Register(RegisterOpcode.UnregisterFiles, null, 0);
        if (result < 0) throw new RingException("io_uring_register(UNREGISTER_FILES)", (Errno)(-result));
    }
}
