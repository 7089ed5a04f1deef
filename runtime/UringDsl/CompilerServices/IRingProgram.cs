using System;
using System.ComponentModel;

namespace UringDsl.CompilerServices;

/// <summary>What generated code gives the loop. Everything is called on the ring's thread.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRingProgram
{
    /// <summary>Where other rings reach this handler.</summary>
    RingAddress Address { get; }

    /// <summary>The ring exists; the state table can be made.</summary>
    void Attach(RingLoop ring);

    /// <summary>The ring has ended.</summary>
    void Detach();

    /// <summary>Takes every ready completion: the switch.</summary>
    void Dispatch(RingLoop ring);

    /// <summary>Prepares the receive <paramref name="operation"/> of a connection.</summary>
    void Arm(RingLoop ring, byte operation, int connection);

    /// <summary>Prepares all entries of a submission from its stored arguments. Plain submissions prepare theirs themselves.</summary>
    void Publish(RingLoop ring, ref Flight flight);

    /// <summary>The ring runs.</summary>
    void Started();

    /// <summary>The ring is about to stop.</summary>
    void Stopping();

    /// <summary>A connection was opened.</summary>
    void Opened(Connection connection);

    /// <summary>A connection is gone.</summary>
    void Closed(Connection connection);

    /// <summary>A buffer ring has few free buffers left. Only a handler that wants to know implements it.</summary>
    void BuffersLow(string name, int free)
    {
    }

    /// <summary>Another ring has sent a message.</summary>
    void Message(ulong data, int value);

    /// <summary>Another ring has given a connection.</summary>
    void HandedOver(in Accepted accepted, int value);

    /// <summary>A handler let an exception out.</summary>
    void UnhandledException(Exception exception);
}
