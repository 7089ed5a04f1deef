using System;
using System.Collections;
using System.Collections.Generic;

namespace UringDsl.Analyzers.Flow;

/// <summary>
/// A small immutable dictionary: an array in the order of insertion. A path knows some ten places, and the walk goes through all of them, and compares
/// all of them, far more often than it changes one; so the hash of the whole is kept with it.
/// </summary>
internal sealed class FlowMap<TKey, TValue> : IReadOnlyCollection<KeyValuePair<TKey, TValue>>, IEquatable<FlowMap<TKey, TValue>>
    where TKey : notnull, IEquatable<TKey>
    where TValue : notnull
{
    public static readonly FlowMap<TKey, TValue> Empty = new([]);

    private readonly Item[] _items;
    private readonly int _hash;

    private FlowMap(Item[] items)
    {
        _items = items;
        foreach (Item item in items) _hash ^= item.Hash;
    }

    public int Count => _items.Length;

    public IEnumerable<TKey> Keys
    {
        get
        {
            foreach (Item item in _items) yield return item.Key;
        }
    }

    public bool ContainsKey(TKey key) => IndexOf(key, key.GetHashCode()) >= 0;

    public bool TryGetValue(TKey key, out TValue value)
    {
        int index = IndexOf(key, key.GetHashCode());
        value = index < 0 ? default! : _items[index].Value;
        return index >= 0;
    }

    public FlowMap<TKey, TValue> SetItem(TKey key, TValue value)
    {
        int hash = key.GetHashCode(), index = IndexOf(key, hash);
        if (index >= 0 && EqualityComparer<TValue>.Default.Equals(_items[index].Value, value)) return this;
        var items = new Item[index < 0 ? _items.Length + 1 : _items.Length];
        Array.Copy(_items, items, _items.Length);
        items[index < 0 ? _items.Length : index] = new(key, value, hash);
        return new(items);
    }

    /// <summary>Without those keys; itself when it has none of them.</summary>
    public FlowMap<TKey, TValue> RemoveRange(IEnumerable<TKey> keys)
    {
        HashSet<TKey>? gone = null;
        foreach (TKey key in keys)
        {
            if (ContainsKey(key)) (gone ??= []).Add(key);
        }

        return gone is null ? this : Where(item => !gone.Contains(item));
    }

    /// <summary>With those whose keys pass; itself when all do.</summary>
    public FlowMap<TKey, TValue> Where(Func<TKey, bool> isKept)
    {
        Item[]? kept = null;
        int count = 0;
        for (int index = 0; index < _items.Length; index++)
        {
            bool stays = isKept(_items[index].Key);
            if (!stays && kept is null)
            {
                kept = new Item[_items.Length - 1];
                Array.Copy(_items, kept, count);
            }

            if (!stays) continue;
            if (kept is not null) kept[count] = _items[index];
            count++;
        }

        if (kept is null) return this;
        if (count == 0) return Empty;
        Array.Resize(ref kept, count);
        return new(kept);
    }

    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator()
    {
        foreach (Item item in _items) yield return new(item.Key, item.Value);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(FlowMap<TKey, TValue>? other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (other is null || _hash != other._hash || Count != other.Count) return false;
        for (int index = 0; index < _items.Length; index++)
        {
            // Mostly both came about in the same order.
            ref readonly Item mine = ref _items[index];
            int at = mine.Hash == other._items[index].Hash && mine.Key.Equals(other._items[index].Key) ? index : other.IndexOf(mine.Key, mine.KeyHash);
            if (at < 0 || !EqualityComparer<TValue>.Default.Equals(mine.Value, other._items[at].Value)) return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as FlowMap<TKey, TValue>);

    public override int GetHashCode() => _hash;

    private int IndexOf(TKey key, int hash)
    {
        for (int index = 0; index < _items.Length; index++)
        {
            if (_items[index].KeyHash == hash && _items[index].Key.Equals(key)) return index;
        }

        return -1;
    }

    private readonly struct Item(TKey key, TValue value, int keyHash)
    {
        public TKey Key { get; } = key;

        public TValue Value { get; } = value;

        public int KeyHash { get; } = keyHash;

        public int Hash { get; } = unchecked((keyHash * 397) + value.GetHashCode());
    }
}
