using System;

namespace UringDsl.Abi;

/// <summary>What ASYNC_CANCEL matches, <c>IORING_ASYNC_CANCEL_*</c>.</summary>
[Flags]
public enum CancelFlags : uint
{
    /// <summary>The first submission with the given user data.</summary>
    None = 0,
    /// <summary>Every match, not the first; the result is their number (5.19).</summary>
    All = 1 << 0,
    /// <summary>Match by the file that the descriptor names now (5.19).</summary>
    File = 1 << 1,
    /// <summary>Match everything; not with <see cref="File"/> or <see cref="Operation"/> (5.19).</summary>
    Any = 1 << 2,
    /// <summary>The file is given by its slot (6.0).</summary>
    FixedFile = 1 << 3,
    /// <summary>Match the user data as well (6.6).</summary>
    UserData = 1 << 4,
    /// <summary>Match the opcode in the length field as well (6.6).</summary>
    Operation = 1 << 5,
}
