using System;
using System.Linq;

internal sealed partial class CommandTable
{
    private void AddSortedSets()
    {
        Add("zadd", -4, AddScored);
        Add("zincrby", 4, IncreaseScore);
        Add("zrem", -3, RemoveScored);
        Add("zscore", 3, GetScore);
        Add("zcard", 2, CountScored);
        Add("zrange", -4, ScoredRange);
        Add("zpopmin", -2, (request, reply) => PopScored(request, atHead: true, reply));
        Add("zpopmax", -2, (request, reply) => PopScored(request, atHead: false, reply));
    }

    private void AddScored(Request request, Reply reply)
    {
        if (request.Count % 2 != 0)
        {
            SyntaxError(reply); // The flags of ZADD are not there.
            return;
        }
        for (int i = 2; i < request.Count; i += 2)
        {
            if (!TryScore(request[i], reply, out _)) return; // All or nothing.
        }
        if (!TryFindOrAdd(request[1], reply, out SortedSetValue set)) return;
        int added = 0;
        for (int i = 2; i < request.Count && TryScore(request[i], reply, out double score); i += 2) added += set.Set(request[i + 1], score) ? 1 : 0;
        reply.Integer(added);
    }

    private void IncreaseScore(Request request, Reply reply)
    {
        if (!TryScore(request[2], reply, out double by) || !TryFind(request[1], reply, out SortedSetValue? set)) return;
        double sum = (set?.Find(request[3]) ?? 0) + by;
        if (double.IsNaN(sum))
        {
            reply.Error("ERR resulting score is not a number (NaN)");
            return;
        }
        set ??= (SortedSetValue)_keys.Add(request[1], new SortedSetValue()).Value;
        set.Set(request[3], sum);
        reply.Bulk(sum);
    }

    private void RemoveScored(Request request, Reply reply)
    {
        if (!TryFind(request[1], reply, out SortedSetValue? set)) return;
        int removed = 0;
        for (int i = 2; set is not null && i < request.Count; i++) removed += set.Remove(request[i]) ? 1 : 0;
        if (set is not null) RemoveIfEmpty(request[1], set.Count);
        reply.Integer(removed);
    }

    private void GetScore(Request request, Reply reply)
    {
        if (!TryFind(request[1], reply, out SortedSetValue? set)) return;
        if (set?.Find(request[2]) is { } score) reply.Bulk(score);
        else reply.Null();
    }

    private void CountScored(Request request, Reply reply)
    {
        if (TryFind(request[1], reply, out SortedSetValue? set)) reply.Integer(set?.Count ?? 0);
    }

    private void ScoredRange(Request request, Reply reply)
    {
        bool withScores = request.Count == 5 && Is(request[4], "WITHSCORES"u8);
        if (request.Count > 4 && !withScores)
        {
            SyntaxError(reply);
            return;
        }
        if (!TryFind(request[1], reply, out SortedSetValue? set)) return;
        if (!TryRange(request, set?.Count ?? 0, reply, out int start, out int length)) return;
        reply.Array(withScores ? 2 * length : length);
        if (length == 0) return;
        foreach ((double score, byte[] member) in set!.InOrder.Skip(start).Take(length))
        {
            reply.Bulk(member);
            if (withScores) reply.Bulk(score);
        }
    }

    private void PopScored(Request request, bool atHead, Reply reply)
    {
        if (!TryCount(request, reply, out long count) || !TryFind(request[1], reply, out SortedSetValue? set)) return;
        count = Math.Min(count, set?.Count ?? 0);
        reply.Array(2 * (int)count);
        if (set is null) return;
        foreach ((double score, byte[] member) in (atHead ? set.InOrder : set.InOrder.Reverse()).Take((int)count))
        {
            reply.Bulk(member);
            reply.Bulk(score);
        }
        if (reply.IsTooLong) return; // What nobody is told stays in it.
        for (; count > 0; count--) set.Remove((atHead ? set.InOrder.Min : set.InOrder.Max).Member);
        RemoveIfEmpty(request[1], set.Count);
    }
}
