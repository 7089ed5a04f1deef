using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Net.NetworkInformation;
using System.Threading;
using System.Threading.Tasks;
using UringDsl;

namespace Wrong.OtherThreads;

// A method group on the pool.
[RingHandler]
internal sealed partial class MethodGroup
{
    private readonly Connection[] _all = new Connection[16];

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection) => Task.Run(CloseAll); // URING3003

    private void CloseAll()
    {
        foreach (Connection connection in _all) HangUp(connection);
    }
}

// An event of somebody else's thread.
[RingHandler]
internal sealed partial class Events
{
    [Nop] private partial void Ping();

    partial void OnStarted() => NetworkChange.NetworkAddressChanged += OnChanged; // URING3003

    private void OnChanged(object? sender, EventArgs e) => Ping();
}

// A timer of System.Timers.
[RingHandler]
internal sealed partial class SystemTimers
{
    private readonly System.Timers.Timer _timer = new(1000);

    [Nop] private partial void Ping();

    partial void OnStarted()
    {
        _timer.Elapsed += (_, _) => Ping(); // URING3003
        _timer.Start();
    }
}

// The token is cancelled wherever it is cancelled.
[RingHandler]
internal sealed partial class Tokens(CancellationToken token)
{
    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection) => token.Register(() => HangUp(connection)); // URING3003
}

// A periodic timer off the ring.
[RingHandler]
internal sealed partial class Periodic
{
    [Nop] private partial void Ping();

    partial void OnStarted() => _ = Task.Factory.StartNew(Beat, TaskCreationOptions.LongRunning); // URING3003

    private async Task Beat()
    {
        using PeriodicTimer timer = new(TimeSpan.FromSeconds(1));
        while (await timer.WaitForNextTickAsync()) Ping();
    }
}

// In parallel.
[RingHandler]
internal sealed partial class InParallel
{
    private readonly List<Connection> _all = [];
    private readonly SendBuffer _line = SendBuffer.CopyOf("x"u8);

    [Send] private partial void Say(Connection connection, SendBuffer line);

    [Timeout(Milliseconds = 100, Multishot = true, Completed = nameof(OnTick))] private partial void Tick();

    private void OnTick(in Expired expired) => Parallel.ForEach(_all, connection => Say(connection, _line)); // URING3003 URING3004
}

// A public method that anybody may call, without Post.
[RingHandler]
internal sealed partial class CalledFromMain
{
    [Nop] private partial void Ping();

    public void Poke() => Ping();

    public static void Main2()
    {
        CalledFromMain handler = new();
        Thread thread = new(() => handler.Run());
        thread.Start();
        handler.Poke(); // URING3003
    }
}

// A finalizer runs on a thread of its own.
[RingHandler]
internal sealed partial class Finalized(Connection connection)
{
    [Close] private partial void HangUp(Connection connection);

    ~Finalized() => HangUp(connection); // URING3003
}
