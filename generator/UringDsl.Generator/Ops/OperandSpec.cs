namespace UringDsl.Generator.Ops;

/// <summary>One operand of an operation: a parameter of <c>Prep.X</c> and the word of the entry where it lands.</summary>
/// <param name="Name">Name of the parameter, in camel case.</param>
/// <param name="Type">C# type of the parameter.</param>
/// <param name="Field">The word that takes it.</param>
/// <param name="Kind">What it is to the user.</param>
/// <param name="Summary">Half a sentence for the documentation.</param>
internal sealed record OperandSpec(string Name, string Type, SqeField Field, OperandKind Kind, string Summary)
{
    /// <summary>How a declaration gives it.</summary>
    public OperandPresence Presence { get; init; }

    /// <summary>C# text of the default in <c>Prep.X</c>, or null when the caller must give it.</summary>
    public string? PrepDefault { get; init; }

    /// <summary>How long the memory behind it is the kernel's.</summary>
    public HeldUntil Held { get; init; }

    /// <summary>The same for what the structure behind it points to in turn.</summary>
    public HeldUntil HeldBehind { get; init; }

    /// <summary>True when the kernel writes to the memory behind it.</summary>
    public bool IsWritten { get; init; }

    /// <summary>True when it is an address that may be null.</summary>
    public bool IsOptionalAddress { get; init; }
}
