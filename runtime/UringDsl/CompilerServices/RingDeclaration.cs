using System.ComponentModel;

namespace UringDsl.CompilerServices;

/// <summary>What the attributes of a handler say, for the loop.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record class RingDeclaration
{
    /// <summary>The handler's name, for messages.</summary>
    public required string Handler { get; init; }

    /// <summary>0 for the default.</summary>
    public int SubmissionEntries { get; init; }

    /// <summary>0 for the default.</summary>
    public int CompletionEntries { get; init; }

    /// <summary>0 for the default.</summary>
    public int MaxConnections { get; init; }

    /// <summary>0 for the default.</summary>
    public int MaxQueued { get; init; }

    /// <summary>How the ring is set up.</summary>
    public RingModeDeclaration Modes { get; init; } = RingModeDeclaration.Default;

    /// <summary>0 for the default.</summary>
    public int ZeroCopyThreshold { get; init; }

    /// <summary>Queued sends of a connection go out as a bundle.</summary>
    public bool SendBundles { get; init; }

    /// <summary>Slots of the fixed-file table, 0 for none.</summary>
    public int FixedFiles { get; init; }

    /// <summary>Slots for the handler's own sockets, 0 for the default.</summary>
    public int ReservedFiles { get; init; }

    /// <summary>The handler has a hook for messages of other rings.</summary>
    public bool TakesMessages { get; init; }

    /// <summary>The handler has a hook for connections of other rings.</summary>
    public bool TakesConnections { get; init; }

    /// <summary>The buffer rings; the group id is the position.</summary>
    public required BufferRingDeclaration[] BufferRings { get; init; }

    /// <summary>The pools of registered buffers.</summary>
    public FixedBuffersDeclaration[] FixedBuffers { get; init; } = [];

    /// <summary>The submissions; the id is the position plus 1.</summary>
    public required OperationDeclaration[] Operations { get; init; }
}
