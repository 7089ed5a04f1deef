using System;
using System.Buffers.Text;

internal sealed partial class CommandTable
{
    private const int MaxDigits = 20;

    private void AddNumbers()
    {
        Add("incr", 2, (request, reply) => Count(request, 1, reply));
        Add("decr", 2, (request, reply) => Count(request, -1, reply));
        Add("incrby", 3, IncreaseBy);
        Add("decrby", 3, DecreaseBy);
    }

    private void IncreaseBy(Request request, Reply reply)
    {
        if (TryInteger(request[2], reply, out long by)) Count(request, by, reply);
    }

    private void DecreaseBy(Request request, Reply reply)
    {
        if (!TryInteger(request[2], reply, out long by)) return;
        if (by == long.MinValue) reply.Error("ERR decrement would overflow");
        else Count(request, -by, reply);
    }

    /// <summary>The digits are the value: it is read and written in place.</summary>
    private void Count(Request request, long by, Reply reply)
    {
        if (!TryFind(request[1], reply, out StringValue? value) || !TryAdd(value, by, reply, out long sum)) return;
        Span<byte> digits = stackalloc byte[MaxDigits];
        Utf8Formatter.TryFormat(sum, digits, out int length);
        if (value is null) _keys.Add(request[1], new StringValue(digits[..length]));
        else value.Set(digits[..length]);
        reply.Integer(sum);
    }

    private static bool TryAdd(StringValue? value, long by, Reply reply, out long sum)
    {
        sum = by;
        if (value is null) return true;
        if (!TryInteger(value.Bytes, reply, out long number)) return false;
        sum = unchecked(number + by);
        if (by >= 0 == sum >= number) return true;
        reply.Error("ERR increment or decrement would overflow");
        return false;
    }
}
