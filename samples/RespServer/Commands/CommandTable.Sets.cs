using System;

internal sealed partial class CommandTable
{
    private void AddSets()
    {
        Add("sadd", -3, AddMembers);
        Add("srem", -3, RemoveMembers);
        Add("sismember", 3, HasMember);
        Add("scard", 2, CountMembers);
        Add("smembers", 2, GetMembers);
        Add("spop", -2, DrawMembers);
    }

    private void AddMembers(Request request, Reply reply)
    {
        if (!TryFindOrAdd(request[1], reply, out SetValue set)) return;
        int added = 0;
        for (int i = 2; i < request.Count; i++) added += set.Add(request[i]) ? 1 : 0;
        reply.Integer(added);
    }

    private void RemoveMembers(Request request, Reply reply)
    {
        if (!TryFind(request[1], reply, out SetValue? set)) return;
        int removed = 0;
        for (int i = 2; set is not null && i < request.Count; i++) removed += set.Remove(request[i]) ? 1 : 0;
        if (set is not null) RemoveIfEmpty(request[1], set.Count);
        reply.Integer(removed);
    }

    private void HasMember(Request request, Reply reply)
    {
        if (TryFind(request[1], reply, out SetValue? set)) reply.Integer(set is not null && set.Contains(request[2]));
    }

    private void CountMembers(Request request, Reply reply)
    {
        if (TryFind(request[1], reply, out SetValue? set)) reply.Integer(set?.Count ?? 0);
    }

    private void GetMembers(Request request, Reply reply)
    {
        if (!TryFind(request[1], reply, out SetValue? set)) return;
        reply.Array(set?.Count ?? 0);
        for (int i = 0; i < (set?.Count ?? 0); i++) reply.Bulk(set![i]);
    }

    private void DrawMembers(Request request, Reply reply)
    {
        if (!TryCount(request, reply, out long count) || !TryFind(request[1], reply, out SetValue? set)) return;
        if (set is null)
        {
            if (request.Count == 2) reply.Null();
            else reply.Array(0);
            return;
        }
        count = Math.Min(count, set.Count);
        if (request.Count > 2) reply.Array((int)count);
        for (; count > 0; count--)
        {
            byte[] drawn = set[Random.Shared.Next(set.Count)];
            reply.Bulk(drawn);
            set.Remove(drawn);
            _found.Add(drawn);
        }
        for (int i = 0; reply.IsTooLong && i < _found.Count; i++) set.Add(_found[i]); // What nobody is told stays in it.
        _found.Clear();
        RemoveIfEmpty(request[1], set.Count);
    }
}
