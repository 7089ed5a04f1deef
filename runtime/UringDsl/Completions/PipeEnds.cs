using UringDsl.Abi;
using UringDsl.CompilerServices;

namespace UringDsl;

/// <summary>The two ends of a pipe that an operation made. From here on both are the handler's to close.</summary>
public readonly record struct PipeEnds : IOutcome<PipeEnds>
{
    /// <summary>Bytes into which the kernel writes the two numbers.</summary>
    public const int NativeSize = 2 * sizeof(int);

    private readonly int _result;
    private readonly RingFile _read, _write;

    internal PipeEnds(int result, RingFile read, RingFile write)
    {
        _result = result;
        _read = read;
        _write = write;
    }

    /// <summary>There is a pipe.</summary>
    public bool IsSuccess => _result >= 0;

    /// <summary>The error, or <see cref="Errno.None"/>. ECANCELED also when the ring was stopping: then both ends have been closed.</summary>
    public Errno Error => _result < 0 ? (Errno)(-_result) : Errno.None;

    /// <summary>The two ends, where the operation is not direct.</summary>
    /// <param name="read">What is written comes out here.</param>
    /// <param name="write">Here it goes in.</param>
    /// <returns>False after an error, and when the ends are in slots.</returns>
    public bool TryGetDescriptors(out Descriptor read, out Descriptor write)
    {
        read = new Descriptor(_read.Number);
        write = new Descriptor(_write.Number);
        return IsSuccess && !_read.IsFixed;
    }

    /// <summary>The two ends, where the operation is direct: two slots, each the handler's to close.</summary>
    /// <param name="read">What is written comes out here.</param>
    /// <param name="write">Here it goes in.</param>
    /// <returns>False after an error, and when the ends are descriptors.</returns>
    public bool TryGetSlots(out Slot read, out Slot write)
    {
        read = new Slot(_read.Number);
        write = new Slot(_write.Number);
        return IsSuccess && _read.IsFixed;
    }

    /// <inheritdoc/>
    public static PipeEnds From(RingLoop ring, FlightHandle flight) => ring.PipeOf(flight);
}
