using System;

namespace UringDsl.Core;

/// <summary>
/// The slots of accepted connections where the kernel cannot be kept to a part of the table (before 6.0): an ACCEPT names its slot, and so there is
/// one ACCEPT for each connection.
/// </summary>
internal sealed class SlotPicker
{
    private readonly int _first;
    private readonly int[] _free;
    private readonly bool[] _isTaken;
    private int _freeCount;

    public SlotPicker(int first, int count)
    {
        _first = first;
        _free = new int[count];
        _isTaken = new bool[count];
        for (int i = 0; i < count; i++) _free[i] = first + count - 1 - i;
        _freeCount = count;
    }

    public int InUse => _free.Length - _freeCount;

    public bool TryTake(out Slot slot)
    {
        slot = default;
        if (_freeCount == 0) return false;
        slot = new Slot(_free[--_freeCount]);
        _isTaken[slot.Index - _first] = true;
        return true;
    }

    public void Return(int slot)
    {
        if (!_isTaken[slot - _first]) throw new InvalidOperationException($"Slot {slot} was returned twice.");
        _isTaken[slot - _first] = false;
        _free[_freeCount++] = slot;
    }
}
