using System;
using System.ComponentModel;
using System.Runtime.InteropServices;
using UringDsl.Abi;
using UringDsl.CompilerServices;

namespace UringDsl;

/// <summary>What STATX told of a file.</summary>
public readonly struct FileStatus : IOutcome<FileStatus>
{
    private readonly int _result;

    private FileStatus(int result, ReadOnlySpan<byte> native)
    {
        _result = result;
        if (result >= 0) Statx = MemoryMarshal.Read<Statx>(native);
    }

    /// <summary>The file was found.</summary>
    public bool IsSuccess => _result >= 0;

    /// <summary>The error, or <see cref="Errno.None"/>.</summary>
    public Errno Error => _result < 0 ? (Errno)(-_result) : Errno.None;

    /// <summary>All that the kernel told; zeros after an error.</summary>
    public Statx Statx { get; }

    /// <summary>Bytes of the file; 0 after an error.</summary>
    public long Length => (long)Statx.Size;

    /// <inheritdoc/>
    public static FileStatus From(RingLoop ring, FlightHandle flight) => new(ring.ResultOf(flight).Result, ring.OutputOf(flight));

    /// <summary>For generated code: what a step of a chain told.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static FileStatus From(RingLoop ring, FlightHandle flight, int step, int payload) =>
        new(ring.ResultOf(flight, step), ring.OutputOf(flight, payload));
}
