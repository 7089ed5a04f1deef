using System;
using System.Collections.Generic;
using System.Globalization;

internal sealed partial class MemcachedServer
{
    private readonly long _startedAt = Environment.TickCount64;

    string IServerFacts.Version => "1.6.0-uringdsl";

    IEnumerable<(string Name, string Value)> IServerFacts.Stats
    {
        get
        {
            CacheStatistics cache = _cache.Statistics;
            (string Name, long Value)[] numbers =
            [
                ("pid", Environment.ProcessId),
                ("uptime", (Environment.TickCount64 - _startedAt) / 1000),
                ("time", DateTimeOffset.UtcNow.ToUnixTimeSeconds()),
                ("pointer_size", 8 * IntPtr.Size),
                ("curr_connections", Statistics.ConnectionsOpen),
                ("total_connections", Statistics.ConnectionsOpened),
                ("cmd_get", cache.Gets),
                ("cmd_set", cache.Sets),
                ("cmd_flush", cache.Flushes),
                ("cmd_touch", cache.Touches),
                ("get_hits", cache.Hits),
                ("get_misses", cache.Gets - cache.Hits),
                ("bytes_read", Statistics.BytesReceived),
                ("bytes_written", Statistics.BytesSent),
                ("limit_maxbytes", _options.MemoryBytes),
                ("threads", 1),
                ("bytes", _cache.Bytes),
                ("curr_items", _cache.Count),
                ("total_items", cache.ItemsStored),
                ("evictions", cache.Evictions),
            ];
            yield return ("version", ((IServerFacts)this).Version);
            foreach ((string name, long value) in numbers) yield return (name, value.ToString(CultureInfo.InvariantCulture));
        }
    }

    public IEnumerable<(string Name, long Value)> Summary =>
    [
        ("connections", Statistics.ConnectionsOpened),
        ("requests", _requests),
        ("idle connections closed", _idle),
        ("flooding connections aborted", _flooding),
        ("evictions", _cache.Statistics.Evictions),
        ("receives", Statistics.Receives),
        ("sends", Statistics.Sends),
    ];
}
