using System;
using UringDsl.Abi;
using UringDsl.CompilerServices;

namespace UringDsl;

/// <summary>When bytes that a socket sent had come so far, or the error that ended the reports.</summary>
public readonly record struct TransmitTimestamp : IOutcome<TransmitTimestamp>
{
    private const int HardwareBit = 16, KindBit = 17; // IORING_TIMESTAMP_HW_SHIFT and the next

    private readonly uint _flags;
    private readonly ulong _seconds, _nanoseconds;

    internal TransmitTimestamp(int result, uint flags, ulong seconds, ulong nanoseconds, bool isArmed)
    {
        Result = result;
        IsArmed = isArmed;
        if (!isArmed) return; // An end brings no time.
        (_flags, _seconds, _nanoseconds) = (flags, seconds, nanoseconds);
    }

    /// <summary>The key of what was sent, or a negated errno.</summary>
    public int Result { get; }

    /// <summary>More will come without another submission. False at the end, which has an error and no time.</summary>
    public bool IsArmed { get; }

    /// <summary>There is a time.</summary>
    public bool IsSuccess => IsArmed;

    /// <summary>The error that ended it, or <see cref="Errno.None"/>.</summary>
    public Errno Error => Result < 0 && !IsArmed ? (Errno)(-Result) : Errno.None;

    /// <summary>With SOF_TIMESTAMPING_OPT_ID what was sent: the number of the datagram, or of the last byte of a stream.</summary>
    public uint Key => IsArmed ? (uint)Result : 0;

    /// <summary>How far the bytes had come.</summary>
    public TransmitStage Stage => (TransmitStage)(_flags >> KindBit);

    /// <summary>The network device took the time, not the kernel.</summary>
    public bool IsOfHardware => (_flags & (1u << HardwareBit)) != 0;

    /// <summary>The time since 1970, of the device's clock where it is of hardware.</summary>
    public TimeSpan Time => TimeSpan.FromTicks(((long)_seconds * TimeSpan.TicksPerSecond) + ((long)_nanoseconds / TimeSpan.NanosecondsPerTick));

    /// <summary>Nanoseconds of <see cref="Time"/> within its second.</summary>
    public int Nanoseconds => (int)_nanoseconds;

    /// <inheritdoc/>
    public static TransmitTimestamp From(RingLoop ring, FlightHandle flight)
    {
        Completion completion = ring.ResultOf(flight);
        uint flags = ring.FlagsOf(flight);
        return new(completion.Result, flags, completion.FirstExtra, completion.SecondExtra, (flags & (uint)CqeFlags.More) != 0);
    }
}
