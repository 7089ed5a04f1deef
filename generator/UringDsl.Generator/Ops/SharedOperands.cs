namespace UringDsl.Generator.Ops;

/// <summary>Operands that several rows of the op table share, and short ways to write the others.</summary>
internal static class SharedOperands
{
    public static OperandSpec File { get; } = new("file", "RingFile", SqeField.File, OperandKind.File, "the file, a slot or a descriptor");

    public static OperandSpec Socket { get; } = File with { Summary = "the socket, a slot or a descriptor" };

    public static OperandSpec Directory { get; } = AnyDirectory("directory", SqeField.File, "the directory of a relative path; -100 is the working directory");

    public static OperandSpec Target { get; } =
        new(
            "target", "DirectTarget", SqeField.FileIndex,
            OperandKind.DirectTarget, "where the descriptor goes") { Presence = OperandPresence.Defaulted };

    public static OperandSpec FileOffset { get; } = new("offset", "ulong", SqeField.Offset, OperandKind.Offset,
        "position in the file; -1 (all bits) reads or writes at the file position and moves it")
    { Presence = OperandPresence.Defaulted, Property = "Offset", PropertyType = "long", Default = "ulong.MaxValue" };

    public static OperandSpec BufferLength { get; } = new("length", "uint", SqeField.Length, OperandKind.Length, "bytes");

    public static OperandSpec RwFlagsWord { get; } =
        FlagWord("rwFlags", "flags of preadv2 and pwritev2, <c>RWF_*</c>", "0") with { PropertyType = "ReadWriteFlags" };

    public static OperandSpec IoPriorityValue { get; } =
        new("ioPriority", "ushort", SqeField.IoPriority, OperandKind.Number, "I/O priority: class in bits 13 to 15, level below; no flag word")
        { Presence = OperandPresence.Property, PrepDefault = "0", Property = "IoPriority" };

    public static OperandSpec IoFlagsWord { get; } =
        new(
            "ioPriority", "ushort", SqeField.IoPriority,
            OperandKind.Flags, "flags of the operation in the priority word, <see cref=\"RecvSendFlags\"/>")
        { Presence = OperandPresence.Property };

    public static OperandSpec MsgFlagsWord { get; } = FlagWord("msgFlags", "flags of the socket call, <see cref=\"MsgFlags\"/>");

    public static OperandSpec RegisteredBuffer { get; } =
        new("bufferIndex", "ushort", SqeField.BufferIndex, OperandKind.BufferIndex, "index of the registered buffer");

    /// <summary>The directory of a path, the working directory unless a declaration gives it.</summary>
    public static OperandSpec AnyDirectory(string name, SqeField field, string summary) =>
        PlainFile(name, field, summary) with { Presence = OperandPresence.Defaulted, Default = "new(-100)" };

    public static OperandSpec PlainFile(string name, SqeField field, string summary) =>
        new(name, "Descriptor", field, OperandKind.Descriptor, summary);

    public static OperandSpec Number(string name, string type, SqeField field, string summary, string? prepDefault = null) =>
        new(name, type, field, OperandKind.Number, summary) { PrepDefault = prepDefault, Presence = PresenceOf(prepDefault) };

    public static OperandSpec Count(string name, string type, SqeField field, string summary, string? prepDefault = null) =>
        new(name, type, field, OperandKind.Count, summary) { PrepDefault = prepDefault, Presence = PresenceOf(prepDefault) };

    public static OperandSpec LongLength(string name, SqeField field, string summary, string? prepDefault = null) =>
        new(name, "ulong", field, OperandKind.Length, summary) { PrepDefault = prepDefault, Presence = PresenceOf(prepDefault) };

    public static OperandSpec FlagWord(string name, string summary, string? prepDefault = null, SqeField field = SqeField.OperationFlags) =>
        new(name, "uint", field, OperandKind.Flags, summary)
        { PrepDefault = prepDefault, Presence = OperandPresence.Property, Property = "Flags", Default = prepDefault ?? "0" };

    public static OperandSpec Key(string name, SqeField field, string summary, string? prepDefault = null) =>
        new(name, "ulong", field, OperandKind.UserData, summary) { PrepDefault = prepDefault, Presence = PresenceOf(prepDefault) };

    /// <summary>Data that the kernel reads (a write, a send).</summary>
    public static OperandSpec Source(string name, string summary, HeldUntil held = HeldUntil.Completed, SqeField field = SqeField.Address) =>
        new(name, "nint", field, OperandKind.Buffer, summary) { Held = held };

    /// <summary>Data that the kernel writes (a read, a receive).</summary>
    public static OperandSpec Destination(string name, string summary, SqeField field = SqeField.Address) =>
        new(name, "nint", field, OperandKind.Buffer, summary) { Held = HeldUntil.Completed, IsWritten = true };

    /// <summary>A structure that is copied while the submission is prepared.</summary>
    public static OperandSpec Copied(string name, OperandKind kind, string summary, SqeField field = SqeField.Address) =>
        new(name, "nint", field, kind, summary) { Held = HeldUntil.Submitted };

    /// <summary>A structure that the kernel writes by the last completion.</summary>
    public static OperandSpec Written(string name, OperandKind kind, string summary, SqeField field = SqeField.Address) =>
        new(name, "nint", field, kind, summary) { Held = HeldUntil.Completed, IsWritten = true };

    public static OperandSpec Path(string name, string summary, SqeField field = SqeField.Address) => Copied(name, OperandKind.Path, summary, field);

    /// <summary>The same operand, 0 unless given.</summary>
    public static OperandSpec OptionalOf(OperandSpec operand, string? summary = null) => operand with
    {
        PrepDefault = "0",
        Presence = OperandPresence.Defaulted,
        IsOptionalAddress = operand.Type == "nint",
        Summary = summary ?? operand.Summary,
    };

    /// <summary>The length of another operand, its number of elements, or the flag of a property.</summary>
    public static OperandSpec DerivedFrom(this OperandSpec operand, string of) => operand with { Presence = OperandPresence.Derived, Of = of };

    /// <summary>A parameter or a property, of that type; with a default it may be left out.</summary>
    public static OperandSpec As(this OperandSpec operand, string property, string type, string? otherwise = null) => operand with
    {
        Property = property,
        PropertyType = type,
        Default = otherwise,
        Presence = operand.Presence == OperandPresence.Required && otherwise is not null ? OperandPresence.Defaulted : operand.Presence,
    };

    /// <summary>Memory of the submission, which the completion value reads.</summary>
    public static OperandSpec ReservedFor(this OperandSpec operand, int bytes) =>
        operand with { Presence = OperandPresence.Reserved, Bytes = bytes };

    private static OperandPresence PresenceOf(string? prepDefault) =>
        prepDefault is null ? OperandPresence.Required : OperandPresence.Defaulted;
}
