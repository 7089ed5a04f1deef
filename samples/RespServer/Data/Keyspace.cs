using System;
using System.Collections.Generic;

/// <summary>
/// All keys. Besides the dictionary they stand in a list, so that a scan can stop and go on by number, and so that old ones can be looked for bit by bit.
/// </summary>
internal sealed class Keyspace
{
    private readonly Dictionary<byte[], Entry> _entries = new(ByteKeys.Comparer);
    private readonly Dictionary<byte[], Entry>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly List<Entry> _list = [];
    private int _nextToExpire;

    public Keyspace() => _lookup = _entries.GetAlternateLookup<ReadOnlySpan<byte>>();

    public int Count => _list.Count;

    /// <summary>The entries in no order. A removal moves the last one to the free place, so walk backwards when there may be removals.</summary>
    public Entry this[int position] => _list[position];

    public static bool IsExpired(Entry entry) => entry.ExpiresAt != 0 && entry.ExpiresAt <= Environment.TickCount64;

    public Entry? Find(ReadOnlySpan<byte> key)
    {
        if (!_lookup.TryGetValue(key, out Entry? entry)) return null;
        if (!IsExpired(entry)) return entry;
        Remove(entry);
        return null;
    }

    /// <param name="key">One that is not there.</param>
    /// <param name="value">What it gets.</param>
    public Entry Add(ReadOnlySpan<byte> key, object value)
    {
        Entry entry = new(key.ToArray(), value) { Position = _list.Count };
        _entries.Add(entry.Key, entry);
        _list.Add(entry);
        return entry;
    }

    public void Remove(Entry entry)
    {
        Entry last = _list[^1];
        _list[entry.Position] = last;
        last.Position = entry.Position;
        _list.RemoveAt(_list.Count - 1);
        _entries.Remove(entry.Key);
    }

    public void Clear()
    {
        _entries.Clear();
        _list.Clear();
    }

    /// <summary>Removes the expired among the next entries. A key that is asked for is looked at then; this is for those that nobody asks for.</summary>
    public void ExpireSome(int looks)
    {
        for (looks = Math.Min(looks, _list.Count); looks > 0; looks--)
        {
            _nextToExpire = (_nextToExpire > 0 && _nextToExpire <= _list.Count ? _nextToExpire : _list.Count) - 1;
            if (IsExpired(_list[_nextToExpire])) Remove(_list[_nextToExpire]);
        }
    }
}
