using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Threading;
using UringDsl.CompilerServices;
using UringDsl.Core;

namespace UringDsl;

/// <summary>Handlers that run on a thread each; <see cref="RingGroup.Start"/> makes it.</summary>
/// <typeparam name="THandler">The handler.</typeparam>
public sealed class RingGroup<THandler> : IDisposable
    where THandler : class
{
    private readonly THandler[] _handlers;
    private readonly Action<THandler, CancellationToken> _run;
    private readonly Thread[] _threads;
    private readonly CancellationTokenSource _stop;
    private ExceptionDispatchInfo? _failure;
    private bool _isDisposed;

    internal RingGroup(
        THandler[] handlers, Action<THandler, CancellationToken> run, IReadOnlyList<int> processors, CancellationToken cancellationToken)
    {
        _handlers = handlers;
        _run = run;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _threads = new Thread[handlers.Length];
        for (int i = 0; i < handlers.Length; i++)
        {
            int worker = i, processor = processors.Count == 0 ? -1 : processors[i % processors.Count];
            _threads[i] = new Thread(() => Work(worker, processor)) { IsBackground = true, Name = $"{handlers[i].GetType().Name} {i}" };
        }
        foreach (Thread thread in _threads) thread.Start();
    }

    /// <summary>The handlers, by the number of their worker: for their statistics, and to post to them.</summary>
    public IReadOnlyList<THandler> Handlers => _handlers;

    /// <summary>
    /// Runs an action on the thread of one worker, with its handler. From any thread; it waits for the worker's start.
    /// </summary>
    /// <param name="worker">The worker, from 0.</param>
    /// <param name="action">What to run; it may call submissions.</param>
    /// <exception cref="InvalidOperationException">The worker has ended, or its handler is no ring handler.</exception>
    public void Post(int worker, Action<THandler> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        THandler handler = _handlers[worker];
        if (handler is not IRingProgram program) throw new InvalidOperationException($"{typeof(THandler).Name} is no [RingHandler].");
        program.Address.Post(() => action(handler));
    }

    /// <summary>Runs an action on the thread of every worker, with its handler: in order on each, and at different times.</summary>
    /// <param name="action">What to run; it may call submissions.</param>
    /// <inheritdoc cref="Post(int, Action{THandler})" path="/exception"/>
    public void Broadcast(Action<THandler> action)
    {
        for (int worker = 0; worker < _handlers.Length; worker++) Post(worker, action);
    }

    /// <summary>Waits until every worker has ended.</summary>
    /// <exception cref="Exception">The first one that a handler's run let out; it has stopped the other workers.</exception>
    /// <exception cref="InvalidOperationException">This is the thread of a worker, which would wait for itself.</exception>
    public void Join() => Join(Timeout.InfiniteTimeSpan);

    /// <summary>Waits until every worker has ended, or for a time.</summary>
    /// <param name="timeout">How long at most.</param>
    /// <returns>Whether every worker has ended.</returns>
    /// <exception cref="Exception">The first one that a handler's run let out, when all have ended; it has stopped the other workers.</exception>
    /// <exception cref="InvalidOperationException">This is the thread of a worker, which would wait for itself.</exception>
    public bool Join(TimeSpan timeout)
    {
        if (!HaveEnded(timeout)) return false;
        _failure?.Throw();
        return true;
    }

    /// <summary>Stops every worker in order, as cancelling the token of its run does, and waits for them.</summary>
    /// <inheritdoc cref="Join()" path="/exception"/>
    public void Stop()
    {
        _stop.Cancel();
        Join();
    }

    /// <summary>Stops every worker and waits for them. What they have thrown is for <see cref="Join()"/> to say, not for this.</summary>
    public void Dispose()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        _stop.Cancel();
        HaveEnded(Timeout.InfiniteTimeSpan);
        _stop.Dispose();
    }

    private bool HaveEnded(TimeSpan timeout)
    {
        if (Array.IndexOf(_threads, Thread.CurrentThread) >= 0) throw new InvalidOperationException("A worker cannot wait for its own group to end.");
        long start = Stopwatch.GetTimestamp();
        foreach (Thread thread in _threads)
        {
            if (timeout == Timeout.InfiniteTimeSpan)
            {
                thread.Join();
                continue;
            }
            TimeSpan left = timeout - Stopwatch.GetElapsedTime(start);
            if (!thread.Join(left > TimeSpan.Zero ? left : TimeSpan.Zero)) return false;
        }
        return true;
    }

    private void Work(int worker, int processor)
    {
        if (processor >= 0) ProcessorSet.TryPin(processor);
        try
        {
            _run(_handlers[worker], _stop.Token);
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
            _stop.Cancel(); // A group that serves with fewer rings than it was given would look healthy.
        }
    }
}
