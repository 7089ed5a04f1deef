namespace UringDsl.Generator.Ops;

/// <summary>How an operation stays armed and completes again and again.</summary>
/// <param name="Since">The first kernel.</param>
/// <param name="Word">The word of the flag that asks for it.</param>
/// <param name="Value">That flag; 0 when the operation is always multishot.</param>
internal sealed record MultishotSpec(KernelVersion Since, SqeField Word, uint Value)
{
    /// <summary>There is no other form of this operation.</summary>
    public bool IsAlways => Value == 0 || IsMandatory;

    /// <summary>The flag must be set all the same.</summary>
    public bool IsMandatory { get; init; }

    /// <summary>It works with provided buffers only.</summary>
    public bool NeedsBufferSelect { get; init; }

    /// <summary>Bits of the operation's flag word that exclude it.</summary>
    public uint ExcludedOperationFlags { get; init; }

    /// <summary>A direct target must be <c>Allocate</c>, never a given slot.</summary>
    public bool NeedsAllocatedTarget { get; init; }
}
