namespace UringDsl.Generator.Model;

/// <summary>One argument of <c>Prep.X</c>.</summary>
/// <param name="Name">Of the parameter of <c>Prep.X</c>.</param>
/// <param name="Index">The parameter of the submission, the reserved memory, or -1.</param>
/// <param name="Text">Of a number: the C# type that the operation takes. Of a constant: its text.</param>
internal sealed record ArgumentSpec(string Name, ArgumentSource Source, int Index, string Text)
{
    /// <summary>C# text of the bytes of an element, where a count is made of bytes.</summary>
    public string Unit { get; init; } = "";
}

/// <summary>Where an argument comes from.</summary>
internal enum ArgumentSource : byte
{
    /// <summary>Text of the declaration or of the op table.</summary>
    Constant,
    /// <summary>The file that the submission works on.</summary>
    File,
    /// <summary>A file of its own.</summary>
    FileAt,
    Number,
    Address,
    Length,
    VectorCount,
    BufferIndex,
    Time,
    /// <summary>Memory that the kernel writes.</summary>
    Reserved,
    /// <summary>The slot that the runtime has taken for the new descriptor.</summary>
    Target,
    /// <summary>User data of what another submission has in flight.</summary>
    TargetUserData,
}
