using System;
using System.Threading;
using UringDsl.Abi;

namespace UringDsl.Core;

/// <content>
/// The way of a buffer: an entry of the ring, a completion that names it, a handler, and back. A completion names the first buffer only; those
/// behind it are the next ones in the order of the entries, not of the ids. So it is kept at which position each id stands.
/// </content>
internal sealed unsafe partial class ProvidedBuffers
{
    private readonly int[] _positions;      // by id: where it stands in the ring, -1 when it does not
    private readonly ushort[] _returned;    // ids that go into the ring at the next Publish
    private int _returnedCount;
    private ushort _tail;                   // as the kernel sees it
    private bool _wasEmpty, _isAlerted;

    /// <summary>A completion named this buffer. False for one that the kernel cannot have meant (a forged completion).</summary>
    /// <param name="id">The buffer that the completion names.</param>
    /// <param name="bytes">Bytes that were received, in this buffer and those behind it; 0 or less with an error and with the end.</param>
    /// <param name="isLast">The kernel says that it has done with the buffer (no BUF_MORE).</param>
    /// <param name="run">What <see cref="TryNext"/> gives, one by one.</param>
    public bool TryBegin(int id, int bytes, bool isLast, out BufferRun run)
    {
        run = default;
        if (id >= EntryCount || _positions[id] < 0) return false;
        run = new BufferRun { Position = (ushort)(_isOwn ? id : _positions[id]), Left = bytes, IsLast = isLast };
        return true;
    }

    /// <summary>The next buffer of a completion, or the next slice, with its share of the bytes.</summary>
    public bool TryNext(ref BufferRun run, Connection owner, out int slot, out int length)
    {
        slot = length = 0;
        if (run.Left <= 0) return false;
        if (_isOwn)
        {
            (slot, length, run.Left) = (run.Position, run.Left, 0);
            Deliver(slot, owner);
            CountOut(slot, 1);
            Statistics.Delivered++;
            return true;
        }
        BufferRingEntry* entry = &_entries[run.Position & _mask];
        int id = entry->BufferId;
        if (_positions[id] != run.Position)
        {
            run.Left = 0; // A forged completion: the kernel has no buffer there.
            return false;
        }
        if (IsIncremental)
        {
            TakeSlice(ref run, entry, id, owner, out slot, out length);
        }
        else
        {
            // Not the buffer's size: the kernel writes a smaller one here when it knows that less is coming.
            length = Math.Min(run.Left, (int)entry->Length);
            if (length == 0) length = run.Left;
            slot = id;
            Deliver(slot, owner);
            CountOut(id, 1);
            run.Position++;
        }
        run.Left -= length;
        Statistics.Delivered++;
        return true;
    }

    /// <summary>Nobody will look at the rest of a completion: its buffers go back.</summary>
    public void Drop(ref BufferRun run)
    {
        if (run.Left <= 0)
        {
            DropEmpty(ref run);
            return;
        }
        while (TryNext(ref run, default, out int slot, out _)) Recycle(slot);
    }

    /// <summary>Gives a buffer back to the kernel, at the next <see cref="Publish"/>.</summary>
    public void Recycle(int slot)
    {
        ref BufferSlot found = ref _slots[slot];
        if (found.State == BufferState.Kernel) throw new InvalidOperationException($"Buffer {found.Buffer} of \"{Name}\" was returned twice.");
        found.State = BufferState.Kernel;
        if (IsIncremental) ReturnSlice(slot);
        else ReturnBuffer(found.Buffer);
    }

    /// <summary>
    /// Shows the returned buffers to the kernel. Once per turn: it reads the tail only when it runs, and by then no completion is left whose
    /// entries could be overwritten here.
    /// </summary>
    public void Publish()
    {
        if (_returnedCount == 0) return;
        for (int i = 0; i < _returnedCount; i++)
        {
            int id = _returned[i];
            BufferRingEntry* entry = &_entries[_tail & _mask];
            entry->Address = (ulong)(_bytes + (nint)id * BufferSize); // Not the whole entry: the tail of the ring lies inside the first one.
            entry->Length = (uint)BufferSize;
            entry->BufferId = (ushort)id;
            _positions[id] = _tail++;
        }
        _returnedCount = 0;
        Volatile.Write(ref _entries[0].Tail, _tail); // Pairs with the kernel's acquire load: the entries below the tail are whole.
    }

    /// <summary>A receive found nothing here, whatever the completions that were taken so far tell.</summary>
    public void CountEmpty()
    {
        Statistics.NoBuffers++;
        Statistics.LowestFree = 0;
        _wasEmpty = true;
    }

    /// <summary>True once for each time that the free buffers fall to <see cref="LowWater"/>. Asked once per turn.</summary>
    public bool CrossesLowWater(out int free)
    {
        free = _wasEmpty ? 0 : Free;
        _wasEmpty = false;
        bool isLow = free <= LowWater;
        bool crosses = isLow && !_isAlerted;
        _isAlerted = isLow;
        if (crosses) Statistics.LowWaterCrossings++;
        return crosses;
    }

    private void Deliver(int slot, Connection owner)
    {
        ref BufferSlot found = ref _slots[slot];
        found.State = BufferState.Delivered;
        found.Generation++;
        found.Owner = owner;
    }

    /// <summary>An error or the end that has a buffer with it: a plain one is spent, of an incremental one the kernel has taken nothing.</summary>
    private void DropEmpty(ref BufferRun run)
    {
        int id = _isOwn ? run.Position : _entries[run.Position & _mask].BufferId;
        if (!IsIncremental)
        {
            CountOut(id, 1);
            ReturnBuffer(id);
        }
        else if (run.IsLast) FinishSpent(id, run.Position);
    }

    private void ReturnBuffer(int id)
    {
        CountOut(id, -1);
        _returned[_returnedCount++] = (ushort)id;
    }

    private void CountOut(int id, int change)
    {
        _positions[id] = -1;
        InUse += change;
        _statistics.BuffersInUse += change;
        Statistics.InUse = InUse;
        if (change > 0 && Free < Statistics.LowestFree) Statistics.LowestFree = Free;
    }
}
