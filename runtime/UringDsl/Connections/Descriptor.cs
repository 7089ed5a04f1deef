namespace UringDsl;

/// <summary>An OS file descriptor. The caller keeps it open while an operation uses it.</summary>
/// <param name="Number">The number that the kernel gave, from 0.</param>
public readonly record struct Descriptor(int Number)
{
    /// <summary>The file operand of a submission: an ordinary descriptor.</summary>
    public static implicit operator RingFile(Descriptor descriptor) => new(descriptor.Number, isFixed: false);
}
