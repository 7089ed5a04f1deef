using System.Runtime.InteropServices;

namespace UringDsl.Abi;

/// <summary>One piece of a scattered buffer, <c>struct iovec</c>: 16 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Size = 16)]
public struct IoVector
{
    /// <summary>Where the piece begins.</summary>
    public ulong Base;
    /// <summary>Bytes of the piece.</summary>
    public ulong Length;
}
