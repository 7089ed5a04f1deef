using UringDsl.CompilerServices;

namespace UringDsl.Core;

/// <content>
/// Where the kernel has no buffer rings, each receive is given a buffer of its own when it is armed, and its completion is told as if the kernel had
/// picked it. An idle connection keeps one, so there is one more for each connection than was declared.
/// </content>
internal sealed unsafe partial class ProvidedBuffers
{
    private const int MostOwnEntries = 32768;

    private readonly bool _isOwn;
    private ushort _head;   // of the entries that receives have been given
    private int _lent;      // given, and not yet told of by a completion

    /// <summary>A buffer for a receive that is about to be armed.</summary>
    public bool TryLend(out int id)
    {
        id = 0;
        if (_head == _tail) return false;
        id = _entries[_head++ & _mask].BufferId;
        _lent++;
        return true;
    }

    /// <summary>The completion of a receive that had one is there.</summary>
    public void EndLending() => _lent--;

    private static int OwnEntries(BufferRingDeclaration declaration, int entries, int connections)
    {
        long wanted = (long)entries + connections;
        if (wanted <= MostOwnEntries) return (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)wanted);
        throw RingUnavailableException.Because(
            $"Without the feature {RingFeature.BufferRings} the buffers of \"{declaration.Name}\" and one for each connection are {wanted}, and at most "
            + $"{MostOwnEntries} are possible. Declare fewer MaxConnections or fewer Entries, or do not switch it off.",
            RefusalReason.Kernel);
    }
}
