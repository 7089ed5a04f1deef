using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;

/// <summary>All the clients, their progress and their verdict.</summary>
internal sealed class DemoClients(IPEndPoint endpoint, int connections, int messages, TimeSpan duration)
{
    private const int WarmUpMessages = 100;

    // When sending ends, what is under way comes back: a slow machine may take its time for that, but not all the time.
    private static readonly TimeSpan s_mostAfterwards = TimeSpan.FromSeconds(20), s_mostSilence = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);

    // The first comes and goes before the others, so that every path of the server has run before it is measured.
    private readonly DemoClient[] _clients = [.. Enumerable.Range(0, connections + 1).Select(number => new DemoClient(number, endpoint))];
    private bool _isSilent;

    /// <summary>Every byte that came back was right, and none is missing that should have come back by now.</summary>
    public bool IsRight => WrongBytes + LostBytes == 0 && !_isSilent && _clients.All(client => client.Failure is null) && Messages > 0;

    /// <summary>One line: how much was compared, and with what result.</summary>
    public string Verdict
    {
        get
        {
            int late = _clients.Count(client => !client.HasEnded);
            return $"{Messages:N0} messages of 1 B to 64 KiB, {ReceivedBytes:N0} bytes, {WrongBytes:N0} wrong bytes"
                + (LostBytes > 0 ? $", {LostBytes:N0} bytes lost" : "")
                + string.Concat(_clients.Where(client => client.Failure is not null).Take(3).Select(client => $", {client.Failure}"))
                + (_isSilent ? $", {late} clients waited {s_mostSilence.TotalSeconds:0} s for an echo" : late > 0 ? $", {late} clients ran out of time" : "");
        }
    }

    private long Messages => _clients.Sum(client => client.Messages);

    private long ReceivedBytes => _clients.Sum(client => client.ReceivedBytes);

    private long WrongBytes => _clients.Sum(client => client.WrongBytes);

    /// <summary>What the server has not sent back although the connection has ended.</summary>
    private long LostBytes => _clients.Where(client => client.HasEnded).Sum(client => client.MissingBytes);

    public void Run(TextWriter progress)
    {
        WaitFor(_clients[0].RunAsync(WarmUpMessages, CancellationToken.None));
        Task.Delay(s_pause).Wait();

        Stopwatch watch = Stopwatch.StartNew();
        using CancellationTokenSource end = new(duration);
        Task all = Task.WhenAll(_clients[1..].Select(client => Task.Run(() => client.RunAsync(messages / connections, end.Token))));
        using (new Timer(_ => Report(progress, watch), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)))
        {
            WaitFor(all);
        }
        Report(progress, watch);
        // The server looks at its counters once more before this process ends.
        Task.Delay(s_pause).Wait();
    }

    /// <summary>Waits for clients for as long as something comes back, but not for ever.</summary>
    private void WaitFor(Task clients)
    {
        Stopwatch watch = Stopwatch.StartNew(), silence = Stopwatch.StartNew();
        long received = ReceivedBytes;
        while (!_isSilent && watch.Elapsed < duration + s_mostAfterwards && !clients.Wait(s_pause))
        {
            if (ReceivedBytes != received) silence.Restart();
            received = ReceivedBytes;
            _isSilent = silence.Elapsed > s_mostSilence;
        }
    }

    private void Report(TextWriter progress, Stopwatch watch) => progress.WriteLine(
        $"{watch.Elapsed.TotalSeconds,5:0.0} s  {Messages,9:N0} messages  {ReceivedBytes / 1_000_000,7:N0} MB back  {WrongBytes:N0} wrong");
}
