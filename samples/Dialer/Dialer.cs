using System;
using System.Diagnostics;
using UringDsl;

/// <summary>Connects to an address with a deadline, says how that ended, and stops itself.</summary>
/// <param name="peer">Where to.</param>
/// <param name="timeout">How long at most.</param>
[RingHandler]
[FixedFiles(64)]
internal sealed partial class Dialer(PeerAddress peer, TimeSpan timeout)
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

    async partial void OnStarted()
    {
        try
        {
            long start = Stopwatch.GetTimestamp();
            DialOutcome dialed = await Dial(peer, timeout); // What follows runs on the ring's thread again.
            double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (dialed.TryGetConnection(out Connection connection)) HangUp(connection);
            Result = Report(dialed, milliseconds);
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

    private ExitCode Report(DialOutcome dialed, double milliseconds)
    {
        (ExitCode result, string what) = dialed.Kind switch
        {
            OutcomeKind.Completed => (ExitCode.Connected, "connected"),
            OutcomeKind.TimedOut => (ExitCode.TimedOut, $"timed out at {dialed.Step}"),
            OutcomeKind.Failed => (ExitCode.Refused, $"refused at {dialed.Step} with {dialed.Error}"),
            _ => (ExitCode.Cancelled, "cancelled"),
        };
        Console.WriteLine($"{peer}: {what} after {milliseconds:0.0} ms");
        return result;
    }
}
