using System;
using System.Collections.Generic;

/// <summary>Members with scores, in the order of the scores and then of their bytes.</summary>
internal sealed class SortedSetValue
{
    private static readonly IComparer<(double Score, byte[] Member)> s_order = Comparer<(double Score, byte[] Member)>.Create(
        static (left, right) => left.Score == right.Score ? left.Member.AsSpan().SequenceCompareTo(right.Member) : left.Score.CompareTo(right.Score));

    private readonly Dictionary<byte[], double> _scores = new(ByteKeys.Comparer);
    private readonly Dictionary<byte[], double>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    public SortedSetValue() => _lookup = _scores.GetAlternateLookup<ReadOnlySpan<byte>>();

    public SortedSet<(double Score, byte[] Member)> InOrder { get; } = new(s_order);

    public int Count => _scores.Count;

    public double? Find(ReadOnlySpan<byte> member) => _lookup.TryGetValue(member, out double score) ? score : null;

    /// <summary>Whether the member is new.</summary>
    public bool Set(ReadOnlySpan<byte> member, double score)
    {
        bool isNew = !_lookup.TryGetValue(member, out byte[]? stored, out double old);
        if (!isNew && old == score) return false;
        stored ??= member.ToArray();
        if (!isNew) InOrder.Remove((old, stored));
        InOrder.Add((score, stored));
        _scores[stored] = score;
        return isNew;
    }

    /// <summary>Whether it was there.</summary>
    public bool Remove(ReadOnlySpan<byte> member)
    {
        if (!_lookup.TryGetValue(member, out byte[]? stored, out double score)) return false;
        InOrder.Remove((score, stored));
        return _scores.Remove(stored);
    }
}
