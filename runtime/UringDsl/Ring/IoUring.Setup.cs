using System;
using UringDsl.Abi;

namespace UringDsl.Core;

internal sealed unsafe partial class IoUring
{
    private Params Create(RingSetup setup)
    {
        int result = 0;
        SetupFlags missing = (SetupFlags)setup.Modes & setup.Capabilities.SwitchedOffSetup;
        if (missing != SetupFlags.None) throw Refusal(setup, missing, Errno.None);
        foreach (SetupFlags flags in setup.Candidates())
        {
            Params parameters = ParametersOf(setup, flags);
            result = _kernel.Setup(setup.SubmissionEntries, &parameters);
            if (result >= 0)
            {
                File = result;
                _enterFile = result;
                return parameters;
            }
            if (result != -(int)Errno.EINVAL) break;
        }
        string what = $"io_uring_setup with {setup.SubmissionEntries} submission and {setup.CompletionEntries} completion entries";
        if (setup.Modes != RingModes.None && FindRefused(setup) is { } refused) throw Refusal(setup, refused, (Errno)(-result));
        throw RingUnavailableException.FromErrno(what, (Errno)(-result));
    }

    private static Params ParametersOf(RingSetup setup, SetupFlags flags) => new()
    {
        Flags = flags,
        CqEntries = setup.CompletionEntries,
        SqThreadIdleMilliseconds = (uint)setup.SqPollIdleMilliseconds,
        SqThreadCpu = setup.SqPollProcessor >= 0 ? (uint)setup.SqPollProcessor : 0,
    };

    /// <summary>The kernel refuses a whole call: the mode without which it would not have is the one that it does not like.</summary>
    private SetupFlags? FindRefused(RingSetup setup)
    {
        SetupFlags all = setup.Candidates()[^1];
        for (SetupFlags mode = SetupFlags.SqRewind; mode != SetupFlags.None; mode = (SetupFlags)((uint)mode >> 1)) // what needs another is newer
        {
            if ((all & mode) == 0 || mode == SetupFlags.CqSize) continue;
            SetupFlags without = all & ~mode;
            // What cannot stand without it goes with it.
            if (mode == SetupFlags.SqPoll) without &= ~SetupFlags.SqAffinity;
            if (mode == SetupFlags.IoPoll) without &= ~SetupFlags.HybridIoPoll;
            if (mode == SetupFlags.SingleIssuer) without &= ~SetupFlags.DeferTaskRun;
            if (mode == SetupFlags.NoSqArray) without &= ~SetupFlags.SqRewind;
            if ((without & (SetupFlags.CooperativeTaskRun | SetupFlags.DeferTaskRun)) == 0) without &= ~SetupFlags.TaskRunFlag;
            Params parameters = ParametersOf(setup, without);
            int ring = _kernel.Setup(setup.SubmissionEntries, &parameters);
            if (ring < 0) continue;
            _kernel.Close(ring);
            return mode;
        }
        return null;
    }

    private static RingUnavailableException Refusal(RingSetup setup, SetupFlags refused, Errno error)
    {
        string what = refused == SetupFlags.SqAffinity
            ? $"The SQ thread on processor {setup.SqPollProcessor}"
            : $"The ring mode {(RingModes)refused}";
        string advice = (refused, error) switch
        {
            (_, Errno.None) => "It is switched off, or this kernel lacks it: RingCapabilities.Probe() tells which. Remove it from Modes.",
            (SetupFlags.SqAffinity, _) => "The processor does not exist, is offline, or is not in this process's cpuset. Choose another, or -1.",
            (_, Errno.EINVAL) => $"This kernel ({Environment.OSVersion.Version}) does not know it; runtime/docs/modes.md has the first one that does. "
                + "Remove it from Modes, or run on a newer kernel.",
            (SetupFlags.SqPoll, Errno.EPERM) => "Kernels before 5.11 want CAP_SYS_NICE for an SQ thread; a security module may forbid it, too.",
            _ => "Remove it from Modes, or see the manual page of io_uring_setup for this error.",
        };
        string how = error == Errno.None ? "is missing" : $"was refused with {error}";
        return RingUnavailableException.Because($"{what} {how}. {advice}", RefusalReason.Kernel, error);
    }

    /// <summary>
    /// A registered ring descriptor saves the descriptor look-up of every enter (5.18). It is bound to this thread, as the ring is.
    /// </summary>
    private void RegisterSelf()
    {
        if (!_setup.Capabilities.Has(RingFeature.RegisteredRing)) return;
        ResourceUpdate update = new() { Offset = uint.MaxValue, Data = (ulong)(uint)File };
        // A thread may register 16 rings; without it each call only costs a little more.
        if (Register(RegisterOpcode.RegisterRingFiles, &update, 1) != 1) return;
        _enterFile = (int)update.Offset;
        _enterFlags |= EnterFlags.RegisteredRing;
    }

    public bool RestrictsOperations => _setup.RestrictsOperations;

    /// <summary>From here on another run's counters count.</summary>
    public void CountIn(RingStatistics statistics) => _statistics = statistics;

    /// <summary>Lets a ring run that was made disabled. The thread that calls it is from here on the one that submits.</summary>
    public void Enable()
    {
        if ((Flags & SetupFlags.Disabled) == 0) return;
        int result = Register(RegisterOpcode.RegisterEnableRings, null, 0);
        if (result < 0) throw new RingException("io_uring_register(REGISTER_ENABLE_RINGS)", (Errno)(-result));
        RegisterSelf();
    }

    /// <summary>The registration holds the ring by itself: without this it would live on, with all its files, until the thread ends.</summary>
    private void UnregisterSelf()
    {
        if ((_enterFlags & EnterFlags.RegisteredRing) == 0) return;
        ResourceUpdate update = new() { Offset = (uint)_enterFile };
        int result = Register(RegisterOpcode.UnregisterRingFiles, &update, 1);
        if (result != 1) throw new RingException("io_uring_register(UNREGISTER_RING_FDS)", (Errno)(-result));
        _enterFlags &= ~EnterFlags.RegisteredRing;
        _enterFile = File;
    }
}
