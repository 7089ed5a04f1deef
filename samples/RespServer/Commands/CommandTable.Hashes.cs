using System;
using System.Collections.Generic;

internal sealed partial class CommandTable
{
    private void AddHashes()
    {
        Add("hset", -4, SetFields);
        Add("hget", 3, GetField);
        Add("hmget", -3, GetFields);
        Add("hgetall", 2, GetAllFields);
        Add("hdel", -3, DeleteFields);
        Add("hexists", 3, HasField);
        Add("hlen", 2, CountFields);
    }

    private void SetFields(Request request, Reply reply)
    {
        if (request.Count % 2 != 0)
        {
            reply.Error("ERR wrong number of arguments for 'hset' command");
            return;
        }
        if (!TryFindOrAdd(request[1], reply, out HashValue hash)) return;
        int added = 0;
        for (int i = 2; i < request.Count; i += 2) added += hash.Set(request[i], request[i + 1]) ? 1 : 0;
        reply.Integer(added);
    }

    private void GetField(Request request, Reply reply)
    {
        if (TryFind(request[1], reply, out HashValue? hash)) ReplyBulk(hash?.Find(request[2]), reply);
    }

    private void GetFields(Request request, Reply reply)
    {
        if (!TryFind(request[1], reply, out HashValue? hash)) return;
        reply.Array(request.Count - 2);
        for (int i = 2; i < request.Count; i++) ReplyBulk(hash?.Find(request[i]), reply);
    }

    private void GetAllFields(Request request, Reply reply)
    {
        if (!TryFind(request[1], reply, out HashValue? hash)) return;
        reply.Array(2 * (hash?.Count ?? 0));
        if (hash is null) return;
        foreach ((byte[] field, StringValue value) in hash.Fields)
        {
            reply.Bulk(field);
            reply.Bulk(value.Bytes);
        }
    }

    private void DeleteFields(Request request, Reply reply)
    {
        if (!TryFind(request[1], reply, out HashValue? hash)) return;
        int deleted = 0;
        for (int i = 2; hash is not null && i < request.Count; i++) deleted += hash.Remove(request[i]) ? 1 : 0;
        if (hash is not null) RemoveIfEmpty(request[1], hash.Count);
        reply.Integer(deleted);
    }

    private void HasField(Request request, Reply reply)
    {
        if (TryFind(request[1], reply, out HashValue? hash)) reply.Integer(hash?.Find(request[2]) is not null);
    }

    private void CountFields(Request request, Reply reply)
    {
        if (TryFind(request[1], reply, out HashValue? hash)) reply.Integer(hash?.Count ?? 0);
    }
}
