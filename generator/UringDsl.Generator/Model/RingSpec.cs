namespace UringDsl.Generator.Model;

/// <summary>The ring's declared sizes; 0 is the runtime's default.</summary>
internal sealed record RingSpec(
    int SubmissionEntries,
    int CompletionEntries,
    int MaxConnections,
    int MaxQueued,
    int FixedFiles,
    int ReservedFiles,
    RingModeSpec Modes,
    EquatableArray<BufferRingSpec> BufferRings)
{
    /// <summary>Bytes from which an adaptive send goes out by zero copy.</summary>
    public int ZeroCopyThreshold { get; init; }

    /// <summary>The pools of registered buffers.</summary>
    public EquatableArray<FixedBuffersSpec> FixedBuffers { get; init; }

    /// <summary>Queued sends go out as bundles.</summary>
    public bool SendBundles { get; init; }
}

/// <summary>One declared ring of provided buffers. Its group is its index.</summary>
internal sealed record BufferRingSpec(string Name, int Entries, int BufferSize)
{
    public bool Incremental { get; init; }

    public bool HugePages { get; init; }

    /// <summary>Free buffers at which OnBuffersLow is called; 0 when the handler has no such method.</summary>
    public int LowWater { get; init; }
}

/// <summary>One declared pool of registered buffers: a property of the handler.</summary>
internal sealed record FixedBuffersSpec(string Name, int Count, int Size, bool HugePages);
