using UringDsl.Abi;
using UringDsl.CompilerServices;

namespace UringDsl;

/// <summary>
/// A file that an operation made: in a slot of the ring's table, or as a descriptor of the process. From here on it is the handler's to close;
/// one that nobody is told of, is closed.
/// </summary>
public readonly record struct Opened : IOutcome<Opened>
{
    private readonly int _result;
    private readonly RingFile _file;

    internal Opened(int result, RingFile file)
    {
        _result = result;
        _file = file;
    }

    /// <summary>There is a file.</summary>
    public bool IsSuccess => _result >= 0;

    /// <summary>The error, or <see cref="Errno.None"/>. ECANCELED also when the ring was stopping: then the file has been closed.</summary>
    public Errno Error => _result < 0 ? (Errno)(-_result) : Errno.None;

    /// <summary>The slot, where the operation is direct.</summary>
    /// <param name="slot">The slot, the handler's to close.</param>
    /// <returns>False after an error, and when the file is a descriptor.</returns>
    public bool TryGetSlot(out Slot slot)
    {
        slot = new Slot(_file.Number);
        return IsSuccess && _file.IsFixed;
    }

    /// <summary>The descriptor, where the operation is not direct.</summary>
    /// <param name="descriptor">The descriptor, the handler's to close.</param>
    /// <returns>False after an error, and when the file is in a slot.</returns>
    public bool TryGetDescriptor(out Descriptor descriptor)
    {
        descriptor = new Descriptor(_file.Number);
        return IsSuccess && !_file.IsFixed;
    }

    /// <inheritdoc/>
    public static Opened From(RingLoop ring, FlightHandle flight) => ring.OpenedOf(flight);

    /// <inheritdoc/>
    public override string ToString() => IsSuccess ? _file.ToString() : Error.ToString();
}
