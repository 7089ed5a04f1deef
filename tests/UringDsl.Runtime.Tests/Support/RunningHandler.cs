using System;
using System.Collections.Generic;
using System.Net;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace UringDsl.Runtime.Tests.Support;

/// <summary>
/// A handler that runs on a thread of its own. The end of the test stops it, throws what Run threw, and checks that nothing is left: make
/// clients after it, so that they end before it.
/// </summary>
internal sealed class RunningHandler : IDisposable
{
    private const int Remembered = 3;

    private readonly ITestHandler _handler;
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _thread;
    private readonly int _descriptorsBefore;
    private readonly Queue<string> _thrown = new();
    private volatile ExceptionDispatchInfo? _failure;
    private bool _isStopped;

    private RunningHandler(ITestHandler handler, RingOptions options)
    {
        _handler = handler;
        _descriptorsBefore = OpenDescriptors.Count();
        AppDomain.CurrentDomain.FirstChanceException += Remember;
        _thread = new Thread(() => Run(options)) { IsBackground = true, Name = handler.GetType().Name };
        _thread.Start();
    }

    public RingStatistics Statistics => _handler.Statistics;

    /// <summary>
    /// The counters when the ring has taken what is complete by now: a peer can have the bytes of a send before the ring has counted it. Two
    /// turns, since the first may have looked for completions before.
    /// </summary>
    public RingStatistics Settled
    {
        get
        {
            for (int turn = 0; turn < 2 && !_isStopped; turn++) On(() => true);
            return Statistics;
        }
    }

    /// <summary>The test makes its handler throw; otherwise an exception of a handler fails the test.</summary>
    public bool AllowsExceptions { get; set; }

    /// <summary>The test forges completions; otherwise one that cannot be fails the test.</summary>
    public bool AllowsViolations { get; set; }

    /// <summary>Starts a handler, and waits until it listens where it should.</summary>
    public static RunningHandler Start(ITestHandler handler, EndPoint? listensOn = null, RingOptions? options = null)
    {
        int listenersBefore = listensOn is null ? 0 : ListeningSockets.Count(listensOn);
        RunningHandler running = new(handler, options ?? RingOptions.Default);
        try
        {
            Wait.Until(
                () => running._failure is not null || (listensOn is null ? running.IsStarted() : ListeningSockets.Count(listensOn) > listenersBefore),
                () => $"{handler.GetType().Name} listens on {listensOn}");
            running._failure?.Throw();
            return running;
        }
        catch
        {
            running.Abandon();
            throw;
        }
    }

    /// <summary>Runs a function on the ring's thread and waits for what it returns, or throws.</summary>
    public T On<T>(Func<T> function)
    {
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        using ManualResetEventSlim done = new();
        _handler.Post(() =>
        {
            try
            {
                result = function();
            }
            catch (Exception exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }
            done.Set();
        });
        if (!done.Wait(Wait.Patience)) throw new TimeoutException("What was posted did not run.");
        failure?.Throw();
        return result;
    }

    public void On(Action action) => On(() =>
    {
        action();
        return true;
    });

    /// <summary>Waits until every connection has gone, by the handler's own count.</summary>
    public void WaitUntilIdle() => Wait.Until(() => Statistics.ConnectionsOpen == 0, () => $"{Statistics.ConnectionsOpen} connections are open");

    /// <summary>Waits until so many connections have come and gone.</summary>
    public void WaitUntilConnectionsClosed(long count) =>
        Wait.Until(() => Statistics.ConnectionsClosed == count, () => $"{Statistics.ConnectionsClosed} connections of {count} are closed");

    /// <summary>Asks the handler to stop, from any thread; <see cref="Stop"/> waits for it.</summary>
    public void RequestStop() => _stop.Cancel();

    /// <summary>Stops the handler in order, throws what Run threw, and checks that its counters say that nothing is left.</summary>
    public void Stop()
    {
        if (_isStopped) return;
        _isStopped = true;
        AppDomain.CurrentDomain.FirstChanceException -= Remember;
        _stop.Cancel();
        bool ended = _thread.Join(Wait.Patience);
        Assert.True(ended, $"{_handler.GetType().Name} did not stop: {Left()}");
        _stop.Dispose();
        _failure?.Throw();
        RingStatistics statistics = Statistics;
        bool isClean = statistics is { ConnectionsOpen: 0, OperationsInFlight: 0, BuffersInUse: 0 };
        Assert.True(isClean, $"{_handler.GetType().Name} left something: {Left()}");
        Assert.True(AllowsViolations || statistics.InvariantViolations == 0, $"{statistics.InvariantViolations} completions that cannot be");
        Assert.True(AllowsExceptions || statistics.HandlerExceptions == 0, $"{statistics.HandlerExceptions} exceptions of handlers. {Left()}");
    }

    /// <summary>Stops it where the test has not, and checks that the process has no more sockets, rings and event files than before.</summary>
    public void Dispose()
    {
        Stop();
        OpenDescriptors.ExpectAtMost(_descriptorsBefore, ThrownBefore);
    }

    private bool IsStarted()
    {
        try
        {
            On(() => true);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false; // Not yet.
        }
    }

    // A check at the end hides the failure that ended the test: so it says what was thrown before.
    private string Left() =>
        $"{Statistics.ConnectionsOpen} connections, {Statistics.OperationsInFlight} operations, {Statistics.BuffersInUse} buffers. {ThrownBefore()}";

    private string ThrownBefore()
    {
        lock (_thrown) return $"Thrown before: {string.Join(" | ", _thrown)}";
    }

    private void Remember(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        lock (_thrown)
        {
            _thrown.Enqueue($"{thrown.Exception.GetType().Name}: {thrown.Exception.Message}");
            if (_thrown.Count > Remembered) _thrown.Dequeue();
        }
    }

    private void Run(RingOptions options)
    {
        try
        {
            _handler.Run(options, _stop.Token);
        }
        catch (Exception exception)
        {
            _failure = ExceptionDispatchInfo.Capture(exception);
        }
    }

    private void Abandon()
    {
        _isStopped = true;
        AppDomain.CurrentDomain.FirstChanceException -= Remember;
        _stop.Cancel();
        _thread.Join(Wait.Patience);
    }
}
