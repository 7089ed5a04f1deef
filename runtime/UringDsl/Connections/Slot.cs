namespace UringDsl;

/// <summary>An index in the ring's fixed-file table: a direct descriptor. It is no OS descriptor, and no OS descriptor is one.</summary>
/// <param name="Index">The index, from 0.</param>
public readonly record struct Slot(int Index)
{
    /// <summary>The file operand of a submission: this slot, with IOSQE_FIXED_FILE.</summary>
    public static implicit operator RingFile(Slot slot) => new(slot.Index, isFixed: true);
}
