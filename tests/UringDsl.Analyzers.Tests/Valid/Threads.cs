using System;
using System.Collections.Concurrent;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using UringDsl;

namespace Valid.Threads;

// Work elsewhere, and its result by Post.
[RingHandler]
[FixedFiles(16)]
internal sealed partial class Offloads(IPEndPoint endpoint)
{
    [Listener(Direct = true, Accepted = nameof(OnAccepted))] private partial void Listen(IPEndPoint endpoint);

    [Send] private partial void Answer(Connection connection, SendBuffer data);

    partial void OnStarted() => Listen(endpoint);

    private void OnAccepted(in Accepted accepted)
    {
        if (!accepted.IsSuccess) return;
        Connection connection = accepted.Connection;
#pragma warning disable URING4001, URING4002, URING4003 // Once per connection.
        _ = Task.Run(() =>
        {
            SendBuffer answer = Compute();
            Post(() => Answer(connection, answer));
        });
#pragma warning restore URING4001, URING4002, URING4003
    }

    private static SendBuffer Compute()
    {
        Thread.Sleep(1); // On a thread of the pool.
        return SendBuffer.CopyOf("done"u8);
    }
}

// Public methods are called from any thread and post.
[RingHandler]
internal sealed partial class Outside
{
    private readonly ConcurrentQueue<Connection> _known = new();

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection) => _known.Enqueue(connection);

    public void CloseAll() => Post(() =>
    {
        while (_known.TryDequeue(out Connection connection)) HangUp(connection);
    });

    public static async Task Stop(CancellationTokenSource source, Task run)
    {
        await source.CancelAsync().ConfigureAwait(false);
        await run.ConfigureAwait(false);
        Console.WriteLine("stopped");
    }
}

// Plain awaits come back to the ring's thread.
[RingHandler]
[FixedFiles(16)]
internal sealed partial class Plain(PeerAddress peer)
{
    [Socket(Link = LinkKind.Soft)] [Connect] private partial Pending<DialOutcome> Dial(PeerAddress peer);

    [Close] private partial void HangUp(Connection connection);

    async partial void OnStarted()
    {
        await Task.Delay(1);
        DialOutcome dialed = await Dial(peer);
        await Task.Yield();
        if (dialed.TryGetConnection(out Connection connection)) HangUp(connection);
    }
}
