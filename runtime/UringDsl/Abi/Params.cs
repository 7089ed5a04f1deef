using System.Runtime.InteropServices;

namespace UringDsl.Abi;

/// <summary>Argument of io_uring_setup, read and written by the kernel, <c>struct io_uring_params</c>: 120 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Size = 120)]
public struct Params
{
    /// <summary>Out: entries of the SQ, a power of two.</summary>
    public uint SqEntries;
    /// <summary>In with <see cref="SetupFlags.CqSize"/>; out: entries of the CQ.</summary>
    public uint CqEntries;
    /// <summary>In: what kind of ring.</summary>
    public SetupFlags Flags;
    /// <summary>In: processor of the SQ thread.</summary>
    public uint SqThreadCpu;
    /// <summary>In: how long the SQ thread spins before it sleeps; 0 means a second.</summary>
    public uint SqThreadIdleMilliseconds;
    /// <summary>Out: what the kernel offers.</summary>
    public FeatureFlags Features;
    /// <summary>In: ring to share workers with.</summary>
    public uint WorkQueueFile;
    /// <summary>Must be 0.</summary>
    public uint Reserved0;
    /// <summary>Must be 0.</summary>
    public uint Reserved1;
    /// <summary>Must be 0.</summary>
    public uint Reserved2;
    /// <summary>Out: layout of the SQ.</summary>
    public SqRingOffsets SqOffsets;
    /// <summary>Out: layout of the CQ.</summary>
    public CqRingOffsets CqOffsets;
}
