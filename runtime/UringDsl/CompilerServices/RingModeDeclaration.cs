using System.ComponentModel;

namespace UringDsl.CompilerServices;

/// <summary>The modes of [Ring]; 0 and -1 for the defaults.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record class RingModeDeclaration
{
    /// <summary>A handler that names none.</summary>
    public static RingModeDeclaration Default { get; } = new();

    /// <summary>The flags.</summary>
    public RingModes Modes { get; init; }

    /// <summary>How long the SQ thread spins.</summary>
    public int SqPollIdleMilliseconds { get; init; }

    /// <summary>Where it runs.</summary>
    public int SqPollProcessor { get; init; } = -1;

    /// <summary>How long the loop looks before it sleeps.</summary>
    public int BusyPollMicroseconds { get; init; }

    /// <summary>How long a wait collects.</summary>
    public int MinimumWaitMicroseconds { get; init; }

    /// <summary>How many completions end it.</summary>
    public int MinimumBatch { get; init; }

    /// <summary>How long the device is polled.</summary>
    public int NapiBusyPollMicroseconds { get; init; }

    /// <summary>Workers for what ends by itself.</summary>
    public int BoundedWorkers { get; init; }

    /// <summary>Workers for what may not.</summary>
    public int UnboundedWorkers { get; init; }
}
