using System;
using UringDsl.Abi;
using UringDsl.CompilerServices;

namespace UringDsl.Core;

/// <summary>What a ring shall be: sizes and modes, from the attributes and the options.</summary>
internal sealed record class RingSetup(uint SubmissionEntries, uint CompletionEntries)
{
    /// <summary>A second: nobody means to spin longer than a timer takes.</summary>
    public const int MaxBusyPollMicroseconds = 1_000_000;

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

    /// <summary>What the ring may use.</summary>
    public RingCapabilities Capabilities { get; init; } = RingCapabilities.Of(KernelFacts.Everything, FeatureSwitches.None);

    /// <summary>The flags to try, from the best to the oldest.</summary>
    public SetupFlags[] Candidates()
    {
        SetupFlags named = (SetupFlags)Modes | SetupFlags.CqSize | (SqPollProcessor >= 0 ? SetupFlags.SqAffinity : SetupFlags.None);
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
        RingSetup setup = new((uint)submissionEntries, (uint)completionEntries)
        {
            Modes = options.Modes != RingModes.None ? options.Modes : declared.Modes,
            SqPollIdleMilliseconds = FirstSet(options.SqPollIdleMilliseconds, declared.SqPollIdleMilliseconds),
            SqPollProcessor = options.SqPollProcessor >= 0 ? options.SqPollProcessor : declared.SqPollProcessor,
            BusyPollMicroseconds = FirstSet(options.BusyPollMicroseconds, declared.BusyPollMicroseconds),
            CountsIoWait = options.CountsIoWait,
            Capabilities = capabilities,
        };
        setup.CheckModes();
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

    private static void Refuse(bool isWrong, string why)
    {
        if (isWrong) throw new ArgumentException($"The modes of the ring do not go together: {why}.", "options");
    }
}
