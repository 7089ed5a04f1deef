using System.Threading;
using UringDsl.Abi;

namespace UringDsl.Core;

/// <content>Other sizes of the queues, while they are in use (6.13).</content>
internal sealed unsafe partial class IoUring
{
    /// <summary>
    /// The kernel copies what is in the queues, entries that were written and not submitted as well as completions that were not taken, keeps the
    /// positions, and gives new memory.
    /// </summary>
    /// <returns>0, or a negated errno: EOVERFLOW when what is in the queues does not fit. Then nothing has changed.</returns>
    public int Resize(uint submissionEntries, uint completionEntries)
    {
        Volatile.Write(ref *_sqTail, _tail); // Pairs with the kernel's load of the tail: what was written is copied, too.
        PublishHead();                       // What was taken is not.
        Params parameters = new() { SqEntries = submissionEntries, CqEntries = completionEntries, Flags = SetupFlags.CqSize };
        int result = Register(RegisterOpcode.RegisterResizeRings, &parameters, 1);
        if (result < 0) return result;
        // Linux 6.18 and before leave the place of the index array out of their answer. It is where it always is: behind the completions.
        bool hasArray = (Flags & SetupFlags.NoSqArray) == 0;
        if (hasArray && parameters.SqOffsets.Array == 0) parameters.SqOffsets.Array = ArrayOffset(in parameters);
        void* queues = _queues;
        void* sqes = _sqes;
        nuint queuesLength = _queuesLength, sqesLength = _sqesLength;
        try
        {
            Map(in parameters);
        }
        catch (RingUnavailableException exception)
        {
            throw new RingException($"The queues have new sizes, and cannot be mapped: {exception.Message}", exception.Error);
        }
        _kernel.UnmapRing(sqes, sqesLength);
        _kernel.UnmapRing(queues, queuesLength);
        return result;
    }

    private uint ArrayOffset(in Params parameters)
    {
        const uint CacheLine = 64;
        uint end = parameters.CqOffsets.Cqes + (parameters.CqEntries << _cqShift);
        return (end + CacheLine - 1) & ~(CacheLine - 1);
    }
}
