using System.Collections.Generic;
using UringDsl.Abi;

namespace UringDsl.Core;

internal static partial class FeatureTable
{
    private static IEnumerable<FeatureSpec> Linux66()
    {
        yield return new(RingFeature.NoSqArray, new(6, 6), BySetup, "The index array is there, filled once.") { Setup = SetupFlags.NoSqArray };
        yield return new(RingFeature.SocketQueueCommands, new(6, 6), "a trial operation on a socket", Refused);
        yield return new(RingFeature.CancelByOperation, new(6, 6), ByTrial, "Everything is cancelled by its user_data, which the runtime does in any case.");
        yield return new(
            RingFeature.SocketCommands, new(6, 7), "a trial operation on a socket",
            "Listeners are made by system calls. A handler's own submissions of socket options are answered by the kernel with EOPNOTSUPP.");
        yield return new(RingFeature.MultishotRead, new(6, 7), ByProbe, Refused)
        {
            Needs = RingFeature.BufferRings, Operations = [Opcode.ReadMultishot],
        };
        yield return new(RingFeature.BufferRingStatus, new(6, 8), ByRegister, "The runtime knows which buffers are out from the completions.")
        {
            Needs = RingFeature.BufferRings,
        };
        yield return new(RingFeature.Napi, new(6, 9), ByRegister, "No busy polling.");
        yield return new(RingFeature.RecvBundle, new(6, 10), ByFeatures, "One completion for each buffer.")
        {
            Needs = RingFeature.MultishotReceive, Reported = FeatureFlags.RecvSendBundle,
        };
        yield return new(RingFeature.SendBundle, new(6, 10), ByFeatures, "Queued sends go out as one SENDMSG.")
        {
            Needs = RingFeature.BufferRings, Reported = FeatureFlags.RecvSendBundle,
        };
    }

    private static IEnumerable<FeatureSpec> Linux611()
    {
        yield return new(RingFeature.BindListen, new(6, 11), ByProbe, "Listeners are made by system calls. A handler's own [Bind] and [Listen] are refused.")
        {
            Operations = [Opcode.Bind, Opcode.Listen],
        };
        yield return new(RingFeature.MinimumWait, new(6, 12), ByFeatures, "A wait ends with the first completion.") { Reported = FeatureFlags.MinimumTimeout };
        yield return new(RingFeature.IncrementalBuffers, new(6, 12), "a trial registration", "Each receive takes a whole buffer.")
        {
            Needs = RingFeature.BufferRings,
        };
        yield return new(RingFeature.CloneBuffers, new(6, 12), ByRegister, Refused) { Needs = RingFeature.RegisteredBuffers };
        yield return new(RingFeature.HybridPolling, new(6, 13), BySetup, "Polling without the sleep.") { Setup = SetupFlags.HybridIoPoll };
        yield return new(RingFeature.RegisteredWaits, new(6, 13), ByRegister, "The arguments of each wait are copied.") { Needs = RingFeature.ExtendedWait };
        yield return new(RingFeature.ResizeRings, new(6, 13), ByRegister, "The queues keep their size; resizing throws.") { Needs = RingFeature.DeferTaskRun };
        yield return new(
            RingFeature.SlotRelease, new(6, 13), "a trial: whether a pipe ends when its slot is closed beside a poll of another slot",
            "Connections and listeners are plain descriptors, and a chain's socket is made by a system call when the chain is submitted: in a slot they "
            + "would stay open behind their CLOSE for as long as an older operation, such as an ACCEPT, is in flight. A handler's own slots do.")
        {
            Needs = RingFeature.DirectDescriptors,
        };
        yield return new(RingFeature.DirectMessages, new(6, 13), ByRegister, "Other threads wake the ring by its eventfd.") { Needs = RingFeature.MessageRing };
        yield return new(RingFeature.NoIoWait, new(6, 15), ByFeatures, "A waiting thread counts as waiting for I/O, in iowait and in the choice of frequency.")
        {
            Reported = FeatureFlags.NoIoWait,
        };
        yield return new(RingFeature.ZeroCopyReceive, new(6, 15), ByProbe, Refused) { Operations = [Opcode.RecvZc] };
        yield return new(RingFeature.VectorizedSends, new(6, 17), ByTrial, "SENDMSG and SENDMSG_ZC.");
        yield return new(RingFeature.CqeMixed, new(6, 18), BySetup, "Refused, or a ring of 32-byte completions.") { Setup = SetupFlags.CqeMixed };
        yield return new(RingFeature.Query, new(6, 18), "the query itself", "Trials of setups and registrations.");
    }
}
