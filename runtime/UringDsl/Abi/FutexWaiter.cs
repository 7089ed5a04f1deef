using System.Runtime.InteropServices;

namespace UringDsl.Abi;

/// <summary>One futex of FUTEX_WAITV, <c>struct futex_waitv</c>: 24 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Size = 24)]
public struct FutexWaiter
{
    /// <summary>The value that the word must have.</summary>
    public ulong Value;
    /// <summary>Where the word is.</summary>
    public ulong Address;
    /// <summary>Its size and scope, <see cref="FutexFlags"/>.</summary>
    public uint Flags;
    /// <summary>Zero.</summary>
    public uint Reserved;

    /// <summary>A private word of 32 bits.</summary>
    internal static FutexWaiter For(nint address, uint value) =>
        new() { Value = value, Address = (ulong)address, Flags = (uint)(FutexFlags.Size32 | FutexFlags.Private) };
}
