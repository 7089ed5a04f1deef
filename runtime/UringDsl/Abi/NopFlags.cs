using System;

namespace UringDsl.Abi;

/// <summary>Flags of NOP, <c>IORING_NOP_*</c>.</summary>
[Flags]
public enum NopFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary>The result is what the length field says (6.10).</summary>
    InjectResult = 1 << 0,
    /// <summary>Look up the file (6.13).</summary>
    File = 1 << 1,
    /// <summary>The file is a slot (6.13).</summary>
    FixedFile = 1 << 2,
    /// <summary>Look up a registered buffer (6.13).</summary>
    FixedBuffer = 1 << 3,
    /// <summary>Complete from task work (6.13).</summary>
    TaskWork = 1 << 4,
    /// <summary>Post a completion of 32 bytes (6.18).</summary>
    LargeCompletion = 1 << 5,
}
