using System;
using System.Runtime.InteropServices;
using UringDsl.Abi;
using UringDsl.CompilerServices;

namespace UringDsl;

/// <summary>The value of a socket's option.</summary>
public readonly record struct SocketOption : IOutcome<SocketOption>
{
    private SocketOption(int result, ReadOnlySpan<byte> native)
    {
        Result = result;
        if (result < 0) return;
        ReadOnlySpan<byte> value = native[..Math.Min(result, native.Length)];
        Value = value.Length >= sizeof(int) ? MemoryMarshal.Read<int>(value) : value.Length > 0 ? value[0] : 0;
    }

    /// <summary>Bytes of the value, or a negated errno.</summary>
    public int Result { get; }

    /// <summary>The socket has the option.</summary>
    public bool IsSuccess => Result >= 0;

    /// <summary>The error, or <see cref="Errno.None"/>.</summary>
    public Errno Error => Result < 0 ? (Errno)(-Result) : Errno.None;

    /// <summary>The value as a number; 0 where a buffer has taken it.</summary>
    public int Value { get; }

    /// <summary>Bytes of the value; 0 after an error.</summary>
    public int Length => Result < 0 ? 0 : Result;

    /// <inheritdoc/>
    public static SocketOption From(RingLoop ring, FlightHandle flight) => new(ring.ResultOf(flight).Result, ring.OutputOf(flight));
}
