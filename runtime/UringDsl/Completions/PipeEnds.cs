using UringDsl.Abi;
using UringDsl.CompilerServices;

namespace UringDsl;

/// <summary>The two ends of a pipe that an operation made. From here on both are the handler's to close.</summary>
public readonly record struct PipeEnds : IOutcome<PipeEnds>
{
    /// <summary>Bytes into which the kernel writes the two numbers.</summary>
    public const int NativeSize = 2 * sizeof(int);

    private readonly int _result;
    private readonly Descriptor _read, _write;

    internal PipeEnds(int result, Descriptor read, Descriptor write)
    {
        _result = result;
        _read = read;
        _write = write;
    }

    /// <summary>There is a pipe.</summary>
    public bool IsSuccess => _result >= 0;

    /// <summary>The error, or <see cref="Errno.None"/>. ECANCELED also when the ring was stopping: then both ends have been closed.</summary>
    public Errno Error => _result < 0 ? (Errno)(-_result) : Errno.None;

    /// <summary>The two ends.</summary>
    /// <param name="read">What is written comes out here.</param>
    /// <param name="write">Here it goes in.</param>
    /// <returns>False after an error.</returns>
    public bool TryGetDescriptors(out Descriptor read, out Descriptor write)
    {
        read = _read;
        write = _write;
        return IsSuccess;
    }

    /// <inheritdoc/>
    public static PipeEnds From(RingLoop ring, FlightHandle flight) => ring.PipeOf(flight);
}
