namespace UringDsl.Generator.Ops;

/// <summary>A word of the submission entry. The names are those of the runtime's <c>Sqe</c>, one per use of a union.</summary>
internal enum SqeField
{
    /// <summary>The descriptor word, with IOSQE_FIXED_FILE where the operand is a slot.</summary>
    File,
    /// <summary>CLOSE: a descriptor in the descriptor word, a slot in <c>file_index</c>.</summary>
    FileOrFileIndex,
    IoPriority,
    Offset,
    Address2,
    CommandOperation,
    Address,
    SpliceOffsetIn,
    Level,
    OptionName,
    Length,
    OperationFlags,
    BufferIndex,
    BufferGroup,
    Personality,
    FileIndex,
    SpliceFileIn,
    OptionLength,
    AddressLength,
    Address3,
    OptionValue,
    Padding,
}
