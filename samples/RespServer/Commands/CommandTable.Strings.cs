using System;
using System.Text;

internal sealed partial class CommandTable
{
    private void AddStrings()
    {
        Add("get", 2, Get);
        Add("set", -3, Set);
        Add("setnx", 3, SetIfAbsent);
        Add("setex", 4, (request, reply) => SetFor(request, 1000, reply));
        Add("psetex", 4, (request, reply) => SetFor(request, 1, reply));
        Add("getset", 3, GetAndSet);
        Add("getdel", 2, GetAndDelete);
        Add("mget", -2, GetMany);
        Add("mset", -3, SetMany);
        Add("append", 3, Append);
        Add("strlen", 2, Length);
        Add("getrange", 4, GetRange);
        Add("setrange", 4, SetRange);
    }

    private void Get(Request request, Reply reply)
    {
        if (TryFind(request[1], reply, out StringValue? value)) ReplyBulk(value, reply);
    }

    private void Set(Request request, Reply reply)
    {
        bool ifAbsent = false, ifPresent = false, returnsOld = false, keepsTime = false;
        long expiresAt = 0;
        for (int i = 3; i < request.Count; i++)
        {
            ReadOnlySpan<byte> option = request[i];
            bool inSeconds = Is(option, "EX"u8), hasTime = inSeconds || Is(option, "PX"u8);
            if (Is(option, "NX"u8)) ifAbsent = true;
            else if (Is(option, "XX"u8)) ifPresent = true;
            else if (Is(option, "GET"u8)) returnsOld = true;
            else if (Is(option, "KEEPTTL"u8)) keepsTime = true;
            else if (!hasTime || expiresAt != 0 || ++i == request.Count)
            {
                SyntaxError(reply);
                return;
            }
            else if (!TryTime(request, i, inSeconds ? 1000 : 1, reply, out expiresAt)) return;
        }
        if ((ifAbsent && ifPresent) || (keepsTime && expiresAt != 0))
        {
            SyntaxError(reply);
            return;
        }
        if (returnsOld && !TryFind(request[1], reply, out StringValue? _)) return;
        Entry? entry = _keys.Find(request[1]); // The last look at it: the next might find it expired.
        bool sets = entry is null ? !ifPresent : !ifAbsent;
        if (returnsOld) ReplyBulk(entry?.Value as StringValue, reply);
        else if (sets) reply.Ok();
        else reply.Null();
        if (sets) Store(request[1], entry, request[2], keepsTime && entry is not null ? entry.ExpiresAt : expiresAt);
    }

    private void SetIfAbsent(Request request, Reply reply)
    {
        bool isAbsent = _keys.Find(request[1]) is null;
        if (isAbsent) Store(request[1], null, request[2]);
        reply.Integer(isAbsent);
    }

    private void SetFor(Request request, int unit, Reply reply)
    {
        if (!TryTime(request, 2, unit, reply, out long expiresAt)) return;
        Store(request[1], _keys.Find(request[1]), request[3], expiresAt);
        reply.Ok();
    }

    private void GetAndSet(Request request, Reply reply)
    {
        if (!TryFind(request[1], reply, out StringValue? old)) return;
        ReplyBulk(old, reply);
        Store(request[1], _keys.Find(request[1]), request[2]);
    }

    private void GetAndDelete(Request request, Reply reply)
    {
        if (!TryFind(request[1], reply, out StringValue? value)) return;
        ReplyBulk(value, reply);
        if (_keys.Find(request[1]) is { } entry) _keys.Remove(entry);
    }

    private void GetMany(Request request, Reply reply)
    {
        reply.Array(request.Count - 1);
        for (int i = 1; i < request.Count; i++) ReplyBulk(_keys.Find(request[i])?.Value as StringValue, reply);
    }

    private void SetMany(Request request, Reply reply)
    {
        if (request.Count % 2 == 0)
        {
            reply.Error("ERR wrong number of arguments for 'mset' command");
            return;
        }
        for (int i = 1; i < request.Count; i += 2) Store(request[i], _keys.Find(request[i]), request[i + 1]);
        reply.Ok();
    }

    private void Append(Request request, Reply reply)
    {
        if (!TryFind(request[1], reply, out StringValue? value)) return;
        Write(request[1], value, value?.Length ?? 0, request[2], reply);
    }

    private void Length(Request request, Reply reply)
    {
        if (TryFind(request[1], reply, out StringValue? value)) reply.Integer(value?.Length ?? 0);
    }

    private void GetRange(Request request, Reply reply)
    {
        if (!TryFind(request[1], reply, out StringValue? value)) return;
        Span<byte> bytes = value is null ? [] : value.Bytes;
        if (TryRange(request, bytes.Length, reply, out int start, out int length)) reply.Bulk(bytes.Slice(start, length));
    }

    private void SetRange(Request request, Reply reply)
    {
        if (!TryInteger(request[2], reply, out long offset) || !TryFind(request[1], reply, out StringValue? value)) return;
        if (offset < 0) reply.Error("ERR offset is out of range");
        else if (request[3].IsEmpty) reply.Integer(value?.Length ?? 0);
        else Write(request[1], value, offset, request[3], reply);
    }

    /// <summary>Writes into a string, or a new one, at a position up to behind its end or beyond.</summary>
    private void Write(ReadOnlySpan<byte> key, StringValue? value, long offset, ReadOnlySpan<byte> bytes, Reply reply)
    {
        if (offset > _options.MaxValueBytes - bytes.Length)
        {
            reply.Error($"ERR string exceeds maximum allowed size ({_options.MaxValueBytes} bytes)");
            return;
        }
        value ??= (StringValue)_keys.Add(key, new StringValue([])).Value;
        value.Extend((int)offset + bytes.Length);
        bytes.CopyTo(value.Bytes[(int)offset..]);
        reply.Integer(value.Length);
    }

    private void Store(ReadOnlySpan<byte> key, Entry? entry, ReadOnlySpan<byte> bytes, long expiresAt = 0)
    {
        if (entry is null) entry = _keys.Add(key, new StringValue(bytes));
        else if (entry.Value is StringValue value) value.Set(bytes);
        else entry.Value = new StringValue(bytes);
        entry.ExpiresAt = expiresAt;
    }

    private static void ReplyBulk(StringValue? value, Reply reply)
    {
        if (value is null) reply.Null();
        else reply.Bulk(value.Bytes);
    }

    private static bool TryTime(Request request, int index, int unit, Reply reply, out long expiresAt)
    {
        expiresAt = 0;
        if (!TryInteger(request[index], reply, out long time)) return false;
        if (time > 0 && TryDeadline(time, unit, out expiresAt)) return true;
        reply.Error($"ERR invalid expire time in '{Encoding.Latin1.GetString(request[0]).ToLowerInvariant()}' command");
        return false;
    }
}
