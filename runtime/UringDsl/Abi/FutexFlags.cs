using System;

namespace UringDsl.Abi;

/// <summary>Flags of the futex operations, <c>FUTEX2_*</c>.</summary>
[Flags]
public enum FutexFlags : uint
{
    /// <summary>No flag: a word of 8 bits, which no kernel takes.</summary>
    None = 0,
    /// <summary>The word has 32 bits.</summary>
    Size32 = 0x2,
    /// <summary>Only threads of this process use it.</summary>
    Private = 0x80,
}
