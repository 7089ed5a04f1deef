using System;
using System.Collections.Generic;
using System.Diagnostics;
using UringDsl;
using UringDsl.Abi;

/// <summary>Connects to an address with a deadline, says how that ended, and stops itself.</summary>
/// <param name="peers">The addresses, to be tried in this order.</param>
/// <param name="timeout">How long each at most.</param>
[RingHandler]
[FixedFiles(64)]
internal sealed partial class Dialer(PeerAddress[] peers, TimeSpan timeout)
{
    // SOCKET, CONNECT and its deadline are one linked chain: one system call, and one outcome. A chain that fails closes its socket itself.
    [Socket(Link = LinkKind.Soft)]
    [Connect(Link = LinkKind.Soft)]
    [LinkTimeout]
    private partial Pending<DialOutcome> Dial(PeerAddress peer, TimeSpan timeout);

    [Shutdown(Link = LinkKind.Hard)]
    [Close]
    private partial void HangUp(Connection connection);

    /// <summary>What the process ends with.</summary>
    public ExitCode Result { get; private set; } = ExitCode.Cancelled;

    /// <summary>A line for each address that was tried.</summary>
    public List<string> Report { get; } = [];

    async partial void OnStarted()
    {
        try
        {
            foreach (PeerAddress peer in peers)
            {
                long start = Stopwatch.GetTimestamp();
                DialOutcome dialed = await Dial(peer, timeout); // What follows runs on the ring's thread again.
                double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                if (dialed.TryGetConnection(out Connection connection)) HangUp(connection);
                Result = ResultOf(peer, dialed, milliseconds);
                if (Result is ExitCode.Connected or ExitCode.Cancelled) return;
            }
        }
        finally
        {
            Ring.Stop(); // What has been submitted, the close, still runs to its end.
        }
    }

    partial void OnUnhandledException(Exception exception)
    {
        Console.Error.WriteLine(exception);
        Result = ExitCode.Failed;
    }

    private ExitCode ResultOf(PeerAddress peer, DialOutcome dialed, double milliseconds)
    {
        (ExitCode result, string what) = dialed.Kind switch
        {
            OutcomeKind.Completed => (ExitCode.Connected, "connected"),
            OutcomeKind.TimedOut => (ExitCode.TimedOut, $"timed out at {dialed.Step}"),
            OutcomeKind.Failed => (ExitCode.Refused, $"{(dialed.Error == Errno.ECONNREFUSED ? "refused" : "failed")} at {dialed.Step} with {dialed.Error}"),
            _ => (ExitCode.Cancelled, "cancelled"),
        };
        Report.Add($"{peer}: {what} after {milliseconds:0.0} ms");
        return result;
    }
}
