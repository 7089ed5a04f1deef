namespace UringDsl;

/// <summary>Where an operation that makes a descriptor puts it: <c>file_index</c> of the submission.</summary>
/// <param name="FileIndex">The raw value: 0 for an ordinary descriptor, slot + 1, or <c>IORING_FILE_INDEX_ALLOC</c>.</param>
public readonly record struct DirectTarget(uint FileIndex)
{
    /// <summary>An ordinary descriptor.</summary>
    public static DirectTarget None => default;

    /// <summary>A free slot of the allocated range; the kernel picks it (5.19).</summary>
    public static DirectTarget Allocate => new(uint.MaxValue);

    /// <summary>The given slot (5.15).</summary>
    public static DirectTarget At(Slot slot) => new((uint)slot.Index + 1);
}
