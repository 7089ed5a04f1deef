using System.Collections.Immutable;

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

    /// <summary>The property of the attribute that gives it, besides or instead of a parameter.</summary>
    public string? Property { get; init; }

    /// <summary>C# type of that property where it is not <see cref="Type"/>.</summary>
    public string? PropertyType { get; init; }

    /// <summary>C# text of the value where the declaration says nothing; without it <see cref="PrepDefault"/>.</summary>
    public string? Default { get; init; }

    /// <summary>Types that a parameter may have, where the kind does not tell: names of the runtime's types.</summary>
    public ImmutableArray<string> Types { get; init; } = [];

    /// <summary>The operand that it is derived from; <c>multishot</c> is the property of that name.</summary>
    public string? Of { get; init; }

    /// <summary>C# text of the bytes of one element, where a count is derived from bytes.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Bytes that are reserved; with <see cref="Of"/> the number itself, which stands in the memory for the kernel to change.</summary>
    public int Bytes { get; init; }

    /// <summary>The property that names a parameter for it: <c>Data = nameof(page)</c>.</summary>
    public string Override => Name == "buffer" && !IsWritten ? "Data" : char.ToUpperInvariant(Name[0]) + Name.Substring(1);
}
