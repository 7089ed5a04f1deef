using System;
using System.Collections.Generic;
using System.Threading;
using UringDsl.Core;

namespace UringDsl;

/// <summary>
/// Where the ring of a handler can be reached: by messages and connections of other rings (MSG_RING), and by actions of any thread. Generated code
/// gives each handler one, which stays the same for all its runs. It may be passed between threads.
/// </summary>
public sealed class RingAddress
{
    private readonly Lock _lock = new();
    private readonly Queue<Action> _early = new();
    private RingPort? _port;
    private bool _hasEnded;

    /// <summary>The handler runs, and takes messages: it has started and is not stopping.</summary>
    public bool IsRunning => Volatile.Read(ref _port) is { IsOpen: true };

    internal RingPort? Port => Volatile.Read(ref _port);

    /// <summary>Runs an action on the ring's thread. From any thread; before the handler's first run it waits for the start.</summary>
    /// <param name="action">What to run; it may call submissions.</param>
    /// <exception cref="InvalidOperationException">The handler has ended.</exception>
    public void Post(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        RingPort? port;
        lock (_lock)
        {
            if (_hasEnded) throw new InvalidOperationException("Post was called after the ring had ended.");
            port = _port;
            if (port is null) _early.Enqueue(action);
        }
        port?.Loop.Post(action);
    }

    internal void Bind(RingPort port)
    {
        lock (_lock)
        {
            _hasEnded = false;
            Volatile.Write(ref _port, port);
            while (_early.TryDequeue(out Action? action)) port.Loop.Post(action);
        }
    }

    internal void Unbind()
    {
        lock (_lock)
        {
            _hasEnded = true;
            Volatile.Write(ref _port, null);
        }
    }
}
