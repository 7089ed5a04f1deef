using UringDsl.Abi;
using UringDsl.CompilerServices;

namespace UringDsl;

/// <summary>A file that became a connection, or the error that kept it from becoming one.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Result">0, or a negated errno.</param>
public readonly record struct Adopted(Connection Connection, int Result) : IOutcome<Adopted>
{
    /// <summary>There is a connection.</summary>
    public bool IsSuccess => Result >= 0;

    /// <summary>The error, or <see cref="Errno.None"/>.</summary>
    public Errno Error => Result < 0 ? (Errno)(-Result) : Errno.None;

    /// <summary>The connection, from now on the handler's to close.</summary>
    /// <param name="connection">The connection.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGetConnection(out Connection connection)
    {
        connection = Connection;
        return IsSuccess;
    }

    /// <inheritdoc/>
    public static Adopted From(RingLoop ring, FlightHandle flight) => ring.AdoptedOf(flight);
}
