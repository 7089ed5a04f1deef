namespace UringDsl.Generator.Ops;

/// <summary>What a result of 0 or more means.</summary>
internal enum ResultKind
{
    Zero,
    Bytes,
    /// <summary>A descriptor; 0 for a given slot; the slot for an allocated one.</summary>
    Descriptor,
    Count,
    EventMask,
    Value,
}
