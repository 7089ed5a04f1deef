using System.Collections.Generic;
using UringDsl.Abi;

namespace UringDsl.Core;

/// <summary>Every feature that is probed, in the order of the kernels that brought them.</summary>
internal static partial class FeatureTable
{
    private const string Refused = "A submission that needs it is refused at the start.", Unused = "Nothing of the runtime's own needs it.";
    private const string ByFeatures = "features of io_uring_setup", ByProbe = "REGISTER_PROBE", BySetup = "REGISTER_QUERY, else a trial io_uring_setup";
    private const string ByRegister = "REGISTER_QUERY, else a registration whose argument lies nowhere (EFAULT: known)";
    private const string ByTrial = "a trial operation that cannot start (EINVAL: unknown)";

    public static IReadOnlyList<FeatureSpec> Rows { get; } = [.. Older(), .. Linux60(), .. Linux66(), .. Linux611()];

    public static FeatureSpec Find(RingFeature feature)
    {
        foreach (FeatureSpec row in Rows)
        {
            if (row.Feature == feature) return row;
        }
        throw new KeyNotFoundException($"{feature} is not one feature.");
    }

    private static IEnumerable<FeatureSpec> Older()
    {
        yield return new(RingFeature.ExtendedWait, new(5, 11), ByFeatures, "A wait with a deadline is a TIMEOUT operation and a plain wait.")
        {
            Reported = FeatureFlags.ExtendedArgument,
        };
        yield return new(RingFeature.SkipSuccess, new(5, 17), ByFeatures, "Every step posts its completion, and the runtime drops those that nobody waits for.")
        {
            Reported = FeatureFlags.CqeSkip,
        };
        yield return new(RingFeature.RegisteredRing, new(5, 18), "the registration itself", "Every enter looks the ring's descriptor up.");
        yield return new(RingFeature.MessageRing, new(5, 18), ByProbe, Refused) { Operations = [Opcode.MsgRing] };
        yield return new(RingFeature.CooperativeTaskRun, new(5, 19), BySetup, "Completion work interrupts the thread.")
        {
            Setup = SetupFlags.CooperativeTaskRun,
        };
        yield return new(RingFeature.TaskRunFlag, new(5, 19), BySetup, Unused) { Setup = SetupFlags.TaskRunFlag };
        yield return new(RingFeature.Cqe32, new(5, 19), BySetup, Refused) { Setup = SetupFlags.Cqe32 };
        yield return new(
            RingFeature.BufferRings, new(5, 19), "a trial registration",
            "The runtime gives each armed receive a buffer of its own from the same memory, enlarged by one for each connection; "
            + "leases and everything else stay.");
        yield return new(RingFeature.MultishotAccept, new(5, 19), ByTrial, "One ACCEPT for each connection, armed again by the runtime.");
        yield return new(
            RingFeature.DirectDescriptors, new(5, 19), "a trial registration of a sparse table",
            "As without SlotRelease. A handler's own use of slots is refused when it happens.");
        yield return new(RingFeature.RegisteredBuffers, new(5, 19), "a trial registration of a sparse table", Refused);
        yield return new(RingFeature.PollFirst, new(5, 19), ByTrial, "The first attempt is made at once.");
        yield return new(RingFeature.CancelByFile, new(5, 19), ByTrial, "Everything is cancelled by its user_data, which the runtime does in any case.");
    }

    private static IEnumerable<FeatureSpec> Linux60()
    {
        yield return new(RingFeature.SingleIssuer, new(6, 0), BySetup, "The kernel locks the ring at each submission.") { Setup = SetupFlags.SingleIssuer };
        yield return new(
            RingFeature.MultishotReceive, new(6, 0), ByTrial, "One RECV for each piece, armed again by the runtime when the handler has returned.")
        {
            Needs = RingFeature.BufferRings,
        };
        yield return new(RingFeature.MultishotReceiveMessage, new(6, 0), ByTrial, Refused) { Needs = RingFeature.BufferRings };
        yield return new(RingFeature.SendZeroCopy, new(6, 0), ByProbe, "SEND.") { Operations = [Opcode.SendZc] };
        yield return new(
            RingFeature.FileAllocationRange, new(6, 0), ByRegister,
            "The runtime picks the slot of each accepted connection, with one ACCEPT for each.")
        {
            Needs = RingFeature.DirectDescriptors,
        };
        yield return new(RingFeature.MessageRingDescriptors, new(6, 0), ByTrial, Refused)
        {
            Needs = RingFeature.MessageRing | RingFeature.FileAllocationRange,
        };
        yield return new(RingFeature.CancelBySlot, new(6, 0), ByTrial, "Everything is cancelled by its user_data, which the runtime does in any case.")
        {
            Needs = RingFeature.CancelByFile,
        };
        yield return new(RingFeature.SyncCancel, new(6, 0), ByRegister, "ASYNC_CANCEL; what needs the other throws.");
        yield return new(RingFeature.SendMessageZeroCopy, new(6, 1), ByProbe, "SENDMSG.")
        {
            Needs = RingFeature.SendZeroCopy, Operations = [Opcode.SendmsgZc],
        };
        yield return new(
            RingFeature.DeferTaskRun, new(6, 1), BySetup, "COOP_TASKRUN: completion work runs at the thread's next system call of any kind.")
        {
            Needs = RingFeature.SingleIssuer, Setup = SetupFlags.DeferTaskRun,
        };
        yield return new(RingFeature.ReportUsage, new(6, 2), ByTrial, "The kernel does not say when it copied, so nothing is demoted.")
        {
            Needs = RingFeature.SendZeroCopy,
        };
        yield return new(RingFeature.MessageRingFlags, new(6, 3), ByTrial, "The flags of a message are 0.") { Needs = RingFeature.MessageRing };
        yield return new(RingFeature.MultishotTimeout, new(6, 4), ByTrial, "One TIMEOUT for each shot, armed again by the runtime.");
    }
}
