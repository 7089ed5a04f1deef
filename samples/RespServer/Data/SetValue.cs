using System;
using System.Collections.Generic;

/// <summary>Members, each with a position, so that one can be drawn by lot.</summary>
internal sealed class SetValue
{
    private readonly Dictionary<byte[], int> _positions = new(ByteKeys.Comparer);
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly List<byte[]> _members = [];

    public SetValue() => _lookup = _positions.GetAlternateLookup<ReadOnlySpan<byte>>();

    public int Count => _members.Count;

    public byte[] this[int position] => _members[position];

    public bool Contains(ReadOnlySpan<byte> member) => _lookup.ContainsKey(member);

    /// <summary>Whether it is new.</summary>
    public bool Add(ReadOnlySpan<byte> member)
    {
        if (Contains(member)) return false;
        byte[] copy = member.ToArray();
        _positions.Add(copy, _members.Count);
        _members.Add(copy);
        return true;
    }

    /// <summary>Whether it was there. The last member takes its position.</summary>
    public bool Remove(ReadOnlySpan<byte> member)
    {
        if (!_lookup.TryGetValue(member, out byte[]? stored, out int position)) return false;
        _members[position] = _members[^1];
        _positions[_members[position]] = position;
        _members.RemoveAt(_members.Count - 1);
        _positions.Remove(stored);
        return true;
    }
}
