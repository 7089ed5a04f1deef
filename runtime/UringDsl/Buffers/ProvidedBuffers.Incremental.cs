using System;
using UringDsl.Abi;

namespace UringDsl.Core;

/// <content>
/// Buffers that are consumed piece by piece (IOU_PBUF_RING_INC). The kernel fills the buffer at the head of the ring for whichever receive comes
/// next, so pieces of several connections lie behind one another in it, in the order of the completions. It goes back when the kernel has gone on
/// to the next one and the last piece is back.
/// </content>
internal sealed unsafe partial class ProvidedBuffers
{
    private readonly int[] _consumed;   // by id: bytes that completions have told of
    private readonly int[] _slices;     // by id: pieces that are out
    private int _slicesOut, _slotsUsed;
    private int _freeSlot = -1;

    private void TakeSlice(ref BufferRun run, BufferRingEntry* entry, int id, Connection owner, out int slot, out int length)
    {
        length = Math.Min(run.Left, BufferSize - _consumed[id]);
        slot = TakeSlot();
        _slots[slot].Buffer = id;
        _slots[slot].Offset = _consumed[id];
        Deliver(slot, owner);
        _slices[id]++;
        _slicesOut++;
        _consumed[id] += length;
        ushort position = run.Position;
        if (_consumed[id] == BufferSize)
        {
            CountOut(id, 1);
            run.Position++;
        }
        else if (run.IsLast && length == run.Left) FinishSpent(id, position);
    }

    /// <summary>
    /// The kernel says that it has done with a buffer that is not full: a worker thread of its own takes all of it at once. Its entry tells
    /// whether that is so, since at the end of a stream BUF_MORE is absent in any case.
    /// </summary>
    private void FinishSpent(int id, ushort position)
    {
        if (_entries[position & _mask].Length != 0) return;
        _consumed[id] = BufferSize;
        CountOut(id, 1);
        if (_slices[id] == 0) ReturnWhole(id);
    }

    private void ReturnSlice(int slot)
    {
        int id = _slots[slot].Buffer;
        _slots[slot].Next = _freeSlot;
        _freeSlot = slot;
        _slicesOut--;
        if (--_slices[id] == 0 && _consumed[id] == BufferSize) ReturnWhole(id);
    }

    private void ReturnWhole(int id)
    {
        _consumed[id] = 0;
        ReturnBuffer(id);
    }

    private int TakeSlot()
    {
        if (_freeSlot >= 0)
        {
            int free = _freeSlot;
            _freeSlot = _slots[free].Next;
            return free;
        }
        if (_slotsUsed == _slots.Length) Array.Resize(ref _slots, _slots.Length * 2);
        return _slotsUsed++;
    }
}
