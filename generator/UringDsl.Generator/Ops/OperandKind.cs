namespace UringDsl.Generator.Ops;

/// <summary>What an operand is to the user. Handles and buffers bind by type; the rest binds by the operand's name.</summary>
internal enum OperandKind
{
    /// <summary>A file: a connection, a slot or a descriptor.</summary>
    File,
    /// <summary>An ordinary descriptor; a slot is refused.</summary>
    Descriptor,
    /// <summary>A slot; an ordinary descriptor is refused.</summary>
    Slot,
    /// <summary>Where a new descriptor goes.</summary>
    DirectTarget,
    /// <summary>Memory that data is read into or written from.</summary>
    Buffer,
    /// <summary>Memory of the caller's own, by its address: it stays valid as long as the operation says.</summary>
    Address,
    /// <summary>An array of iovec.</summary>
    Vectors,
    /// <summary>A msghdr.</summary>
    MessageHeader,
    /// <summary>A socket address.</summary>
    SocketAddress,
    /// <summary>A path or a name that ends in a zero byte.</summary>
    Path,
    /// <summary>Another structure of the kernel's interface.</summary>
    Structure,
    /// <summary>A span or a point of time, passed as __kernel_timespec.</summary>
    Time,
    /// <summary>How many bytes.</summary>
    Length,
    /// <summary>How many entries.</summary>
    Count,
    /// <summary>A position in a file.</summary>
    Offset,
    /// <summary>A flag word of the operation.</summary>
    Flags,
    /// <summary>The user data of a submission.</summary>
    UserData,
    /// <summary>Index of a registered buffer.</summary>
    BufferIndex,
    /// <summary>Group of provided buffers.</summary>
    BufferGroup,
    /// <summary>A plain number: domain, mode, backlog, signal, …</summary>
    Number,
}
