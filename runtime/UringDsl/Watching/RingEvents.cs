using System;
using System.Diagnostics.Tracing;
using UringDsl.Abi;
using UringDsl.CompilerServices;

namespace UringDsl.Core;

/// <summary>
/// What happens on the rings of this process and is not everyday work, as an <see cref="EventSource"/>: <c>dotnet-trace collect --providers UringDsl</c>.
/// Every call is one test of a field while nobody listens. Connections have a keyword of their own, since they can be many.
/// </summary>
[EventSource(Name = "UringDsl")]
internal sealed class RingEvents : EventSource
{
    public static readonly RingEvents Log = new();

    /// <summary>The keywords.</summary>
    public static class Keywords
    {
        /// <summary>Each connection that opens or closes.</summary>
        public const EventKeywords Connections = (EventKeywords)1;
    }

    [Event(1, Level = EventLevel.Informational, Message = "Ring {0} ({1}) started: {2} submission and {3} completion entries")]
    public void RingStarted(int ring, string handler, int submissionEntries, int completionEntries)
    {
        if (IsEnabled()) WriteEvent(1, ring, handler, submissionEntries, completionEntries);
    }

    [Event(2, Level = EventLevel.Informational, Message = "Ring {0} ({1}) ended")]
    public void RingEnded(int ring, string handler)
    {
        if (IsEnabled()) WriteEvent(2, ring, handler);
    }

    [Event(3, Level = EventLevel.Error, Message = "Ring {0}: the completion queue of {1} entries overflowed")]
    public void CompletionQueueOverflow(int ring, int entries)
    {
        if (IsEnabled()) WriteEvent(3, ring, entries);
    }

    [Event(4, Level = EventLevel.Error, Message = "Ring {0}: {1}")]
    public void IllegalBufferUse(int ring, string what)
    {
        if (IsEnabled()) WriteEvent(4, ring, what);
    }

    [Event(5, Level = EventLevel.Error, Message = "Ring {0}: the handler threw {1}: {2}")]
    public void HandlerException(int ring, string type, string message)
    {
        if (IsEnabled()) WriteEvent(5, ring, type, message);
    }

    [Event(6, Level = EventLevel.Error, Message = "Ring {0}: a completion that cannot be: operation {1}, index {2}, result {3}")]
    public void InvariantViolated(int ring, int operation, int index, int result)
    {
        if (IsEnabled()) WriteEvent(6, ring, operation, index, result);
    }

    [Event(7, Level = EventLevel.Warning, Message = "Ring {0}: no buffer was free in \"{1}\"")]
    public void NoBuffers(int ring, string buffers)
    {
        if (IsEnabled()) WriteEvent(7, ring, buffers);
    }

    [Event(8, Level = EventLevel.Warning, Message = "Ring {0}: a stale completion was dropped: operation {1}, index {2}, result {3}")]
    public void StaleCompletion(int ring, int operation, int index, int result)
    {
        if (IsEnabled()) WriteEvent(8, ring, operation, index, result);
    }

    [Event(9, Level = EventLevel.Warning, Message = "Ring {0}: connection {1} was aborted, slow to read: {2}")]
    public void Aborted(int ring, int connection, bool isSlow)
    {
        if (IsEnabled()) WriteEvent(9, ring, connection, isSlow ? 1 : 0);
    }

    [Event(10, Level = EventLevel.Informational, Message = "Ring {0}: armed again, cause {1}")]
    public void Rearmed(int ring, string cause)
    {
        if (IsEnabled()) WriteEvent(10, ring, cause);
    }

    [Event(11, Level = EventLevel.Informational, Message = "Ring {0}: the connection on file {1} goes back to ordinary sends")]
    public void ZeroCopyDemoted(int ring, int file)
    {
        if (IsEnabled()) WriteEvent(11, ring, file);
    }

    [Event(12, Level = EventLevel.Verbose, Keywords = Keywords.Connections, Message = "Ring {0}: connection {1} opened")]
    public void ConnectionOpened(int ring, int connection)
    {
        if (IsEnabled(EventLevel.Verbose, Keywords.Connections)) WriteEvent(12, ring, connection);
    }

    [Event(13, Level = EventLevel.Verbose, Keywords = Keywords.Connections, Message = "Ring {0}: connection {1} closed")]
    public void ConnectionClosed(int ring, int connection)
    {
        if (IsEnabled(EventLevel.Verbose, Keywords.Connections)) WriteEvent(13, ring, connection);
    }

    /// <summary>A buffer was used by code that it no longer belonged to: counted, and told where it happens.</summary>
    public static InvalidOperationException Illegal(RingStatistics statistics, string what)
    {
        statistics.IllegalBufferUses++;
        Log.IllegalBufferUse(statistics.RingId, what);
        return new InvalidOperationException(what);
    }

    [NonEvent]
    public void Stale(int ring, in Cqe cqe) => StaleCompletion(ring, UserData.Operation(cqe.UserData), UserData.Index(cqe.UserData), cqe.Result);

    [NonEvent]
    public void Violation(int ring, in Cqe cqe) => InvariantViolated(ring, UserData.Operation(cqe.UserData), UserData.Index(cqe.UserData), cqe.Result);
}
