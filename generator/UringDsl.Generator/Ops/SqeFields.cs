using System;

namespace UringDsl.Generator.Ops;

/// <summary>Words that the kernel wants to be 0 for an operation, on top of those that the operation does not name.</summary>
[Flags]
internal enum SqeFields
{
    None = 0,
    File = 1 << 0,
    Offset = 1 << 1,
    Address = 1 << 2,
    Length = 1 << 3,
    OperationFlags = 1 << 4,
    IoPriority = 1 << 5,
    BufferIndex = 1 << 6,
    FileIndex = 1 << 7,
    Address3 = 1 << 8,
    Padding = 1 << 9,
    Personality = 1 << 10,
}
