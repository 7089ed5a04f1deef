using System;
using UringDsl.Abi;
using UringDsl.CompilerServices;

namespace UringDsl.Core;

/// <summary>What a ring shall be: sizes and modes, from the attributes and the options.</summary>
internal sealed record class RingSetup(uint SubmissionEntries, uint CompletionEntries)
{
    /// <summary>A second: nobody means to spin longer than a timer takes.</summary>
    public const int MaxBusyPollMicroseconds = 1_000_000;

    public const int MaxMinimumWaitMicroseconds = 1_000_000, MaxCompletions = 65536, MaxWorkers = 1 << 16;

    private const int DefaultMinimumBatch = 16;

    /// <summary>Of these, what is named is taken as it is; without any of them the ring gets the fastest that the kernel has.</summary>
    private const RingModes Explicit = RingModes.SubmitAll | RingModes.SingleIssuer | RingModes.CooperativeTaskRun | RingModes.DeferTaskRun
        | RingModes.NoSqArray | RingModes.SqRewind;

    private const RingModes TaskRunModes = RingModes.CooperativeTaskRun | RingModes.DeferTaskRun;

    private const SetupFlags TaskRunFlags = (SetupFlags)TaskRunModes;

    // From the fastest to the oldest: a kernel that does not know a flag answers EINVAL to the whole call.
    private static readonly SetupFlags[] Preferences =
    [
        SetupFlags.SubmitAll | SetupFlags.SingleIssuer | SetupFlags.DeferTaskRun | SetupFlags.NoSqArray, // 6.6
        SetupFlags.SubmitAll | SetupFlags.SingleIssuer | SetupFlags.DeferTaskRun,                        // 6.1
        SetupFlags.SubmitAll | SetupFlags.SingleIssuer | SetupFlags.CooperativeTaskRun,                  // 6.0
        SetupFlags.SubmitAll | SetupFlags.CooperativeTaskRun,                                            // 5.19
        SetupFlags.SubmitAll,                                                                            // 5.18
    ];

    // The SQ thread does the completion work, so there is nothing to say about it.
    private static readonly SetupFlags[] SqPollPreferences =
    [
        SetupFlags.SubmitAll | SetupFlags.SingleIssuer | SetupFlags.NoSqArray,
        SetupFlags.SubmitAll | SetupFlags.SingleIssuer,
        SetupFlags.SubmitAll,
    ];

    public RingModes Modes { get; init; }

    public int SqPollIdleMilliseconds { get; init; }

    public int SqPollProcessor { get; init; } = -1;

    public int BusyPollMicroseconds { get; init; }

    public bool CountsIoWait { get; init; }

    public int MinimumWaitMicroseconds { get; init; }

    /// <summary>How many completions a wait is for.</summary>
    public int MinimumBatch { get; init; } = 1;

    public bool RegistersWaits { get; init; }

    public WaitClock WaitClock { get; init; }

    public bool RestrictsOperations { get; init; }

    /// <summary>It is made on a thread that need not be the one that runs it.</summary>
    public bool IsPrepared { get; init; }

    /// <summary>What the ring may use.</summary>
    public RingCapabilities Capabilities { get; init; } = RingCapabilities.Of(KernelFacts.Everything, FeatureSwitches.None);

    /// <summary>The flags to try, from the best to the oldest.</summary>
    public SetupFlags[] Candidates()
    {
        SetupFlags named = (SetupFlags)Modes | SetupFlags.CqSize | (SqPollProcessor >= 0 ? SetupFlags.SqAffinity : SetupFlags.None);
        if (RegistersWaits || RestrictsOperations || IsPrepared) named |= SetupFlags.Disabled; // What a ring must be told before it runs.
        if ((Modes & Explicit) != 0) return [named];
        SetupFlags[] preferences = Has(RingModes.SqPoll) ? SqPollPreferences : Preferences;
        SetupFlags switchedOff = Capabilities.SwitchedOffSetup;
        if (Has(RingModes.TaskRunFlag)) preferences = Array.FindAll(preferences, preference => (preference & TaskRunFlags) != 0);
        return Array.ConvertAll(Array.FindAll(preferences, preference => (preference & switchedOff) == 0), preference => preference | named);
    }

    public bool Has(RingModes mode) => (Modes & mode) != 0;

    /// <summary>The options, where they say something, else the attributes.</summary>
    public static RingSetup Resolve(
        RingOptions options, RingModeDeclaration declared, int submissionEntries, int completionEntries, RingCapabilities capabilities)
    {
        int minimumWait = FirstSet(options.MinimumWaitMicroseconds, declared.MinimumWaitMicroseconds);
        int minimumBatch = FirstSet(options.MinimumBatch, declared.MinimumBatch);
        RingSetup setup = new((uint)submissionEntries, (uint)completionEntries)
        {
            Modes = options.Modes != RingModes.None ? options.Modes : declared.Modes,
            SqPollIdleMilliseconds = FirstSet(options.SqPollIdleMilliseconds, declared.SqPollIdleMilliseconds),
            SqPollProcessor = options.SqPollProcessor >= 0 ? options.SqPollProcessor : declared.SqPollProcessor,
            BusyPollMicroseconds = FirstSet(options.BusyPollMicroseconds, declared.BusyPollMicroseconds),
            CountsIoWait = options.CountsIoWait,
            MinimumWaitMicroseconds = minimumWait,
            MinimumBatch = minimumBatch > 0 ? minimumBatch : minimumWait > 0 ? DefaultMinimumBatch : 1,
            RegistersWaits = options.RegistersWaits,
            WaitClock = options.WaitClock,
            RestrictsOperations = options.RestrictsOperations,
            Capabilities = capabilities,
        };
        setup.CheckModes();
        setup.CheckWaits();
        return setup;
    }

    private static int FirstSet(int option, int declared) => option > 0 ? option : declared;

    /// <summary>What the kernel would only answer with EINVAL, or what would never do what its name says.</summary>
    private void CheckModes()
    {
        const RingModes TaskRun = TaskRunModes | RingModes.TaskRunFlag;
        const RingModes Known = Explicit | TaskRun | RingModes.IoPoll | RingModes.HybridIoPoll | RingModes.SqPoll | RingModes.StartDisabled
            | RingModes.Cqe32 | RingModes.CqeMixed;
        Refuse((Modes & ~Known) != 0, $"{Modes & ~Known} is no mode of a ring");
        Refuse(Has(RingModes.SqPoll) && Has(TaskRun),
            $"{RingModes.SqPoll} and {Modes & TaskRun} exclude each other: the SQ thread runs the completion work, so nobody's task does. Remove one of them");
        Refuse(Has(RingModes.SqPoll) && Has(RingModes.SqRewind),
            $"{RingModes.SqPoll} and {RingModes.SqRewind} exclude each other: the SQ thread reads the queue at any time. Remove one of them");
        Refuse(Has(RingModes.DeferTaskRun) && !Has(RingModes.SingleIssuer),
            $"{RingModes.DeferTaskRun} needs {RingModes.SingleIssuer}: the one thread that submits runs the completion work. Name both");
        Refuse(Has(RingModes.TaskRunFlag) && Has(Explicit) && !Has(TaskRunModes),
            $"{RingModes.TaskRunFlag} needs {RingModes.CooperativeTaskRun} or {RingModes.DeferTaskRun}: without them completion work never waits. "
            + "Name one of them, or none of the modes that replace the defaults");
        Refuse(Has(RingModes.Cqe32) && Has(RingModes.CqeMixed),
            $"{RingModes.Cqe32} and {RingModes.CqeMixed} exclude each other: either every completion has 32 bytes, or some have. Remove one of them");
        Refuse(Has(RingModes.HybridIoPoll) && !Has(RingModes.IoPoll),
            $"{RingModes.HybridIoPoll} is a way of {RingModes.IoPoll}. Name both");
        Refuse(Has(RingModes.SqRewind) && !Has(RingModes.NoSqArray),
            $"{RingModes.SqRewind} needs {RingModes.NoSqArray}: with an array the kernel would look there. Name both");
        Refuse((SqPollIdleMilliseconds > 0 || SqPollProcessor >= 0) && !Has(RingModes.SqPoll),
            $"{nameof(RingOptions.SqPollIdleMilliseconds)} and {nameof(RingOptions.SqPollProcessor)} are about the SQ thread, and there is none. "
            + $"Add {RingModes.SqPoll} to Modes");
        Refuse(BusyPollMicroseconds > 0 && !Has(RingModes.SqPoll | RingModes.TaskRunFlag),
            $"{nameof(RingOptions.BusyPollMicroseconds)} needs a mode in which the loop can see completions without entering the kernel. "
            + $"Add {RingModes.SqPoll} or {RingModes.TaskRunFlag} to Modes");
    }

    private void CheckWaits()
    {
        Refuse(MinimumBatch > 1 && MinimumWaitMicroseconds == 0,
            $"{nameof(RingOptions.MinimumBatch)} without {nameof(RingOptions.MinimumWaitMicroseconds)} would let the last completions before a pause "
            + "wait for ever. Say how long a wait may collect");
        Refuse(MinimumBatch > CompletionEntries,
            $"{nameof(RingOptions.MinimumBatch)} is {MinimumBatch}, and the completion queue has {CompletionEntries} entries. Choose fewer");
        Need(MinimumWaitMicroseconds > 0, RingFeature.MinimumWait, nameof(RingOptions.MinimumWaitMicroseconds));
        Need(RegistersWaits, RingFeature.RegisteredWaits, nameof(RingOptions.RegistersWaits));
        Need(WaitClock != WaitClock.Interval, RingFeature.MinimumWait, nameof(RingOptions.WaitClock)); // Of the same kernel.
    }

    private void Need(bool isAsked, RingFeature feature, string option)
    {
        if (!isAsked || Capabilities.Has(feature)) return;
        throw RingUnavailableException.Because(
            $"{option} needs the feature {feature}, which this kernel does not have or which was switched off: "
            + "RingCapabilities.Probe() tells which. Leave the option out.",
            RefusalReason.Kernel);
    }

    private static void Refuse(bool isWrong, string why)
    {
        if (isWrong) throw new ArgumentException($"The modes of the ring do not go together: {why}.", "options");
    }
}
