using System;
using System.Collections.Generic;

/// <summary>Fields with values.</summary>
internal sealed class HashValue
{
    private readonly Dictionary<byte[], StringValue> _fields = new(ByteKeys.Comparer);
    private readonly Dictionary<byte[], StringValue>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    public HashValue() => _lookup = _fields.GetAlternateLookup<ReadOnlySpan<byte>>();

    public int Count => _fields.Count;

    public IReadOnlyDictionary<byte[], StringValue> Fields => _fields;

    public StringValue? Find(ReadOnlySpan<byte> field) => _lookup.TryGetValue(field, out StringValue? value) ? value : null;

    /// <summary>Whether the field is new.</summary>
    public bool Set(ReadOnlySpan<byte> field, ReadOnlySpan<byte> bytes)
    {
        if (Find(field) is not { } value) return _lookup.TryAdd(field, new StringValue(bytes));
        value.Set(bytes);
        return false;
    }

    public bool Remove(ReadOnlySpan<byte> field) => _lookup.Remove(field);
}
