using System;

internal sealed partial class CommandTable
{
    private void AddLists()
    {
        Add("lpush", -3, (request, reply) => Push(request, atHead: true, reply));
        Add("rpush", -3, (request, reply) => Push(request, atHead: false, reply));
        Add("lpop", -2, (request, reply) => Pop(request, atHead: true, reply));
        Add("rpop", -2, (request, reply) => Pop(request, atHead: false, reply));
        Add("llen", 2, ListLength);
        Add("lindex", 3, ListIndex);
        Add("lrange", 4, ListRange);
    }

    private void Push(Request request, bool atHead, Reply reply)
    {
        if (!TryFindOrAdd(request[1], reply, out ListValue list)) return;
        for (int i = 2; i < request.Count; i++) list.Push(request[i], atHead);
        reply.Integer(list.Count);
    }

    private void Pop(Request request, bool atHead, Reply reply)
    {
        if (!TryCount(request, reply, out long count) || !TryFind(request[1], reply, out ListValue? list)) return;
        if (list is null)
        {
            if (request.Count == 2) reply.Null();
            else reply.NullArray();
            return;
        }
        count = Math.Min(count, list.Count);
        if (request.Count > 2) reply.Array((int)count);
        for (int i = 0; i < count; i++) reply.Bulk(list[atHead ? i : list.Count - 1 - i]);
        if (reply.IsTooLong) return; // What nobody is told stays where it is.
        for (; count > 0; count--) list.Pop(atHead);
        RemoveIfEmpty(request[1], list.Count);
    }

    private void ListLength(Request request, Reply reply)
    {
        if (TryFind(request[1], reply, out ListValue? list)) reply.Integer(list?.Count ?? 0);
    }

    private void ListIndex(Request request, Reply reply)
    {
        if (!TryInteger(request[2], reply, out long index) || !TryFind(request[1], reply, out ListValue? list)) return;
        int count = list?.Count ?? 0;
        if (index < 0) index += count;
        if (index >= 0 && index < count) reply.Bulk(list![(int)index]);
        else reply.Null();
    }

    private void ListRange(Request request, Reply reply)
    {
        if (!TryFind(request[1], reply, out ListValue? list)) return;
        if (!TryRange(request, list?.Count ?? 0, reply, out int start, out int length)) return;
        reply.Array(length);
        for (int i = start; i < start + length; i++) reply.Bulk(list![i]);
    }
}
