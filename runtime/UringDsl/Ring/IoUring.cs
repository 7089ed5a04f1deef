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
    private readonly RingSetup _setup;
    private RingStatistics _statistics;
    private Sqe* _sqes;
    private uint* _sqHead, _sqTail, _sqFlags, _cqHead, _cqTail;
    private uint _sqMask, _cqMask;
    private byte* _cqes;
    private int _cqShift;           // of the bytes of an entry: 4, or 5 with CQE32
    private bool _hasLarge;         // CQE32 and CQE_MIXED: an entry can have 32 bytes
    private bool _isSpecial;        // SQPOLL, SQ_REWIND or TASKRUN_FLAG: an enter is not just an enter
    private int _enterFile;
    private EnterFlags _enterFlags;
    private uint _tail;             // of the SQ: entries written, published at the next enter
    private uint _tailLimit;        // the tail may go there without another look at the head
    private uint _head, _ready;     // of the CQ: taken, and known to be there

    public IoUring(Kernel kernel, RingSetup setup, RingStatistics statistics)
    {
        _kernel = kernel;
        _setup = setup;
        _statistics = statistics;
        Params parameters = Create(setup);
        Features = parameters.Features;
        Flags = parameters.Flags;
        _hasLarge = (Flags & (SetupFlags.Cqe32 | SetupFlags.CqeMixed)) != 0;
        _cqShift = (Flags & SetupFlags.Cqe32) != 0 ? 5 : 4;
        _isSpecial = (Flags & (SetupFlags.SqPoll | SetupFlags.SqRewind | SetupFlags.TaskRunFlag)) != 0;
        try
        {
            Map(in parameters);
            RegisterWaits();
        }
        catch
        {
            if (_queues != null) Unmap();
            kernel.Close(File);
            throw;
        }
        _hasExtendedWait = setup.Capabilities.Has(RingFeature.ExtendedWait);
        bool hidesWaits = setup.Capabilities.Has(RingFeature.NoIoWait) && (Features & FeatureFlags.NoIoWait) != 0 && !setup.CountsIoWait;
        if (hidesWaits) _enterFlags |= EnterFlags.NoIoWait;
        if ((Flags & SetupFlags.Disabled) == 0) RegisterSelf();
    }

    public int File { get; private set; }

    public FeatureFlags Features { get; }

    public SetupFlags Flags { get; }

    /// <summary>What every enter says.</summary>
    public EnterFlags EnterFlags => _enterFlags;

    public uint SubmissionEntries { get; private set; }

    public uint CompletionEntries { get; private set; }

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
        if (IsSqPoll)
        {
            WaitForRoom(count);
            return;
        }
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
        uint tail = _tail;
        if (tail == _tailLimit) tail = Refill();
        _tail = tail + 1;
        return ref _sqes[tail & _sqMask];
    }

    // Gives the tail, behind which there is room again.
    private uint Refill()
    {
        MakeRoom(1);
        _tailLimit = Volatile.Read(ref *_sqHead) + SubmissionEntries;
        return _tail;
    }

    /// <summary>An entry that was written and is not yet submitted: 1 is the last one.</summary>
    public ref Sqe Written(int back) => ref _sqes[(_tail - (uint)back) & _sqMask];

    /// <summary>Submits what was written and waits for completions, in one call.</summary>
    /// <param name="minComplete">Completions to wait for.</param>
    /// <param name="timeoutMilliseconds">How long to wait, -1 for ever.</param>
    /// <param name="flush">Also run deferred completion work (GETEVENTS).</param>
    /// <returns>Entries that the kernel took, or a negated errno.</returns>
    public int Enter(uint minComplete, long timeoutMilliseconds, bool flush = true)
    {
        Volatile.Write(ref *_sqTail, _tail); // Pairs with the kernel's acquire load: it sees whole entries only.
        if (_isSpecial) return EnterSpecially(minComplete, timeoutMilliseconds, flush);
        int result = Call(Unsubmitted, minComplete, timeoutMilliseconds, flush ? EnterFlags.GetEvents : EnterFlags.None);
        if (result > 0) _statistics.Submissions += result;
        return result;
    }

    private int Call(uint toSubmit, uint minComplete, long timeoutMilliseconds, EnterFlags flags)
    {
        flags |= _enterFlags;
        if (minComplete > 0) flags |= EnterFlags.GetEvents;
        _statistics.Enters++;
        return minComplete == 0 || !IsTimed(timeoutMilliseconds)
            ? _kernel.Enter(_enterFile, toSubmit, minComplete, flags, null, 0)
            : CallTimed(toSubmit, minComplete, timeoutMilliseconds, flags);
    }

    /// <summary>Whether entering the kernel brings completions at once.</summary>
    public bool BringsMore()
    {
        int result = Enter(minComplete: 0, timeoutMilliseconds: -1);
        return (result < 0 && IsTransient(result)) || Volatile.Read(ref *_cqTail) != _head;
    }

    /// <summary>Reads how many completions are there: those that <see cref="TryTake"/> gives before the next refresh.</summary>
    public void Refresh() => _ready = Volatile.Read(ref *_cqTail); // Pairs with the kernel's release store: the entries below are complete.

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [SkipLocalsInit]
    public bool TryTake(out Cqe cqe)
    {
        if (_head == _ready)
        {
            cqe = default;
            return false;
        }
        cqe = *(Cqe*)(_cqes + ((nuint)(_head++ & _cqMask) << _cqShift));
        if (!_hasLarge) return true;
        cqe = TakeLarge(cqe, out bool isThere);
        return isThere;
    }

    /// <summary>Gives the taken entries back to the kernel. They were copied, so nobody reads them any more.</summary>
    public void PublishHead()
    {
        uint taken = _head - *_cqHead;
        _statistics.Completions += taken - _fillers;
        _statistics.CompletionsReady = taken;
        if (taken > _statistics.MostCompletionsReady) _statistics.MostCompletionsReady = taken;
        _fillers = 0;
        Volatile.Write(ref *_cqHead, _head); // Pairs with the kernel's acquire load of the head before it overwrites an entry.
    }

    public static bool IsTransient(int result) => (Errno)(-result) is Errno.EINTR or Errno.EAGAIN or Errno.EBUSY or Errno.ETIME;

    public int Register(RegisterOpcode opcode, void* argument, uint count) => _kernel.Register(File, opcode, argument, count);

    /// <summary>The descriptor is closed by somebody else, who still uses its number.</summary>
    public bool LeavesFile { get; set; }

    public void Dispose()
    {
        if (File < 0) return;
        UnregisterSelf();
        Unmap();
        if (!LeavesFile) _kernel.Close(File);
        ReleaseWaits();
        ReleaseTimer();
        File = -1;
    }
}
