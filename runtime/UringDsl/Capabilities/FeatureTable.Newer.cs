using System.Collections.Generic;
using UringDsl.Abi;

namespace UringDsl.Core;

internal static partial class FeatureTable
{
    private static IEnumerable<FeatureSpec> Linux66()
    {
        yield return new(RingFeature.NoSqArray, new(6, 6), BySetup, "The index array is there, filled once.")
        {
            Setup = SetupFlags.NoSqArray,
            Test = "SetupFallbackTests.Flags_of_features_that_are_off_are_not_asked_for",
        };
        yield return new(RingFeature.SocketQueueCommands, new(6, 6), "a trial operation on a socket", Refused);
        yield return new(RingFeature.CancelByOperation, new(6, 6), ByTrial, "Everything is cancelled by its user_data, which the runtime does in any case.");
        yield return new(
            RingFeature.SocketCommands, new(6, 7), "a trial operation on a socket",
            "Listeners are made by system calls. A handler's own submissions of socket options are answered by the kernel with EOPNOTSUPP.")
        {
            Test = "FallbackTests.Without_BIND_or_socket_commands_system_calls_make_the_listener",
        };
        yield return new(RingFeature.MultishotRead, new(6, 7), ByProbe, Refused)
       
        {
            Needs = RingFeature.BufferRings, Operations = [Opcode.ReadMultishot],
        };
        yield return new(RingFeature.BufferRingStatus, new(6, 8), ByRegister, "The runtime knows which buffers are out from the completions.")
       
        {
            Needs = RingFeature.BufferRings,
        };
        yield return new(RingFeature.Napi, new(6, 9), ByRegister, "Asking for it throws.");
        yield return new(RingFeature.RecvBundle, new(6, 10), ByFeatures, "One completion for each buffer.")
       
        {
            Needs = RingFeature.MultishotReceive, Reported = FeatureFlags.RecvSendBundle,
            Test = "BundleTests.Fewer_completions_bring_the_same_buffers",
        };
        yield return new(RingFeature.SendBundle, new(6, 10), ByFeatures, "Queued sends go out as one SENDMSG.")
       
        {
            Needs = RingFeature.BufferRings, Reported = FeatureFlags.RecvSendBundle,
            Test = "SendBundleTests.A_bundle_costs_one_submission_and_one_completion_as_a_message_does",
        };
    }

    private static IEnumerable<FeatureSpec> Linux611()
    {
        yield return new(RingFeature.BindListen, new(6, 11), ByProbe, "Listeners are made by system calls. A handler's own [Bind] and [Listen] are refused.")
       
        {
            Operations = [Opcode.Bind, Opcode.Listen],
            Test = "FallbackTests.Without_BIND_or_socket_commands_system_calls_make_the_listener",
        };
        yield return new(RingFeature.MinimumWait, new(6, 12), ByFeatures, AskedFor)
        {
            Needs = RingFeature.ExtendedWait, Reported = FeatureFlags.MinimumTimeout,
        };
        yield return new(RingFeature.IncrementalBuffers, new(6, 12), "a trial registration", "Each receive takes a whole buffer.")
       
        {
            Needs = RingFeature.BufferRings,
            Test = "IncrementalTests.A_kernel_without_the_feature_brings_the_same_bytes",
        };
        yield return new(RingFeature.CloneBuffers, new(6, 13), "a clone of no ring's buffers (EBADF: known)", Refused)
        {
            Needs = RingFeature.RegisteredBuffers,
            Test = "BufferRegistrationTests.Without_the_kernels_help_cloning_is_refused_with_what_to_do",
        };
        yield return new(RingFeature.HybridPolling, new(6, 13), BySetup, AskedFor) { Setup = SetupFlags.HybridIoPoll };
        yield return new(RingFeature.RegisteredWaits, new(6, 13), ByRegister, AskedFor)
        {
            Needs = RingFeature.ExtendedWait,
            Test = "WaitTests.What_cannot_be_is_said_before_the_kernel_is_asked",
        };
        yield return new(RingFeature.ResizeRings, new(6, 13), ByRegister, "The queues keep their size; resizing throws.") { Needs = RingFeature.DeferTaskRun };
        yield return new(
            RingFeature.SlotRelease, new(6, 13), "a trial: whether a pipe ends when its slot is closed beside a poll of another slot",
            "Connections and listeners are plain descriptors, and a chain's socket is made by a system call when the chain is submitted: in a slot they "
            + "would stay open behind their CLOSE for as long as an older operation, such as an ACCEPT, is in flight. "
            + "Files that a handler opens in slots do stay open that long. "
            + "A chain that accepts into a slot is refused at the start.")
       
        {
            Needs = RingFeature.DirectDescriptors,
            Test = "FallbackTests.Without_slots_connections_are_descriptors_and_a_chain_has_its_socket_made",
        };
        yield return new(RingFeature.DirectMessages, new(6, 13), ByRegister, Unused) { Needs = RingFeature.MessageRing };
        yield return new(RingFeature.NoIoWait, new(6, 15), ByFeatures, "A waiting thread counts as waiting for I/O, in iowait and in the choice of frequency.")
       
        {
            Reported = FeatureFlags.NoIoWait,
            Test = "SetupFallbackTests.Flags_of_an_enter_are_those_of_the_features",
        };
        yield return new(RingFeature.ZeroCopyReceive, new(6, 15), ByProbe, Refused) { Operations = [Opcode.RecvZc] };
        yield return new(RingFeature.VectorizedSends, new(6, 17), ByTrial, "The runtime does not use it: several queued sends are one SENDMSG or SENDMSG_ZC.");
        yield return new(RingFeature.ReceiveLimits, new(6, 17), ByTrial, "A receive with ShotBytes or TotalBytes is one RECV for each piece.")
        {
            Needs = RingFeature.MultishotReceive,
            Test = "AdoptTests.A_receive_brings_no_more_at_once_than_its_limits_and_goes_on",
        };
        yield return new(RingFeature.CqeMixed, new(6, 18), BySetup, AskedFor) { Setup = SetupFlags.CqeMixed };
        yield return new(RingFeature.Query, new(6, 18), "the query itself", "Trials of setups and registrations.")
        {
            Test = "ProbeTests.The_trials_agree_with_what_the_kernel_lists",
        };
        yield return new(RingFeature.SocketNames, new(6, 19), "a trial operation on a socket", Refused)
        {
            Test = "SocketNameTests.The_address_of_a_socket_is_told_or_the_handler_does_not_start",
        };
    }
}
