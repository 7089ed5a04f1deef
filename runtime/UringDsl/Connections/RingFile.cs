namespace UringDsl;

/// <summary>The file operand of a submission: either a <see cref="Slot"/> or a <see cref="Descriptor"/>. IOSQE_FIXED_FILE follows from it.</summary>
public readonly record struct RingFile
{
    internal RingFile(int number, bool isFixed)
    {
        Number = number;
        IsFixed = isFixed;
    }

    /// <summary>The slot index or the descriptor number.</summary>
    public int Number { get; }

    /// <summary>True for a slot of the fixed-file table.</summary>
    public bool IsFixed { get; }

    /// <inheritdoc/>
    public override string ToString() => IsFixed ? $"slot {Number}" : $"descriptor {Number}";
}
