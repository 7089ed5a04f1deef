using System;
using System.Runtime.CompilerServices;
using System.Threading;
using UringDsl.Abi;

namespace UringDsl.Core;

/// <summary>
/// One io_uring instance: its two queues in shared memory and the call that submits and waits. It belongs to the thread that made it.
/// </summary>
internal sealed unsafe partial class IoUring : IDisposable
{
    private readonly Kernel _kernel;
    private readonly RingStatistics _statistics;
    private readonly void* _queues;
    private readonly nuint _queuesLength;
    private readonly nuint _sqesLength;
    private readonly Sqe* _sqes;
    private readonly uint* _sqHead, _sqTail, _sqFlags, _cqHead, _cqTail;
    private readonly uint _sqMask, _cqMask;
    private readonly Cqe* _cqes;
    private int _enterFile;
    private EnterFlags _enterFlags;
    private uint _tail;             // of the SQ: entries written, published at the next enter
    private uint _head, _ready;     // of the CQ: taken, and known to be there

    public IoUring(Kernel kernel, uint submissionEntries, uint completionEntries, RingStatistics statistics, RingCapabilities? capabilities = null)
    {
        RingCapabilities has = capabilities ?? RingCapabilities.Of(KernelFacts.Everything, FeatureSwitches.None);
        _kernel = kernel;
        _statistics = statistics;
        Params parameters = Create(submissionEntries, completionEntries, has.SwitchedOffSetup);
        Features = parameters.Features;
        Flags = parameters.Flags;
        SubmissionEntries = parameters.SqEntries;
        CompletionEntries = parameters.CqEntries;

        nuint sq = parameters.SqOffsets.Array + ((Flags & SetupFlags.NoSqArray) != 0 ? 0 : parameters.SqEntries * sizeof(uint));
        nuint cq = parameters.CqOffsets.Cqes + parameters.CqEntries * (nuint)sizeof(Cqe);
        _queuesLength = sq > cq ? sq : cq;
        _sqesLength = parameters.SqEntries * (nuint)sizeof(Sqe);
        byte* queues = null;
        try
        {
            _queues = queues = (byte*)kernel.MapRing(File, _queuesLength, (long)UringConstants.SqRingMapOffset);
            _sqes = (Sqe*)kernel.MapRing(File, _sqesLength, (long)UringConstants.SqesMapOffset);
        }
        catch
        {
            if (queues != null) kernel.UnmapRing(queues, _queuesLength);
            kernel.Close(File);
            throw;
        }
        _sqHead = (uint*)(queues + parameters.SqOffsets.Head);
        _sqTail = (uint*)(queues + parameters.SqOffsets.Tail);
        _sqFlags = (uint*)(queues + parameters.SqOffsets.Flags);
        _cqHead = (uint*)(queues + parameters.CqOffsets.Head);
        _cqTail = (uint*)(queues + parameters.CqOffsets.Tail);
        _cqes = (Cqe*)(queues + parameters.CqOffsets.Cqes);
        _sqMask = parameters.SqEntries - 1;
        _cqMask = parameters.CqEntries - 1;
        if ((Flags & SetupFlags.NoSqArray) == 0)
        {
            uint* array = (uint*)(queues + parameters.SqOffsets.Array);
            for (uint i = 0; i < parameters.SqEntries; i++) array[i] = i;
        }
        if (has.Has(RingFeature.RegisteredRing)) RegisterSelf();
        if (has.Has(RingFeature.NoIoWait) && (Features & FeatureFlags.NoIoWait) != 0) _enterFlags |= EnterFlags.NoIoWait;
    }

    public int File { get; private set; }

    public FeatureFlags Features { get; }

    public SetupFlags Flags { get; }

    public uint SubmissionEntries { get; }

    public uint CompletionEntries { get; }

    /// <summary>The kernel holds completions that did not fit; only an enter with GETEVENTS brings them.</summary>
    public bool HasOverflow => (Volatile.Read(ref *_sqFlags) & (uint)SqRingFlags.CqOverflow) != 0;

    /// <summary>Entries written and not yet taken by the kernel.</summary>
    public uint Unsubmitted => _tail - Volatile.Read(ref *_sqHead);

    /// <summary>
    /// Makes room for <paramref name="count"/> entries that must reach the kernel in one submit: submits what is there first when they do not
    /// fit.
    /// </summary>
    public void MakeRoom(uint count)
    {
        if (SubmissionEntries - Unsubmitted >= count) return;
        if (count > SubmissionEntries) throw new RingException($"A chain of {count} entries cannot fit a submission queue of {SubmissionEntries}.");
        for (int attempt = 0; SubmissionEntries - Unsubmitted < count; attempt++)
        {
            int result = Enter(minComplete: 0, timeoutMilliseconds: -1, flush: false);
            if (result >= 0 || (IsTransient(result) && attempt < 10_000)) continue;
            throw new RingException("io_uring_enter (to make room in the submission queue)", (Errno)(-result));
        }
    }

    /// <summary>The next entry. Its content is what was there before: every Prep method writes all 64 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref Sqe Next()
    {
        if (SubmissionEntries - Unsubmitted == 0) MakeRoom(1);
        return ref _sqes[_tail++ & _sqMask];
    }

    /// <summary>An entry written before: 1 is the last one.</summary>
    public ref readonly Sqe Written(int back) => ref _sqes[(_tail - (uint)back) & _sqMask];

    /// <summary>Submits what was written and waits for completions, in one call.</summary>
    /// <param name="minComplete">Completions to wait for.</param>
    /// <param name="timeoutMilliseconds">How long to wait, -1 for ever.</param>
    /// <param name="flush">Also run deferred completion work (GETEVENTS).</param>
    /// <returns>Entries that the kernel took, or a negated errno.</returns>
    public int Enter(uint minComplete, long timeoutMilliseconds, bool flush = true)
    {
        Volatile.Write(ref *_sqTail, _tail); // Pairs with the kernel's acquire load: it sees whole entries only.
        uint toSubmit = Unsubmitted;
        EnterFlags flags = _enterFlags | (flush || minComplete > 0 ? EnterFlags.GetEvents : EnterFlags.None);
        _statistics.Enters++;
        int result;
        if (minComplete == 0 || timeoutMilliseconds < 0)
        {
            result = _kernel.Enter(_enterFile, toSubmit, minComplete, flags, null, 0);
        }
        else
        {
            // Safety: both structures live on this frame, and the kernel reads them before the call returns.
            Timespec time = new() { Seconds = timeoutMilliseconds / 1000, Nanoseconds = timeoutMilliseconds % 1000 * 1_000_000 };
            GetEventsArg argument = new() { Timespec = (ulong)&time };
            result = _kernel.Enter(_enterFile, toSubmit, minComplete, flags | EnterFlags.ExtendedArgument, &argument, (nuint)sizeof(GetEventsArg));
        }
        if (result > 0) _statistics.Submissions += result;
        return result;
    }

    /// <summary>Reads how many completions are there: those that <see cref="TryTake"/> gives before the next refresh.</summary>
    public void Refresh() => _ready = Volatile.Read(ref *_cqTail); // Pairs with the kernel's release store: the entries below are complete.

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryTake(out Cqe cqe)
    {
        if (_head == _ready)
        {
            cqe = default;
            return false;
        }
        cqe = _cqes[_head++ & _cqMask];
        return true;
    }

    /// <summary>Gives the taken entries back to the kernel. They were copied, so nobody reads them any more.</summary>
    public void PublishHead()
    {
        _statistics.Completions += _head - *_cqHead;
        Volatile.Write(ref *_cqHead, _head); // Pairs with the kernel's acquire load of the head before it overwrites an entry.
    }

    public static bool IsTransient(int result) => (Errno)(-result) is Errno.EINTR or Errno.EAGAIN or Errno.EBUSY or Errno.ETIME;

    public int Register(RegisterOpcode opcode, void* argument, uint count) => _kernel.Register(File, opcode, argument, count);

    public void Dispose()
    {
        if (File < 0) return;
        UnregisterSelf();
        _kernel.UnmapRing(_sqes, _sqesLength);
        _kernel.UnmapRing(_queues, _queuesLength);
        _kernel.Close(File);
        File = -1;
    }
}
