using UringDsl.Abi;

namespace UringDsl.Core;

/// <content>The memory that the kernel shares: mapped when the ring is made, and again when its queues get another size.</content>
internal sealed unsafe partial class IoUring
{
    private void* _queues;
    private nuint _queuesLength, _sqesLength;
    private uint* _rewoundHead; // SQ_REWIND: every submit starts at 0, so the head is a word of our own that stays 0

    private void Map(in Params parameters)
    {
        nuint cqeSize = (nuint)1 << _cqShift;
        nuint sq = parameters.SqOffsets.Array + ((Flags & SetupFlags.NoSqArray) != 0 ? 0 : parameters.SqEntries * sizeof(uint));
        nuint cq = parameters.CqOffsets.Cqes + parameters.CqEntries * cqeSize;
        nuint queuesLength = sq > cq ? sq : cq;
        nuint sqesLength = parameters.SqEntries * (nuint)sizeof(Sqe);
        byte* queues = (byte*)_kernel.MapRing(File, queuesLength, (long)UringConstants.SqRingMapOffset);
        try
        {
            _sqes = (Sqe*)_kernel.MapRing(File, sqesLength, (long)UringConstants.SqesMapOffset);
        }
        catch
        {
            _kernel.UnmapRing(queues, queuesLength);
            throw;
        }
        _queues = queues;
        _queuesLength = queuesLength;
        _sqesLength = sqesLength;
        _sqHead = (uint*)(queues + parameters.SqOffsets.Head);
        _sqTail = (uint*)(queues + parameters.SqOffsets.Tail);
        _sqFlags = (uint*)(queues + parameters.SqOffsets.Flags);
        _cqHead = (uint*)(queues + parameters.CqOffsets.Head);
        _cqTail = (uint*)(queues + parameters.CqOffsets.Tail);
        _cqes = queues + parameters.CqOffsets.Cqes;
        SubmissionEntries = parameters.SqEntries;
        CompletionEntries = parameters.CqEntries;
        _sqMask = parameters.SqEntries - 1;
        _cqMask = parameters.CqEntries - 1;
        _tailLimit = _tail;
        if ((Flags & SetupFlags.NoSqArray) == 0)
        {
            uint* array = (uint*)(queues + parameters.SqOffsets.Array);
            for (uint i = 0; i < parameters.SqEntries; i++) array[i] = i;
        }
        if ((Flags & SetupFlags.SqRewind) == 0) return;
        if (_rewoundHead == null) _rewoundHead = (uint*)System.Runtime.InteropServices.NativeMemory.AllocZeroed(sizeof(uint));
        _sqHead = _rewoundHead;
    }

    private void Unmap()
    {
        _kernel.UnmapRing(_sqes, _sqesLength);
        _kernel.UnmapRing(_queues, _queuesLength);
        System.Runtime.InteropServices.NativeMemory.Free(_rewoundHead);
        _rewoundHead = null;
    }
}
