using System;
using System.Threading;
using UringDsl.Abi;

namespace UringDsl.Core;

/// <summary>A ring of a few entries on which things are tried. Nothing that is tried waits: what starts is cancelled when the ring is closed.</summary>
internal sealed unsafe class ScratchRing : IDisposable
{
    private const uint Entries = 8;

    private readonly Kernel _kernel = new();
    private readonly int _file;
    private readonly byte* _queues;
    private readonly Sqe* _sqes;
    private readonly nuint _queuesLength, _sqesLength;
    private readonly Params _parameters;
    private uint _tail;

    /// <exception cref="RingUnavailableException">io_uring is refused.</exception>
    public ScratchRing(SetupFlags flags)
    {
        Params parameters = new() { Flags = flags };
        _file = _kernel.Setup(Entries, &parameters);
        if (_file < 0) throw RingUnavailableException.FromErrno("io_uring_setup (to find out what the kernel can)", (Errno)(-_file));
        _parameters = parameters;
        nuint sq = parameters.SqOffsets.Array + parameters.SqEntries * sizeof(uint);
        nuint cq = parameters.CqOffsets.Cqes + parameters.CqEntries * (nuint)sizeof(Cqe);
        _queuesLength = sq > cq ? sq : cq;
        _sqesLength = parameters.SqEntries * (nuint)sizeof(Sqe);
        try
        {
            _queues = (byte*)_kernel.MapRing(_file, _queuesLength, (long)UringConstants.SqRingMapOffset);
            _sqes = (Sqe*)_kernel.MapRing(_file, _sqesLength, (long)UringConstants.SqesMapOffset);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public FeatureFlags Features => _parameters.Features;

    public int File => _file;

    private ref uint CqTail => ref *(uint*)(_queues + _parameters.CqOffsets.Tail);

    private ref uint CqHead => ref *(uint*)(_queues + _parameters.CqOffsets.Head);

    public int Register(RegisterOpcode opcode, void* argument, uint count) => _kernel.Register(_file, opcode, argument, count);

    /// <summary>Submits one entry. What it has completed with at once, or null when it has started and waits.</summary>
    public int? Try(in Sqe entry)
    {
        uint index = _tail & (_parameters.SqEntries - 1);
        _sqes[index] = entry;
        *((uint*)(_queues + _parameters.SqOffsets.Array) + index) = index;
        Volatile.Write(ref *(uint*)(_queues + _parameters.SqOffsets.Tail), ++_tail); // Pairs with the kernel's acquire load.
        int result = _kernel.Enter(_file, 1, 0, EnterFlags.GetEvents, null, 0);
        if (result < 0) return result;
        uint head = CqHead, tail = Volatile.Read(ref CqTail); // Pairs with the kernel's release store.
        int? answer = null;
        for (; head != tail; head++)
        {
            Cqe cqe = ((Cqe*)(_queues + _parameters.CqOffsets.Cqes))[head & (_parameters.CqEntries - 1)];
            if (cqe.UserData == entry.UserData && (cqe.Flags & CqeFlags.Notification) == 0) answer ??= cqe.Result;
        }
        Volatile.Write(ref CqHead, head); // Pairs with the kernel's acquire load.
        return answer;
    }

    public void Dispose()
    {
        _kernel.UnmapRing(_sqes, _sqesLength);
        _kernel.UnmapRing(_queues, _queuesLength);
        _kernel.Close(_file);
    }
}
