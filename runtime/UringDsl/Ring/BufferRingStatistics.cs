namespace UringDsl;

/// <summary>Counters of one buffer ring since its start. As those of <see cref="RingStatistics"/>, they may be read from any thread.</summary>
public sealed class BufferRingStatistics
{
    internal BufferRingStatistics(string name, int entries, int bufferSize)
    {
        Name = name;
        Entries = entries;
        BufferSize = bufferSize;
        LowestFree = entries;
    }

    /// <summary>The name of the <see cref="BufferRingAttribute"/>.</summary>
    public string Name { get; }

    /// <summary>Buffers in the ring. More than declared, and smaller ones, where the kernel cannot consume them piece by piece.</summary>
    public int Entries { get; }

    /// <summary>Bytes of each buffer.</summary>
    public int BufferSize { get; }

    /// <summary>The buffers are consumed piece by piece (Linux 6.12); false also where it was declared and the kernel cannot.</summary>
    public bool IsIncremental { get; internal set; }

    /// <summary>The pages that the memory lies in: whether huge ones were there.</summary>
    public BufferPages Pages { get; internal set; }

    /// <summary>Buffers that are not with the kernel now.</summary>
    public long InUse { get; internal set; }

    /// <summary>Buffers that the kernel can still fill, as far as its completions told.</summary>
    public long Free => Entries - InUse;

    /// <summary>The smallest number of free buffers that was seen; 0 also after a receive that found none.</summary>
    public long LowestFree { get; internal set; }

    /// <summary>Buffers that were filled; of an incremental ring, the pieces of them.</summary>
    public long Delivered { get; internal set; }

    /// <summary>Receives that ended because the kernel found no free buffer here (ENOBUFS).</summary>
    public long NoBuffers { get; internal set; }

    /// <summary>Receives that moved here because another ring was empty.</summary>
    public long FallOvers { get; internal set; }

    /// <summary>Times that the free buffers fell to <see cref="BufferRingAttribute.LowWater"/>.</summary>
    public long LowWaterCrossings { get; internal set; }
}
