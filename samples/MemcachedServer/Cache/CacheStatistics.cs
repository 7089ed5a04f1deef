/// <summary>Counters of a cache.</summary>
internal sealed class CacheStatistics
{
    public long Gets { get; set; }

    public long Hits { get; set; }

    public long Sets { get; set; }

    public long Touches { get; set; }

    public long Flushes { get; set; }

    public long Evictions { get; set; }

    public long ItemsStored { get; set; }
}
