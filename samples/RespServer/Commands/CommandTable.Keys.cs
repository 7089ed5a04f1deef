using System;
using System.Collections.Generic;
using System.Text;

internal sealed partial class CommandTable
{
    private const int MaxPattern = 256;

    private readonly List<byte[]> _found = [];

    private void AddKeys()
    {
        Add("del", -2, Delete);
        Add("unlink", -2, Delete);
        Add("exists", -2, Exists);
        Add("type", 2, Type);
        Add("expire", 3, (request, reply) => Expire(request, 1000, reply));
        Add("pexpire", 3, (request, reply) => Expire(request, 1, reply));
        Add("persist", 2, Persist);
        Add("ttl", 2, (request, reply) => TimeLeft(request, 1000, reply));
        Add("pttl", 2, (request, reply) => TimeLeft(request, 1, reply));
        Add("keys", 2, Keys);
        Add("scan", -2, Scan);
    }

    private void Delete(Request request, Reply reply)
    {
        int deleted = 0;
        for (int i = 1; i < request.Count; i++)
        {
            if (_keys.Find(request[i]) is not { } entry) continue;
            _keys.Remove(entry);
            deleted++;
        }
        reply.Integer(deleted);
    }

    private void Exists(Request request, Reply reply)
    {
        int there = 0;
        for (int i = 1; i < request.Count; i++) there += _keys.Find(request[i]) is null ? 0 : 1;
        reply.Integer(there);
    }

    private void Type(Request request, Reply reply) => reply.Simple(_keys.Find(request[1])?.Value switch
    {
        StringValue => "string"u8,
        ListValue => "list"u8,
        HashValue => "hash"u8,
        SetValue => "set"u8,
        SortedSetValue => "zset"u8,
        _ => "none"u8,
    });

    private void Expire(Request request, int unit, Reply reply)
    {
        if (!TryInteger(request[2], reply, out long time)) return;
        if (!TryDeadline(time, unit, out long deadline))
        {
            reply.Error($"ERR invalid expire time in '{Encoding.Latin1.GetString(request[0]).ToLowerInvariant()}' command");
            return;
        }
        Entry? entry = _keys.Find(request[1]);
        if (entry is not null && time <= 0) _keys.Remove(entry);
        else if (entry is not null) entry.ExpiresAt = deadline;
        reply.Integer(entry is not null);
    }

    private void Persist(Request request, Reply reply)
    {
        Entry? entry = _keys.Find(request[1]);
        reply.Integer(entry is { ExpiresAt: > 0 });
        if (entry is not null) entry.ExpiresAt = 0;
    }

    private void TimeLeft(Request request, int unit, Reply reply)
    {
        Entry? entry = _keys.Find(request[1]);
        long left = entry is null ? -2 : entry.ExpiresAt == 0 ? -1 : (entry.ExpiresAt - Environment.TickCount64 + (unit / 2)) / unit;
        reply.Integer(left);
    }

    private void Keys(Request request, Reply reply)
    {
        if (IsTooLong(request[1], reply)) return;
        for (int position = _keys.Count; position > 0; position--) Collect(position - 1, request[1]);
        ReplyFound(reply);
    }

    /// <summary>
    /// The cursor counts the entries that are still to be looked at, from the end. What is removed meanwhile moves an entry from the end to the front,
    /// never the other way: nothing that is there all the time is missed, and something may come twice.
    /// </summary>
    private void Scan(Request request, Reply reply)
    {
        if (!TryInteger(request[1], reply, out long cursor)) return;
        ReadOnlySpan<byte> pattern = "*"u8;
        long count = 10;
        for (int i = 2; i < request.Count; i += 2)
        {
            if (i + 1 < request.Count && Is(request[i], "MATCH"u8))
            {
                pattern = request[i + 1];
            }
            else if (i + 1 == request.Count || !Is(request[i], "COUNT"u8))
            {
                SyntaxError(reply);
                return;
            }
            else if (!TryInteger(request[i + 1], reply, out count))
            {
                return;
            }
        }
        if (IsTooLong(pattern, reply)) return;
        int position = cursor == 0 ? _keys.Count : (int)Math.Clamp(cursor, 0, _keys.Count); // There may be fewer now.
        for (count = Math.Max(1, count); position > 0 && count > 0; count--) Collect(--position, pattern);
        reply.Array(2);
        reply.BulkNumber(position);
        ReplyFound(reply);
    }

    private static bool IsTooLong(ReadOnlySpan<byte> pattern, Reply reply)
    {
        if (pattern.Length <= MaxPattern) return false;
        reply.Error($"ERR a pattern may have {MaxPattern} bytes");
        return true;
    }

    private void Collect(int position, ReadOnlySpan<byte> pattern)
    {
        Entry entry = _keys[position];
        if (Keyspace.IsExpired(entry)) _keys.Remove(entry);
        else if (Pattern.Matches(pattern, entry.Key)) _found.Add(entry.Key);
    }

    private void ReplyFound(Reply reply)
    {
        reply.Array(_found.Count);
        foreach (byte[] key in _found) reply.Bulk(key);
        _found.Clear();
    }

    /// <summary>False when the time cannot be told in milliseconds.</summary>
    private static bool TryDeadline(long time, int unit, out long deadline)
    {
        deadline = 0;
        long now = Environment.TickCount64;
        if (time > (long.MaxValue - now) / unit || time < long.MinValue / unit) return false;
        deadline = now + (time * unit);
        return true;
    }
}
