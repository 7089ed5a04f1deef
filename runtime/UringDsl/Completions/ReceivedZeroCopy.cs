using UringDsl.Abi;
using UringDsl.CompilerServices;

namespace UringDsl;

/// <summary>
/// Bytes that the network device has written into memory of the ring, or the end. <see cref="RingControl.DataOf"/> shows them; the memory is the
/// handler's until <see cref="RingControl.Return"/>, and without that the device has none left.
/// </summary>
/// <param name="Result">How many bytes; 0 at the end of the stream, a negated errno after an error.</param>
/// <param name="IsArmed">More will come without another submission.</param>
/// <param name="Offset">Where they begin: <c>off</c> of <c>struct io_uring_zcrx_cqe</c>, the number of the area in its upper 16 bits.</param>
public readonly record struct ReceivedZeroCopy(int Result, bool IsArmed, ulong Offset) : IOutcome<ReceivedZeroCopy>
{
    internal const int AreaShift = 48; // IORING_ZCRX_AREA_SHIFT

    /// <summary>There are bytes.</summary>
    public bool IsSuccess => Result > 0;

    /// <summary>How many.</summary>
    public int Length => Result < 0 ? 0 : Result;

    /// <summary>The peer has ended the stream.</summary>
    public bool IsEndOfStream => Result == 0;

    /// <summary>The error, or <see cref="Errno.None"/>.</summary>
    public Errno Error => Result < 0 ? (Errno)(-Result) : Errno.None;

    /// <summary>Where they begin in the memory of their queue.</summary>
    internal long Start => (long)(Offset & ((1UL << AreaShift) - 1));

    /// <inheritdoc/>
    public static ReceivedZeroCopy From(RingLoop ring, FlightHandle flight)
    {
        Completion completion = ring.ResultOf(flight);
        return new(completion.Result, ring.IsArmed(flight), completion.FirstExtra);
    }
}
