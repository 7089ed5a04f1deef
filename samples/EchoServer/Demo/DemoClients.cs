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

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(15); // for what is under way when sending ends
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);

    private readonly DemoClient[] _clients = [.. Enumerable.Range(0, connections).Select(number => new DemoClient(number, endpoint))];
    private bool _isComplete;

    public long WrongBytes => _clients.Sum(client => client.WrongBytes) + (_isComplete ? 0 : 1);

    public string Verdict =>
        $"{_clients.Sum(client => client.Messages):N0} messages of 1 B to 64 KiB, {_clients.Sum(client => client.ReceivedBytes):N0} bytes, "
        + $"{WrongBytes:N0} wrong bytes" + (_isComplete ? "" : " or more: not every echo came back");

    public void Run(TextWriter progress)
    {
        // One client comes and goes first, so that every path of the server has run before it is measured.
        DemoClient first = new(connections, endpoint);
        bool isWarm = first.RunAsync(WarmUpMessages, CancellationToken.None).Wait(s_patience) && first.WrongBytes == 0;
        Task.Delay(s_pause).Wait();

        Stopwatch watch = Stopwatch.StartNew();
        using CancellationTokenSource end = new(duration);
        Task all = Task.WhenAll(_clients.Select(client => Task.Run(() => client.RunAsync(messages / connections, end.Token))));
        using (new Timer(_ => Report(progress, watch), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)))
        {
            _isComplete = all.Wait(duration + s_patience) && isWarm;
        }
        Report(progress, watch);
        // The server looks at its counters once more before this process ends.
        Task.Delay(s_pause).Wait();
    }

    private void Report(TextWriter progress, Stopwatch watch)
    {
        long megabytes = _clients.Sum(client => client.ReceivedBytes) / 1_000_000;
        progress.WriteLine($"{watch.Elapsed.TotalSeconds,5:0.0} s  {_clients.Sum(client => client.Messages),9:N0} messages  "
            + $"{megabytes,7:N0} MB back  {_clients.Sum(client => client.WrongBytes):N0} wrong");
    }
}
