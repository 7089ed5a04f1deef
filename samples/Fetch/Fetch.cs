using System;
using System.Diagnostics;
using UringDsl;

/// <summary>Asks a server of HTTP, a number of times. Each time is one system call, from the socket to its close.</summary>
/// <param name="peers">The addresses of the server, to be tried in this order.</param>
/// <param name="request">What to send.</param>
/// <param name="answer">Where the answer goes; each overwrites the one before.</param>
/// <param name="timeout">How long connecting may take, and then the answer.</param>
/// <param name="count">How often.</param>
[RingHandler]
[FixedFiles(16, Reserved = 8)] // A try that has failed gives its slot back when the next one is on its way.
[Ring(MinimumBatch = Completions, MinimumWaitMicroseconds = 100_000)] // What takes longer costs two or three calls.
internal sealed partial class Fetch(PeerAddress[] peers, SendBuffer request, ReceiveBuffer answer, TimeSpan timeout, int count)
{
    private const int Completions = 7; // Each step has one, however it ends: a wait for all of them is the only one.

    // The server ends the stream behind its answer, so a receive that waits for all has the whole of it. The hard links close the socket in any case.
    [Socket(Link = LinkKind.Soft)]
    [Connect(Link = LinkKind.Soft)]
    [LinkTimeout(Link = LinkKind.Soft)]
    [Send(Link = LinkKind.Hard)]
    [Receive(WaitAll = true, Link = LinkKind.Hard)]
    [LinkTimeout(Link = LinkKind.Hard)]
    [Close]
    private partial Pending<GetOutcome> Get(PeerAddress peer, SendBuffer request, ReceiveBuffer answer, TimeSpan timeout);

    /// <summary>How the last request ended.</summary>
    public ExitCode Result { get; private set; } = ExitCode.Cancelled;

    /// <summary>Why it failed.</summary>
    public string? Failure { get; private set; }

    /// <summary>Bytes of the last answer.</summary>
    public int Received { get; private set; }

    /// <summary>Requests that were answered.</summary>
    public int Answered { get; private set; }

    /// <summary>io_uring_enter calls, from the first request to the last answer.</summary>
    public long Enters { get; private set; }

    /// <summary>The time of that.</summary>
    public TimeSpan Elapsed { get; private set; }

    async partial void OnStarted()
    {
        try
        {
            long start = Stopwatch.GetTimestamp(), enters = Statistics.Enters;
            for (int peer = 0; Answered < count && peer < peers.Length;)
            {
                GetOutcome outcome = await Get(peers[peer], request, answer, timeout); // What follows runs on the ring's thread again.
                if (TryTakeAnswer(in outcome)) continue;
                if (outcome.Kind == OutcomeKind.Cancelled) return;
                Failure = $"{peers[peer]}: {(Result == ExitCode.TimedOut ? "timed out" : "failed")} at {outcome.Step} with {outcome.Error}";
                if (outcome.Step is not (GetStep.Socket or GetStep.Connect) || Answered > 0) return;
                peer++; // Nothing was asked yet: another address may answer.
            }
            (Elapsed, Enters) = (Stopwatch.GetElapsedTime(start), Statistics.Enters - enters);
        }
        finally
        {
            Ring.Stop();
        }
    }

    partial void OnUnhandledException(Exception exception) => (Result, Failure) = (ExitCode.Failed, exception.ToString());

    private bool TryTakeAnswer(in GetOutcome outcome)
    {
        Result = outcome.Kind switch
        {
            OutcomeKind.Completed => ExitCode.Fetched,
            OutcomeKind.TimedOut => ExitCode.TimedOut,
            OutcomeKind.Cancelled => ExitCode.Cancelled,
            _ => outcome.Step == GetStep.Connect ? ExitCode.Refused : ExitCode.Failed,
        };
        if (Result != ExitCode.Fetched) return false;
        Received = outcome.ReceiveBytes;
        Answered++;
        return true;
    }
}
