namespace UringDsl.Generator.Ops;

/// <summary>Operands that several rows of the op table share, and short ways to write the others.</summary>
internal static class SharedOperands
{
    public static OperandSpec File { get; } = new("file", "RingFile", SqeField.File, OperandKind.File, "the file, a slot or a descriptor");

    public static OperandSpec Socket { get; } = File with { Summary = "the socket, a slot or a descriptor" };

    public static OperandSpec Directory { get; } = PlainFile("directory", SqeField.File, "the directory of a relative path; -100 is the working directory");

    public static OperandSpec Target { get; } =
        new(
            "target", "DirectTarget", SqeField.FileIndex,
            OperandKind.DirectTarget, "where the descriptor goes") { Presence = OperandPresence.Defaulted };

    public static OperandSpec FileOffset { get; } = new("offset", "ulong", SqeField.Offset, OperandKind.Offset,
        "position in the file; <c>ulong.MaxValue</c> reads or writes at the file position and moves it") { Presence = OperandPresence.Defaulted };

    public static OperandSpec BufferLength { get; } = new("length", "uint", SqeField.Length, OperandKind.Length, "bytes");

    public static OperandSpec RwFlagsWord { get; } = FlagWord("rwFlags", "flags of preadv2 and pwritev2, <c>RWF_*</c>", "0");

    public static OperandSpec IoPriorityValue { get; } =
        new("ioPriority", "ushort", SqeField.IoPriority, OperandKind.Number, "I/O priority: class in bits 13 to 15, level below; no flag word")
        { Presence = OperandPresence.Property, PrepDefault = "0" };

    public static OperandSpec IoFlagsWord { get; } =
        new(
            "ioPriority", "ushort", SqeField.IoPriority,
            OperandKind.Flags, "flags of the operation in the priority word, <see cref=\"RecvSendFlags\"/>")
        { Presence = OperandPresence.Property };

    public static OperandSpec MsgFlagsWord { get; } = FlagWord("msgFlags", "flags of the socket call, <see cref=\"MsgFlags\"/>");

    public static OperandSpec RegisteredBuffer { get; } =
        new("bufferIndex", "ushort", SqeField.BufferIndex, OperandKind.BufferIndex, "index of the registered buffer");

    public static OperandSpec PlainFile(string name, SqeField field, string summary) =>
        new(name, "Descriptor", field, OperandKind.Descriptor, summary);

    public static OperandSpec Number(string name, string type, SqeField field, string summary, string? prepDefault = null) =>
        new(name, type, field, OperandKind.Number, summary) { PrepDefault = prepDefault, Presence = PresenceOf(prepDefault) };

    public static OperandSpec Count(string name, string type, SqeField field, string summary, string? prepDefault = null) =>
        new(name, type, field, OperandKind.Count, summary) { PrepDefault = prepDefault, Presence = PresenceOf(prepDefault) };

    public static OperandSpec LongLength(string name, SqeField field, string summary, string? prepDefault = null) =>
        new(name, "ulong", field, OperandKind.Length, summary) { PrepDefault = prepDefault, Presence = PresenceOf(prepDefault) };

    public static OperandSpec FlagWord(string name, string summary, string? prepDefault = null, SqeField field = SqeField.OperationFlags) =>
        new(name, "uint", field, OperandKind.Flags, summary) { PrepDefault = prepDefault, Presence = OperandPresence.Property };

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

    private static OperandPresence PresenceOf(string? prepDefault) =>
        prepDefault is null ? OperandPresence.Required : OperandPresence.Defaulted;
}
