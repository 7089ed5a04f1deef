namespace UringDsl.Generator.Ops;

/// <summary>What the file operand of an operation may be.</summary>
internal enum FileUse
{
    /// <summary>The operation takes no file.</summary>
    None,
    /// <summary>A slot or a descriptor.</summary>
    SlotOrDescriptor,
    /// <summary>A descriptor; IOSQE_FIXED_FILE is refused.</summary>
    DescriptorOnly,
    /// <summary>A slot; IOSQE_FIXED_FILE is required.</summary>
    SlotOnly,
    /// <summary>A slot or a descriptor, but a slot goes to <c>file_index</c> without IOSQE_FIXED_FILE.</summary>
    SlotByIndex,
}
