using System;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>What the loop does otherwise in some modes of the ring, and what a handler asks of its ring while it runs.</content>
public sealed unsafe partial class RingLoop
{
    private int _longestChain;

    internal RingModes Modes => (RingModes)(_ring.Flags & ~(SetupFlags.CqSize | SetupFlags.SqAffinity));

    internal int SubmissionEntries => (int)_ring.SubmissionEntries;

    internal int CompletionEntries => (int)_ring.CompletionEntries;

    /// <summary>Submits, looks for a completion for a while, and sleeps in the kernel only when none came.</summary>
    private int LookThenEnter(long timeoutMilliseconds)
    {
        if (_ring.Unsubmitted > 0)
        {
            int result = _ring.Enter(minComplete: 0, timeoutMilliseconds: -1, flush: false);
            if (result < 0) return result;
        }
        return _ring.LookForCompletion(timeoutMilliseconds) ? 0 : _ring.Enter(Batch, timeoutMilliseconds);
    }

    /// <summary>What the options ask of the ring beside its modes, before it is enabled.</summary>
    private void RegisterModes()
    {
        RingModeDeclaration declared = _declaration.Modes;
        int bounded = FirstSet(_options.BoundedWorkers, declared.BoundedWorkers, 0);
        WorkerLimits limits = new(bounded, FirstSet(_options.UnboundedWorkers, declared.UnboundedWorkers, 0));
        if (limits != default) SetWorkerLimits(limits);
        if (_options.WorkerProcessors is { } processors)
        {
            fixed (byte* mask = ProcessorSet.MaskOf(processors))
            {
                int result = _ring.Register(RegisterOpcode.RegisterWorkerAffinity, mask, ProcessorSet.MaskBytes);
                if (result < 0) throw RingUnavailableException.FromErrno("The processors of the workers (REGISTER_IOWQ_AFF)", (Errno)(-result));
            }
        }
        int busyPoll = FirstSet(_options.NapiBusyPollMicroseconds, declared.NapiBusyPollMicroseconds, 0);
        if (busyPoll > 0) SetDevicePolling(new DevicePolling(busyPoll, _options.NapiPrefersBusyPoll));
        if (_ring.RestrictsOperations) Restrict();
    }

    internal bool Resize(int submissionEntries, int completionEntries)
    {
        CheckSize(submissionEntries, 32768, nameof(submissionEntries));
        CheckSize(completionEntries, 65536, nameof(completionEntries));
        if (completionEntries < submissionEntries)
        {
            throw new ArgumentOutOfRangeException(
                nameof(completionEntries), completionEntries, $"The submission queue shall have {submissionEntries} entries: write at least as many.");
        }
        if (submissionEntries < _longestChain)
        {
            throw new ArgumentOutOfRangeException(
                nameof(submissionEntries), submissionEntries, $"{_declaration.Handler} has a chain of {_longestChain} entries, which must fit.");
        }
        if ((Modes & RingModes.DeferTaskRun) == 0)
        {
            throw new InvalidOperationException($"Only a ring with DeferTaskRun can be resized, and this one has {Modes}. Add it to Modes, with SingleIssuer.");
        }
        if (!Has(RingFeature.ResizeRings))
        {
            throw new InvalidOperationException("Resizing a ring needs Linux 6.13, or was switched off: Ring.Capabilities tells which.");
        }
        int result = _ring.Resize((uint)submissionEntries, (uint)completionEntries);
        if (result == -(int)Errno.EOVERFLOW) return false;
        if (result < 0) throw Refused("Resizing the ring (REGISTER_RESIZE_RINGS)", result, "Choose smaller queues, or keep these.");
        Statistics.Resizes++;
        Statistics.CompletionEntries = _ring.CompletionEntries;
        return true;
    }

    internal ushort RegisterPersonality()
    {
        int result = _ring.Register(RegisterOpcode.RegisterPersonality, null, 0);
        return result > 0 ? (ushort)result : throw Refused("Storing credentials (REGISTER_PERSONALITY)", result, "A ring can store 65535 of them.");
    }

    internal void UnregisterPersonality(ushort personality)
    {
        int result = _ring.Register(RegisterOpcode.UnregisterPersonality, null, personality);
        if (result < 0) throw Refused($"Forgetting the credentials {personality} (UNREGISTER_PERSONALITY)", result, "There are none of that number.");
    }

    internal DevicePolling SetDevicePolling(DevicePolling polling)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(polling.BusyPollMicroseconds);
        byte prefers = polling.PrefersBusyPoll ? (byte)1 : (byte)0;
        NapiRegister register = new() { BusyPollMicroseconds = (uint)polling.BusyPollMicroseconds, PrefersBusyPoll = prefers };
        return Napi(RegisterOpcode.RegisterNapi, register, "Polling network devices (REGISTER_NAPI, Linux 6.9)");
    }

    internal DevicePolling ClearDevicePolling() => Napi(RegisterOpcode.UnregisterNapi, default, "Ending the polling of devices (UNREGISTER_NAPI)");

    private DevicePolling Napi(RegisterOpcode opcode, NapiRegister register, string what)
    {
        int result = Has(RingFeature.Napi) ? _ring.Register(opcode, &register, 1) : -(int)Errno.EOPNOTSUPP;
        if (result < 0) throw Refused(what, result, "The kernel lacks CONFIG_NET_RX_BUSY_POLL or is too old, it was switched off, or the ring has IoPoll.");
        return new DevicePolling((int)register.BusyPollMicroseconds, register.PrefersBusyPoll != 0); // The kernel leaves what it was there.
    }

    internal WorkerLimits SetWorkerLimits(WorkerLimits limits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limits.Bounded);
        ArgumentOutOfRangeException.ThrowIfNegative(limits.Unbounded);
        uint* counts = stackalloc uint[2] { (uint)limits.Bounded, (uint)limits.Unbounded };
        int result = _ring.Register(RegisterOpcode.RegisterWorkerLimits, counts, 2);
        if (result < 0) throw Refused("The limits of worker threads (REGISTER_IOWQ_MAX_WORKERS, Linux 5.15)", result, "Leave them out.");
        return new WorkerLimits((int)counts[0], (int)counts[1]);
    }

    private static void CheckSize(int value, int most, string name)
    {
        if (value >= 1 && value <= most && (value & (value - 1)) == 0) return;
        throw new ArgumentOutOfRangeException(name, value, $"The kernel takes powers of two up to {most}.");
    }

    private static RingRefusedException Refused(string what, int result, string advice) => new(what, (Errno)(-result), advice);
}
