using UringDsl.Abi;

namespace UringDsl.CompilerServices;

/// <content>What the loop does otherwise in some modes of the ring.</content>
public sealed unsafe partial class RingLoop
{
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
        return _ring.LookForCompletion(timeoutMilliseconds) ? 0 : _ring.Enter(minComplete: 1, timeoutMilliseconds);
    }
}
