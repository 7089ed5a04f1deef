namespace UringDsl.Generator.Model;

/// <summary>One parameter of a submission.</summary>
/// <param name="Name">Escaped where it is a keyword.</param>
/// <param name="Type">Fully qualified.</param>
/// <param name="Modifiers">As they must be repeated: "", "in ", "scoped ", "params ".</param>
/// <param name="Index">Where a flight keeps it, among its times, payloads or numbers.</param>
/// <param name="Group">In which of those it is kept.</param>
/// <param name="Use">How it is stored there.</param>
internal sealed record ParameterSpec(
    string Name, string Type, string Modifiers, OperandType Operand, int Index, OperandClass Group, OperandUse Use);

/// <summary>The lists in which a flight keeps its arguments.</summary>
internal enum OperandClass : byte
{
    File,
    Address,
    Time,
    Payload,
    Number,
}

/// <summary>What a parameter is used for where its type does not tell.</summary>
internal enum OperandUse : byte
{
    Plain,
    /// <summary>A path or a name: its bytes and a zero.</summary>
    Path,
    /// <summary>A copy of the value, whose address the kernel gets.</summary>
    Structure,
    /// <summary>A copy of several.</summary>
    Structures,
    /// <summary>A number of bytes or of entries in a type that has a sign.</summary>
    Length,
}

/// <summary>What a parameter can be bound to, by its type.</summary>
internal enum OperandType : byte
{
    None,
    Connection,
    Slot,
    Descriptor,
    PeerAddress,
    EndPoint,
    BufferLease,
    HeldBuffer,
    SendBuffer,
    Span,
    ReceiveBuffer,
    TimeSpan,
    Number,
    RingFile,
    String,
    SendBuffers,
    ReceiveBuffers,
    FixedBuffer,
    FixedBuffers,
    Structure,
    Descriptors,
    FutexWord,
    FutexCondition,
    FutexConditions,
    RingAddress,
}
