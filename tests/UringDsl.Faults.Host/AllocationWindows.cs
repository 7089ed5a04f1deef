using System;
using System.Globalization;
using System.Threading;

namespace UringDsl.Faults.Host;

/// <summary>
/// What the ring's thread allocates on the managed heap, in windows of so many messages one behind the other. Other threads are outside: one that
/// reads commands may still be on its way to sleep when a count begins.
/// </summary>
/// <param name="first">The message with which the first window begins, 0 for no windows.</param>
/// <param name="last">The message with which it ends.</param>
internal sealed class AllocationWindows(long first, long last)
{
    private readonly long[] _bytes = new long[16];
    private readonly long _length = last - first;
    private long _messages, _next = first, _before;
    private int _begun;

    /// <summary>One more message; on the ring's thread.</summary>
    public void Count()
    {
        if (++_messages != _next) return;
        long now = GC.GetAllocatedBytesForCurrentThread();
        if (_begun > 0 && _begun <= _bytes.Length) _bytes[_begun - 1] = now - _before;
        Volatile.Write(ref _begun, _begun + 1);
        _next += _length;
        _before = now;
    }

    /// <summary>How many windows are complete, and the bytes of each, as counters.</summary>
    public override string ToString()
    {
        int complete = Math.Clamp(Volatile.Read(ref _begun) - 1, 0, _bytes.Length);
        string text = $"Windows={complete}";
        for (int i = 0; i < complete; i++) text += string.Create(CultureInfo.InvariantCulture, $" Window{i}={_bytes[i]}");
        return text;
    }
}
