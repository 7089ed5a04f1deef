using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using UringDsl;

namespace Valid.Threading;

// Callers on any thread; the ring's thread does the work, and they wait for its answer.
[RingHandler]
internal sealed partial class Facade
{
    private readonly ConcurrentDictionary<string, Connection> _names = new();

    [Send] private partial void Say(Connection connection, SendBuffer text);

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection) => _names[connection.ToString()] = connection;

    partial void OnClosed(Connection connection) => _names.TryRemove(connection.ToString(), out _);

    public Task<bool> SayAsync(string name, SendBuffer text)
    {
        var source = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
        {
            bool isHere = _names.TryGetValue(name, out Connection connection);
            if (isHere) Say(connection, text);
            source.SetResult(isHere);
        });
        return source.Task;
    }

    public async Task<int> SayToAllAsync(SendBuffer text)
    {
        int count = 0;
        foreach (string name in _names.Keys)
        {
            if (await SayAsync(name, text).ConfigureAwait(false)) count++;
        }

        return count;
    }

    public void CloseWhenCancelled(CancellationToken token) => token.Register(() => Post(CloseAll));

    private void CloseAll()
    {
        foreach (Connection connection in _names.Values) HangUp(connection);
    }
}

// Threads of its own around the ring: the one that runs it, and one that watches it from outside.
internal sealed class Host : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Facade _facade = new();
    private readonly Thread _ring;
    private readonly Timer _timer;
    private readonly Lock _gate = new();
    private int _checks;

    public Host()
    {
        _ring = new Thread(() => _facade.Run(_stop.Token)) { IsBackground = true };
        _ring.Start();
        _timer = new Timer(_ => Check(), null, 0, 1000);
    }

    private void Check()
    {
        lock (_gate)
        {
            _checks++;
            Console.WriteLine($"{_checks}: {_facade.SayToAllAsync(SendBuffer.CopyOf("still here\n"u8)).Result}");
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _stop.Cancel();
        _ring.Join();
        _stop.Dispose();
    }
}

// Long work leaves the ring and comes back to it by itself: a plain await resumes on the ring.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Hashes
{
    [Receive(Buffers = "In")] private partial Pending<ReceivedBuffer> Read(Connection connection);

    [Send] private partial Pending<Sent> Answer(Connection connection, SendBuffer text);

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection) => _ = Serve(connection);

#pragma warning disable URING4001, URING4002, URING4003, URING4005, URING4006 // The work costs more.
    private async RingTask Serve(Connection connection)
    {
        while ((await Read(connection)).TryTake(out HeldBuffer data))
        {
            byte[] copy = data.Span.ToArray();
            data.Return();
            byte[] hash = await Task.Run(() => Slowly(copy));
            Sent sent = await Answer(connection, SendBuffer.CopyOf(hash));
            if (!sent.IsSuccess) break;
        }

        HangUp(connection);
    }
#pragma warning restore URING4001, URING4002, URING4003, URING4005, URING4006

    private static byte[] Slowly(byte[] bytes)
    {
        Thread.Sleep(20);
        for (int i = 1; i < bytes.Length; i++) bytes[i] ^= bytes[i - 1];
        return bytes;
    }
}

// Counts with Interlocked and reads with Volatile, which wait for nobody.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Metrics
{
    private static long s_messages;
    private long _bytes;

    public static long Messages => Volatile.Read(ref s_messages);

    public long Bytes => Interlocked.Read(ref _bytes);

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection) => Receive(connection);

    private void OnReceived(Connection connection, in Received received)
    {
        Interlocked.Increment(ref s_messages);
        Interlocked.Add(ref _bytes, received.Length);
        if (received is { IsSuccess: false, IsArmed: false }) HangUp(connection);
    }
}

// A base class with what several handlers share, and what a name means in each of them.
internal abstract class Service
{
    private readonly List<string> _log = [];

    protected int Opened { get; set; }

    protected void Note(string what)
    {
        if (_log.Count < 100) _log.Add(what);
    }

    public abstract void Reset();
}

[RingHandler]
[BufferRing("In")]
internal sealed partial class SharedService<TName> : Service
    where TName : notnull
{
    private readonly Dictionary<Connection, TName> _names = [];

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Echo(Connection connection, BufferLease data);

    [Close] private partial void HangUp(Connection connection);

    public Func<int, TName>? Namer { get; init; }

    public override void Reset() => Post(() =>
    {
        Opened = 0;
        foreach (Connection connection in _names.Keys) HangUp(connection);
    });

    partial void OnOpened(Connection connection)
    {
        Opened++;
        Note("opened");
        if (Namer is { } namer) _names.Add(connection, namer(connection.Index));
        Receive(connection);
    }

    partial void OnClosed(Connection connection) => _names.Remove(connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.TryTake(out BufferLease data)) Echo(connection, data);
        else HangUp(connection);
    }
}
