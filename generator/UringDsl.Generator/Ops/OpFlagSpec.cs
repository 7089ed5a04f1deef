namespace UringDsl.Generator.Ops;

/// <summary>A flag that an operation accepts.</summary>
/// <param name="Name">Name for documentation and messages.</param>
/// <param name="NativeName">Name in the system's headers.</param>
/// <param name="Value">Its bits.</param>
/// <param name="Since">The first kernel that accepts it here.</param>
/// <param name="Word">The word where it lives: OperationFlags, IoPriority, Length or Address.</param>
internal sealed record OpFlagSpec(string Name, string NativeName, uint Value, KernelVersion Since, SqeField Word);
