using System.Collections.Generic;

namespace UringDsl;

/// <summary>
/// Counters of one ring since its start. The ring's thread writes them as plain 64-bit numbers; another thread may read them at any time and
/// sees each of them whole.
/// </summary>
public sealed class RingStatistics
{
    /// <summary>Calls of io_uring_enter.</summary>
    public long Enters { get; internal set; }

    /// <summary>Times that the SQ thread slept and was woken (<see cref="RingModes.SqPoll"/>); each is one of <see cref="Enters"/>.</summary>
    public long SqWakeups { get; internal set; }

    /// <summary>Waits that ended while the loop looked, without an enter (<see cref="RingOptions.BusyPollMicroseconds"/>).</summary>
    public long BusyPollHits { get; internal set; }

    /// <summary>Receives that waited for readiness first, since the one before had left the socket empty (POLL_FIRST).</summary>
    public long PollFirsts { get; internal set; }

    /// <summary>Times that the queues got other sizes (<see cref="RingControl.Resize"/>).</summary>
    public long Resizes { get; internal set; }

    /// <summary>Submission queue entries handed to the kernel.</summary>
    public long Submissions { get; internal set; }

    /// <summary>Completions taken from the queue.</summary>
    public long Completions { get; internal set; }

    /// <summary>Entries of the completion queue.</summary>
    public long CompletionEntries { get; internal set; }

    /// <summary>Completions that the last turn found in the queue.</summary>
    public long CompletionsReady { get; internal set; }

    /// <summary>The most that a turn has found; beyond <see cref="CompletionEntries"/> the queue overflows.</summary>
    public long MostCompletionsReady { get; internal set; }

    /// <summary>How full the last turn found the completion queue, in percent.</summary>
    public double CompletionUsagePercent => CompletionEntries > 0 ? 100.0 * CompletionsReady / CompletionEntries : 0;

    /// <summary>Connections opened: accepted and dialled.</summary>
    public long ConnectionsOpened { get; internal set; }

    /// <summary>Connections closed, for whatever reason.</summary>
    public long ConnectionsClosed { get; internal set; }

    /// <summary>Connections that went to another ring; they count as closed, too.</summary>
    public long ConnectionsHandedOver { get; internal set; }

    /// <summary>Connections that came from another ring; they count as opened, too.</summary>
    public long ConnectionsTakenOver { get; internal set; }

    /// <summary>Messages of other rings.</summary>
    public long Messages { get; internal set; }

    /// <summary>Connections open now.</summary>
    public long ConnectionsOpen => ConnectionsOpened - ConnectionsClosed;

    /// <summary>
    /// Connections that were aborted, by the handler or because a send failed, a close took longer than the linger time, or a handler threw.
    /// </summary>
    public long Aborts { get; internal set; }

    /// <summary>
    /// Connections aborted because their queue reached 16 times <see cref="RingOptions.MaxQueued"/> sends, and one more for each 4 KiB of receive buffers.
    /// </summary>
    public long SlowConsumers { get; internal set; }

    /// <summary>Receives with data that were delivered.</summary>
    public long Receives { get; internal set; }

    /// <summary>Bytes received.</summary>
    public long BytesReceived { get; internal set; }

    /// <summary>Send operations that completed; several queued sends can be one.</summary>
    public long Sends { get; internal set; }

    /// <summary>
    /// Sends that the ring holds, at the end of the last turn: waiting, in flight, or kept for the notification of a zero-copy send.
    /// </summary>
    public long SendsQueued { get; internal set; }

    /// <summary>Sends of several queued ones that took their bytes from a ring of buffers (<see cref="RingAttribute.SendBundles"/>).</summary>
    public long SendBundles { get; internal set; }

    /// <summary>Bytes sent.</summary>
    public long BytesSent { get; internal set; }

    /// <summary>Sends that the kernel cut short and that were continued.</summary>
    public long ShortSends { get; internal set; }

    /// <summary>Queued sends of datagram sockets that the kernel refused; the socket goes on.</summary>
    public long DatagramsLost { get; internal set; }

    /// <summary>Bytes of queued sends that were copied to give their receive buffer back.</summary>
    public long BytesCopied { get; internal set; }

    /// <summary>Zero-copy sends that completed; their bytes are part of <see cref="BytesSent"/>.</summary>
    public long ZeroCopySends { get; internal set; }

    /// <summary>Bytes of zero-copy sends that the kernel did not copy, by their notifications (Linux 6.2; before it, all of them).</summary>
    public long BytesZeroCopied { get; internal set; }

    /// <summary>Bytes of zero-copy sends that the kernel copied all the same, as it does on the loopback device.</summary>
    public long BytesZeroCopyCopied { get; internal set; }

    /// <summary>Notifications of zero-copy sends that are still to come: memory that the kernel may read.</summary>
    public long NotificationsOutstanding { get; internal set; }

    /// <summary>The time from the result of a zero-copy send to its notification, in which its memory is still the kernel's.</summary>
    public LagHistogram NotificationLag { get; } = new();

    /// <summary>Notifications that had not come when <see cref="RingOptions.StopTimeout"/> was over; their memory is never used again.</summary>
    public long NotificationsAbandoned { get; internal set; }

    /// <summary>Times that a connection went back to ordinary sends, because the kernel copied or had no memory to pin.</summary>
    public long ZeroCopyDemotions { get; internal set; }

    /// <summary>Times that such a connection tried zero copy again.</summary>
    public long ZeroCopyPromotions { get; internal set; }

    /// <summary>Zero-copy sends that the kernel refused (EOPNOTSUPP, ENOMEM, ENOBUFS) and that went out by an ordinary send.</summary>
    public long ZeroCopyFallbacks { get; internal set; }

    /// <summary>Times that the kernel found the completion queue full (an overflow episode, not a lost completion).</summary>
    public long Overflows { get; internal set; }

    /// <summary>Receives that ended because no buffer was free (ENOBUFS).</summary>
    public long NoBuffers { get; internal set; }

    /// <summary>Multishots armed again after an overflow had ended them.</summary>
    public long RearmsAfterOverflow { get; internal set; }

    /// <summary>Receives armed again when buffers had come back.</summary>
    public long RearmsAfterNoBuffers { get; internal set; }

    /// <summary>Accepts armed again after EMFILE, ENFILE or ENOMEM.</summary>
    public long RearmsAfterExhaustion { get; internal set; }

    /// <summary>Listeners that listen now: 0 before the first does, and again when the ring has stopped.</summary>
    public long ListenersOpen { get; internal set; }

    /// <summary>Accepts armed again when connections had closed below the limit.</summary>
    public long RearmsAfterTableFull { get; internal set; }

    /// <summary>Connections that were accepted beyond <see cref="RingOptions.MaxConnections"/> and waited for another one to close.</summary>
    public long AcceptsParked { get; internal set; }

    /// <summary>Accepts armed again for the next connection, where there is no multishot (<see cref="RingFeature.MultishotAccept"/>).</summary>
    public long OneShotAccepts { get; internal set; }

    /// <summary>Receives armed again for the next piece, where there is no multishot (<see cref="RingFeature.MultishotReceive"/>).</summary>
    public long OneShotReceives { get; internal set; }

    /// <summary>Timers armed again for the next shot, where there is no multishot (<see cref="RingFeature.MultishotTimeout"/>).</summary>
    public long OneShotTimers { get; internal set; }

    /// <summary>Sockets of chains made by system calls, where there are no slots (<see cref="RingFeature.DirectDescriptors"/>).</summary>
    public long SystemCallSockets { get; internal set; }

    /// <summary>Waits whose deadline was a TIMEOUT operation (<see cref="RingFeature.ExtendedWait"/>).</summary>
    public long TimerWaits { get; internal set; }

    /// <summary>Listeners made by system calls (<see cref="RingFeature.BindListen"/>, <see cref="RingFeature.SocketCommands"/>).</summary>
    public long SystemCallListeners { get; internal set; }

    /// <summary>Receives armed again when a queue of sends had drained.</summary>
    public long RearmsAfterPause { get; internal set; }

    /// <summary>Attempts of submissions with <see cref="RetryAttribute"/> that failed and are repeated.</summary>
    public long Retries { get; internal set; }

    /// <summary>Receives paused because sends queued up.</summary>
    public long Pauses { get; internal set; }

    /// <summary>Completions whose connection or operation was gone; what they carried was released.</summary>
    public long StaleCompletions { get; internal set; }

    /// <summary>
    /// Completions that the state of their connection or operation rules out: a second result, or one for something that was not in flight. They
    /// count as stale, too. Each is a bug, of this library or of somebody who wrote to the ring; it is never delivered.
    /// </summary>
    public long InvariantViolations { get; internal set; }

    /// <summary>
    /// Uses of a buffer that no longer belonged to the code that used it: given back, sent, or lent to an operation. Each has thrown where it happened.
    /// </summary>
    public long IllegalBufferUses { get; internal set; }

    internal int RingId { get; set; } // What the events call it.

    /// <summary>Submissions on a connection that was closing or gone; they did nothing, and what they carried was released.</summary>
    public long StaleSubmissions { get; internal set; }

    /// <summary>Exceptions that a handler let out.</summary>
    public long HandlerExceptions { get; internal set; }

    /// <summary>Operations in flight now.</summary>
    public long OperationsInFlight { get; internal set; }

    /// <summary>Provided buffers that are not with the kernel now.</summary>
    public long BuffersInUse { get; internal set; }

    /// <summary>Counters of each buffer ring, in the order of their declarations. Empty before the ring is made.</summary>
    public IReadOnlyList<BufferRingStatistics> BufferRings { get; internal set; } = [];

    /// <summary>Completions of receives that filled more than one buffer.</summary>
    public long ReceiveBundles { get; internal set; }

    /// <summary>Buffers that the handler still kept when the ring stopped.</summary>
    public long BuffersHeldAtStop { get; internal set; }

    /// <summary>Slots with files of the handler's that were still open when the ring stopped; they were closed with it.</summary>
    public long SlotsHeldAtStop { get; internal set; }
}
