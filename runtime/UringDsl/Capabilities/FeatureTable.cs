using System.Collections.Generic;
using UringDsl.Abi;

namespace UringDsl.Core;

/// <summary>Every feature that is probed, in the order of the kernels that brought them.</summary>
internal static partial class FeatureTable
{
    private const string AskedFor = "An option or attribute that asks for it is refused at the start.";
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
            Test = "FallbackTests.Without_a_time_in_the_wait_a_timer_ends_it",
        };
        yield return new(RingFeature.SkipSuccess, new(5, 17), ByFeatures, "Every step posts its completion, and the runtime drops those that nobody waits for.")
       
        {
            Reported = FeatureFlags.CqeSkip,
            Test = "FallbackTests.Without_skipping_every_step_posts_and_chains_and_cancellations_end_as_ever",
        };
        yield return new(RingFeature.RegisteredRing, new(5, 18), "the registration itself", "Every enter looks the ring's descriptor up.")
        {
            Test = "SetupFallbackTests.Flags_of_an_enter_are_those_of_the_features",
        };
        yield return new(RingFeature.MessageRing, new(5, 18), ByProbe, Refused) { Operations = [Opcode.MsgRing] };
        yield return new(RingFeature.CooperativeTaskRun, new(5, 19), BySetup, "Completion work interrupts the thread.")
       
        {
            Setup = SetupFlags.CooperativeTaskRun,
            Test = "SetupFallbackTests.Flags_of_features_that_are_off_are_not_asked_for",
        };
        yield return new(RingFeature.TaskRunFlag, new(5, 19), BySetup, AskedFor) { Setup = SetupFlags.TaskRunFlag };
        yield return new(RingFeature.Cqe32, new(5, 19), BySetup, AskedFor) { Setup = SetupFlags.Cqe32 };
        yield return new(
            RingFeature.BufferRings, new(5, 19), "a trial registration",
            "The runtime gives each armed receive a buffer of its own from the same memory, enlarged by one for each connection; "
            + "leases and everything else stay.")
        {
            Test = "FallbackTests.Without_buffer_rings_each_RECV_has_a_buffer_of_its_own",
        };
        yield return new(RingFeature.MultishotAccept, new(5, 19), ByTrial, "One ACCEPT for each connection, armed again by the runtime.")
        {
            Test = "FallbackTests.Without_multishot_accept_each_connection_has_its_own_ACCEPT",
        };
        yield return new(
            RingFeature.DirectDescriptors, new(5, 19), "a trial registration of a sparse table",
            "As without SlotRelease. A handler's own use of slots is refused when it happens.")
        {
            Test = "FallbackTests.Without_slots_connections_are_descriptors_and_a_chain_has_its_socket_made",
        };
        yield return new(RingFeature.RegisteredBuffers, new(5, 19), "a trial registration of a sparse table", Refused);
        yield return new(RingFeature.PollFirst, new(5, 19), ByTrial, "Each receive first tries, also on a socket that the one before has left empty.");
        yield return new(RingFeature.CancelByFile, new(5, 19), ByTrial, "Everything is cancelled by its user_data, which the runtime does in any case.");
    }

    private static IEnumerable<FeatureSpec> Linux60()
    {
        yield return new(RingFeature.SingleIssuer, new(6, 0), BySetup, "The kernel locks the ring at each submission.")
        {
            Setup = SetupFlags.SingleIssuer,
            Test = "SetupFallbackTests.Flags_of_features_that_are_off_are_not_asked_for",
        };
        yield return new(
            RingFeature.MultishotReceive, new(6, 0), ByTrial, "One RECV for each piece, armed again by the runtime when the handler has returned.")
       
        {
            Needs = RingFeature.BufferRings,
            Test = "FallbackTests.Without_multishot_receive_each_piece_has_its_own_RECV",
        };
        yield return new(RingFeature.MultishotReceiveMessage, new(6, 0), ByTrial, Refused)
        {
            Needs = RingFeature.BufferRings,
            Test = "RefusedFeatureTests.An_operation_without_another_way_names_its_submission",
        };
        yield return new(RingFeature.SendZeroCopy, new(6, 0), ByProbe, "SEND.")
        {
            Operations = [Opcode.SendZc],
            Test = "ZeroCopyFallbackTests.A_kernel_without_a_part_of_it_sends_all_the_same",
        };
        yield return new(
            RingFeature.FileAllocationRange, new(6, 0), ByRegister,
            "The runtime picks the slot of each accepted connection, with one ACCEPT for each.")
       
        {
            Needs = RingFeature.DirectDescriptors,
            Test = "FallbackTests.Without_an_allocation_range_the_runtime_picks_the_slots",
        };
        yield return new(RingFeature.MessageRingDescriptors, new(6, 0), ByTrial, Refused)
       
        {
            Needs = RingFeature.MessageRing | RingFeature.FileAllocationRange,
        };
        yield return new(RingFeature.CancelBySlot, new(6, 0), ByTrial, "Everything is cancelled by its user_data, which the runtime does in any case.")
       
        {
            Needs = RingFeature.CancelByFile,
        };
        yield return new(RingFeature.SyncCancel, new(6, 0), ByRegister,
            "ASYNC_CANCEL; CancelNow throws. A submission that drains is refused at the start: nothing could cancel past it.")
        {
            Test = "RefusedFeatureTests.A_drain_and_an_accept_into_a_slot_have_no_other_way",
        };
        yield return new(RingFeature.SendMessageZeroCopy, new(6, 1), ByProbe, "SENDMSG.")
       
        {
            Needs = RingFeature.SendZeroCopy, Operations = [Opcode.SendmsgZc],
            Test = "ZeroCopyFallbackTests.A_kernel_without_a_part_of_it_sends_all_the_same",
        };
        yield return new(
            RingFeature.DeferTaskRun, new(6, 1), BySetup, "COOP_TASKRUN: completion work runs at the thread's next system call of any kind.")
       
        {
            Needs = RingFeature.SingleIssuer, Setup = SetupFlags.DeferTaskRun,
            Test = "SetupFallbackTests.Flags_of_features_that_are_off_are_not_asked_for",
        };
        yield return new(RingFeature.ReportUsage, new(6, 2), ByTrial, "The kernel does not say when it copied, so nothing is demoted.")
       
        {
            Needs = RingFeature.SendZeroCopy,
            Test = "ZeroCopyFallbackTests.A_kernel_without_a_part_of_it_sends_all_the_same",
        };
        yield return new(RingFeature.MessageRingFlags, new(6, 3), ByTrial, "The flags of a message are 0.") { Needs = RingFeature.MessageRing };
        yield return new(RingFeature.MultishotTimeout, new(6, 4), ByTrial, "One TIMEOUT for each shot, armed again by the runtime.")
        {
            Test = "FallbackTests.Without_multishot_timers_each_shot_has_its_own_TIMEOUT",
        };
    }
}
