using System;
using System.Runtime.InteropServices;
using UringDsl.Abi;
using UringDsl.CompilerServices;

namespace UringDsl;

/// <summary>What WAITID told of a child process.</summary>
public readonly record struct ChildStatus : IOutcome<ChildStatus>
{
    /// <summary>Bytes of <c>siginfo_t</c>, into which the kernel writes.</summary>
    public const int NativeSize = 128;

    internal const int SignalOffset = 0, CodeOffset = 8, ProcessOffset = 16, UserOffset = 20, StatusOffset = 24;

    private readonly int _result;

    private ChildStatus(int result, ReadOnlySpan<byte> native)
    {
        _result = result;
        if (result < 0 || MemoryMarshal.Read<int>(native[SignalOffset..]) == 0) return;
        Change = (ChildChange)MemoryMarshal.Read<int>(native[CodeOffset..]);
        ProcessId = MemoryMarshal.Read<int>(native[ProcessOffset..]);
        UserId = MemoryMarshal.Read<uint>(native[UserOffset..]);
        Value = MemoryMarshal.Read<int>(native[StatusOffset..]);
    }

    /// <summary>The kernel has answered.</summary>
    public bool IsSuccess => _result >= 0;

    /// <summary>The error, or <see cref="Errno.None"/>. ECHILD: there is no such child.</summary>
    public Errno Error => _result < 0 ? (Errno)(-_result) : Errno.None;

    /// <summary>What has become of the child; <see cref="ChildChange.None"/> when nothing had, and the wait was told not to wait.</summary>
    public ChildChange Change { get; }

    /// <summary>The child.</summary>
    public int ProcessId { get; }

    /// <summary>Its user.</summary>
    public uint UserId { get; }

    /// <summary>Its exit code where it has exited, else the number of the signal.</summary>
    public int Value { get; }

    /// <inheritdoc/>
    public static ChildStatus From(RingLoop ring, FlightHandle flight) => new(ring.ResultOf(flight).Result, ring.OutputOf(flight));
}
