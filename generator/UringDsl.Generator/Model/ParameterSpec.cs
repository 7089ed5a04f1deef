namespace UringDsl.Generator.Model;

/// <summary>One parameter of a submission.</summary>
/// <param name="Name">Escaped where it is a keyword.</param>
/// <param name="Type">Fully qualified.</param>
/// <param name="Modifiers">As they must be repeated: "", "in ", "scoped ", "params ".</param>
/// <param name="Index">Where a flight keeps it, among its times, payloads or numbers.</param>
internal sealed record ParameterSpec(string Name, string Type, string Modifiers, OperandType Operand, int Index);

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
}
