using UringDsl.Abi;

namespace UringDsl;

/// <summary>One accepted connection, or the error that ended accepting.</summary>
public readonly ref struct Accepted
{
    private readonly int _result;

    internal Accepted(Connection connection, int result, bool isArmed)
    {
        Connection = connection;
        _result = result;
        IsArmed = isArmed;
    }

    /// <summary>The new connection.</summary>
    public Connection Connection { get; }

    /// <summary>A connection was accepted.</summary>
    public bool IsSuccess => _result >= 0;

    /// <summary>The error, or <see cref="Errno.None"/>.</summary>
    public Errno Error => _result < 0 ? (Errno)(-_result) : Errno.None;

    /// <summary>Accepting goes on without another submission.</summary>
    public bool IsArmed { get; }

    /// <summary>The same as a plain result.</summary>
    public Completion AsCompletion() => new(_result);
}
