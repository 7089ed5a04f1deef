using UringDsl.Abi;

namespace UringDsl.Core;

/// <content>
/// Completions of 32 bytes. With CQE32 every entry has them; with CQE_MIXED such an entry takes two places of 16, and a place that is left over
/// before the queue wraps holds a filler.
/// </content>
internal sealed unsafe partial class IoUring
{
    private uint _fillers; // taken places of the queue that are no completion of their own, since the head was published

    /// <summary>The 16 more bytes of the completion that was taken last; zeros when it had none.</summary>
    public ulong FirstExtra { get; private set; }

    /// <inheritdoc cref="FirstExtra"/>
    public ulong SecondExtra { get; private set; }

    /// <summary>Completions of this ring can have 32 bytes.</summary>
    public bool HasLarge => _hasLarge;

    private Cqe TakeLarge(Cqe cqe, out bool isThere)
    {
        isThere = true;
        if (_cqShift == 4)
        {
            while ((cqe.Flags & CqeFlags.Skip) != 0)
            {
                _fillers++;
                isThere = _head != _ready;
                if (!isThere) return cqe;
                cqe = *(Cqe*)(_cqes + ((nuint)(_head++ & _cqMask) << 4));
            }
            if ((cqe.Flags & CqeFlags.Large) == 0)
            {
                FirstExtra = SecondExtra = 0;
                return cqe;
            }
            if (_head == _ready) throw Halved();
        }
        else cqe = new Cqe(cqe.UserData, cqe.Result, cqe.Flags | CqeFlags.Large); // Here all are, and the kernel does not say it.
        // Of two places, the second is that of the next position. Mostly they lie side by side, since the kernel leaves a filler rather than to wrap in the
        // middle; a queue that was made smaller may have its end between them.
        ulong* extra = _cqShift == 4
            ? (ulong*)(_cqes + ((nuint)(_head & _cqMask) << 4))
            : (ulong*)(_cqes + ((nuint)((_head - 1) & _cqMask) << 5) + sizeof(Cqe));
        FirstExtra = extra[0];
        SecondExtra = extra[1];
        if (_cqShift == 4)
        {
            _head++;
            _fillers++;
        }
        return cqe;
    }

    // Going on would carry the head beyond the tail, and every place of the queue would be taken for a completion.
    private static RingException Halved() => new(
        "A completion of 32 bytes ends behind what the kernel has published: the queue is out of order. On Linux 6.18 that is what an overflow of a queue of "
        + "both sizes (RingModes.CqeMixed) can leave behind. Declare more CompletionEntries, two for each completion of 32 bytes, or use RingModes.Cqe32.");
}
