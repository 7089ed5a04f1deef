using System;
using System.Buffers.Text;
using System.Collections.Generic;

/// <summary>All items, and the order in which they were used. When memory is used up the one that was not used for longest goes.</summary>
/// <param name="memoryBytes">What all items may cost.</param>
/// <param name="maxItemBytes">Bytes of a value.</param>
internal sealed class ItemCache(long memoryBytes, int maxItemBytes)
{
    private const int MaxDigits = 20, MaxRelativeSeconds = 60 * 60 * 24 * 30;

    private readonly Dictionary<byte[], Item> _items = new(ByteKeys.Comparer);
    private Item? _oldest, _newest;
    private ulong _version;
    private long _flushAt;

    public CacheStatistics Statistics { get; private set; } = new();

    public int Count => _items.Count;

    public long Bytes { get; private set; }

    /// <summary>The item of a key, which counts as used now.</summary>
    public Item? Find(ReadOnlySpan<byte> key)
    {
        FlushIfDue();
        if (!_items.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(key, out Item? item)) return null;
        if (item.ExpiresAt != 0 && item.ExpiresAt <= Environment.TickCount64)
        {
            Remove(item);
            return null;
        }
        Unlink(item);
        LinkAsNewest(item);
        return item;
    }

    /// <summary>As <see cref="Find"/>, for a request that reads: it is counted.</summary>
    public Item? Get(ReadOnlySpan<byte> key)
    {
        Item? item = Find(key);
        Statistics.Gets++;
        if (item is not null) Statistics.Hits++;
        return item;
    }

    /// <param name="mode">When to store, and what.</param>
    /// <param name="key">The key.</param>
    /// <param name="data">The value, or what is added to it.</param>
    /// <param name="flags">The client's own.</param>
    /// <param name="time">When it expires: 0 never, up to 30 days as seconds from now, beyond as seconds since 1970, negative at once.</param>
    /// <param name="version">The version that it must have; 0 for any.</param>
    /// <param name="stored">The item, when it was stored.</param>
    public CacheResult Store(
        StoreMode mode, ReadOnlySpan<byte> key, ReadOnlySpan<byte> data, uint flags, long time, ulong version, out Item? stored)
    {
        stored = null;
        Statistics.Sets++;
        Item? item = Find(key);
        if (version != 0 && item is null) return CacheResult.NotFound;
        if (version != 0 && item!.Version != version) return CacheResult.Exists;
        if (mode == StoreMode.Add && item is not null) return CacheResult.Exists;
        if (mode == StoreMode.Replace && item is null) return CacheResult.NotFound;
        bool extends = mode is StoreMode.Append or StoreMode.Prepend;
        if (extends && item is null) return CacheResult.NotStored;
        if (data.Length > maxItemBytes - (extends ? item!.Length : 0)) return CacheResult.TooLong;
        item ??= Add(key);
        Bytes -= item.Bytes;
        if (mode == StoreMode.Append) item.Set(item.Data, data);
        else if (mode == StoreMode.Prepend) item.Set(data, item.Data);
        else item.Set(data);
        Bytes += item.Bytes;
        if (!extends)
        {
            item.Flags = flags;
            item.ExpiresAt = DeadlineOf(time);
        }
        item.Version = ++_version;
        stored = item;
        Statistics.ItemsStored++;
        while (Bytes > memoryBytes) Evict();
        return CacheResult.Done;
    }

    /// <summary>Adds to a number, around its end, or takes from it, down to 0.</summary>
    public CacheResult Calculate(ReadOnlySpan<byte> key, ulong by, bool isDown, ulong version, out ulong number, out Item? item)
    {
        number = 0;
        item = Find(key);
        if (item is null) return CacheResult.NotFound;
        if (version != 0 && item.Version != version) return CacheResult.Exists;
        if (!Utf8Parser.TryParse(item.Data, out number, out int digits) || digits != item.Length) return CacheResult.NoNumber;
        number = isDown ? number - Math.Min(number, by) : unchecked(number + by);
        Span<byte> text = stackalloc byte[MaxDigits];
        Utf8Formatter.TryFormat(number, text, out int length);
        Bytes -= item.Bytes;
        item.Set(text[..length]);
        Bytes += item.Bytes;
        item.Version = ++_version;
        return CacheResult.Done;
    }

    public CacheResult Delete(ReadOnlySpan<byte> key, ulong version = 0)
    {
        Item? item = Find(key);
        if (item is null) return CacheResult.NotFound;
        if (version != 0 && item.Version != version) return CacheResult.Exists;
        Remove(item);
        return CacheResult.Done;
    }

    /// <summary>Gives an item another time, as in <see cref="Store"/>.</summary>
    public void Touch(Item item, long time)
    {
        Statistics.Touches++;
        item.ExpiresAt = DeadlineOf(time);
    }

    /// <summary>Removes what there is at that time.</summary>
    public void Flush(long delaySeconds)
    {
        Statistics.Flushes++;
        _flushAt = Environment.TickCount64 + (delaySeconds * 1000);
        FlushIfDue();
    }

    public void ResetStatistics() => Statistics = new CacheStatistics();

    private static long DeadlineOf(long time)
    {
        if (time == 0) return 0;
        long seconds = time > MaxRelativeSeconds ? time - DateTimeOffset.UtcNow.ToUnixTimeSeconds() : time;
        return Math.Max(1, Environment.TickCount64 + (Math.Clamp(seconds, int.MinValue, int.MaxValue) * 1000));
    }

    private void FlushIfDue()
    {
        if (_flushAt == 0 || _flushAt > Environment.TickCount64) return;
        _flushAt = Bytes = 0;
        _oldest = _newest = null;
        _items.Clear();
    }

    private Item Add(ReadOnlySpan<byte> key)
    {
        Item item = new(key.ToArray());
        _items.Add(item.Key, item);
        Bytes += item.Bytes;
        LinkAsNewest(item);
        return item;
    }

    private void Evict()
    {
        Statistics.Evictions++;
        Remove(_oldest!);
    }

    private void Remove(Item item)
    {
        Unlink(item);
        _items.Remove(item.Key);
        Bytes -= item.Bytes;
    }

    private void LinkAsNewest(Item item)
    {
        item.Older = _newest;
        item.Newer = null;
        if (_newest is null) _oldest = item;
        else _newest.Newer = item;
        _newest = item;
    }

    private void Unlink(Item item)
    {
        if (item.Older is null) _oldest = item.Newer;
        else item.Older.Newer = item.Newer;
        if (item.Newer is null) _newest = item.Older;
        else item.Newer.Older = item.Older;
    }
}
