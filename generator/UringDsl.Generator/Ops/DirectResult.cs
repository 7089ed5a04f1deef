namespace UringDsl.Generator.Ops;

/// <summary>Where an operation can put descriptors it makes, besides the process's table.</summary>
internal enum DirectResult
{
    None,
    /// <summary>A given slot, or one that the kernel allocates.</summary>
    Slot,
    /// <summary>Two neighbouring slots, or two allocated ones.</summary>
    TwoSlots,
    /// <summary>It fills slots from an array.</summary>
    FillsTable,
    /// <summary>A slot of another ring.</summary>
    TargetRing,
}
