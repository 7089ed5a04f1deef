using System.ComponentModel;

namespace UringDsl.CompilerServices;

/// <summary>One [BufferRing].</summary>
/// <param name="Name">Its name.</param>
/// <param name="Entries">Buffers.</param>
/// <param name="BufferSize">Bytes of each.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record class BufferRingDeclaration(string Name, int Entries, int BufferSize)
{
    /// <summary>The kernel fills a buffer piece by piece.</summary>
    public bool Incremental { get; init; }

    /// <summary>The memory is asked for in huge pages.</summary>
    public bool HugePages { get; init; }

    /// <summary>Free buffers at which <see cref="IRingProgram.BuffersLow"/> is called, 0 for never.</summary>
    public int LowWater { get; init; }
}
