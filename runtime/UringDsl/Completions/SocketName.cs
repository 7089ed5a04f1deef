using System;
using System.Runtime.InteropServices;
using UringDsl.Abi;
using UringDsl.CompilerServices;

namespace UringDsl;

/// <summary>The address of a socket or of its peer.</summary>
public readonly struct SocketName : IOutcome<SocketName>
{
    internal SocketName(int result, ReadOnlySpan<byte> name, ReadOnlySpan<byte> length)
    {
        Result = result;
        if (result >= 0) Address = PeerAddress.FromKernel(name[..Math.Clamp(MemoryMarshal.Read<int>(length), 0, name.Length)]);
    }

    /// <summary>0, or a negated errno: ENOTCONN where there is no peer.</summary>
    public int Result { get; }

    /// <summary>There is an address.</summary>
    public bool IsSuccess => Result >= 0;

    /// <summary>The error, or <see cref="Errno.None"/>.</summary>
    public Errno Error => Result < 0 ? (Errno)(-Result) : Errno.None;

    /// <summary>The address; empty after an error.</summary>
    public PeerAddress Address { get; }

    /// <inheritdoc/>
    public static SocketName From(RingLoop ring, FlightHandle flight) =>
        new(ring.ResultOf(flight).Result, ring.OutputOf(flight, 0), ring.OutputOf(flight, 1));
}
