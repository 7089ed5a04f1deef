using System;
using UringDsl;

/// <summary>
/// What the whole process allocates on the managed heap while it serves. It starts with the first look that finds messages, and once more
/// with the first that finds a connection closed: by then every path has run, and starting and compiling are outside. It ends with the last
/// look that found something new, so that stopping and reporting are outside too.
/// </summary>
internal sealed class AllocationSampler(RingStatistics[] rings)
{
    private long _firstBytes, _lastBytes, _firstMessages, _lastMessages, _seenCompletions;
    private bool _hasStarted, _hasSeenClose;

    /// <summary>Messages received between the first look and the last.</summary>
    public long Messages => _lastMessages - _firstMessages;

    public long AllocatedBytes => _lastBytes - _firstBytes;

    /// <summary>Takes the counters; it allocates nothing itself.</summary>
    public void Look()
    {
        long completions = 0, messages = 0, closed = 0;
        foreach (RingStatistics ring in rings)
        {
            completions += ring.Completions;
            messages += ring.Receives;
            closed += ring.ConnectionsClosed;
        }
        if (messages == 0 || completions == _seenCompletions) return;
        _seenCompletions = completions;
        _lastMessages = messages;
        _lastBytes = GC.GetTotalAllocatedBytes(precise: true);
        if (_hasStarted && (_hasSeenClose || closed == 0)) return;
        _hasStarted = true;
        _hasSeenClose = closed > 0;
        _firstMessages = messages;
        _firstBytes = _lastBytes;
    }
}
