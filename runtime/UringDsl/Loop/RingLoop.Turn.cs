using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

public sealed unsafe partial class RingLoop
{
    private const int MadeBudget = 1024; // completions of the runtime's own per turn, so that they cannot keep the kernel waiting

    private const int MaxRefusals = 100_000; // EAGAIN and EBUSY in a row, with all completions taken: it will not get better

    private readonly Queue<ulong> _made = new(256);
    private int _madeLeft;
    private bool _overflowed;
    private int _refusals;

    /// <summary>Takes the next ready completion. False when this turn's are done.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [SkipLocalsInit] // In a loop the inlined locals would be cleared for each completion.
    public bool TryTakeCompletion(out Cqe cqe)
    {
        if (_ring.TryTake(out cqe)) return true;
        cqe = new Cqe(TakeMade(out bool isThere), 0, CqeFlags.None);
        return isThere;
    }

    /// <summary>
    /// Completions that no submission method of the handler waits for: queued sends, closes, cancellations, wake-ups, and strangers.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CompleteInternal(in Cqe cqe) => CompleteOwn(cqe);

    private void CompleteOwn(Cqe cqe)
    {
        switch (UserData.Operation(cqe.UserData))
        {
            case UserData.SendOperation:
                CompleteSend(in cqe);
                break;
            case UserData.ZeroCopyOperation:
                CompleteZeroCopy(in cqe);
                break;
            case UserData.CloseOperation:
                CompleteClose(in cqe);
                break;
            case UserData.CancelOperation:
                CompleteCancel(in cqe);
                break;
            case UserData.TimerOperation:
                if (!_ring.TryEndTimer()) DropStale(in cqe);
                break;
            case UserData.WakeOperation:
                CompleteWake(in cqe);
                break;
            case UserData.MessageOperation:
                CompleteMessage(in cqe);
                break;
            case UserData.ArrivalOperation:
                CompleteArrival(in cqe);
                break;
            default:
                DropStale(in cqe);
                break;
        }
    }

    /// <summary>After a handler has returned: nothing is current any more.</summary>
    public void EndHandler()
    {
        _currentConnection = default;
        _currentBuffers = null;
        _currentFlight = default;
    }

    private void RunToTheEnd()
    {
        BeginWatch();
        _ring.Enable();
        ArmWake();
        OpenPort();
        try
        {
            _program.Started();
        }
        catch (Exception exception) when (IsHandlers(exception))
        {
            Fail(exception); // A server that could not start is none.
        }
        while (true)
        {
            _ring.Refresh();
            _madeLeft = _isStopping ? _made.Count : MadeBudget; // While stopping, what answers an end waits for the next turn.
            bool isAnswered = IsUnpostedAnswered; // Before handlers run: what is submitted in the middle of a turn may post behind this dispatch.
            Dispatch();
            if (isAnswered && HasUnposted) EndUnposted();
            _isUnpostedLate = HasUnposted;
            _ring.PublishHead();
            if (_hasPosted) RunPosted();
            if (_isStopRequested && !_isStopping) BeginStop();
            EndTurn();
            if (_isStopping && IsDrained()) break;
            Wait();
        }
        _isDrained = true;
        _failure?.Throw();
    }

    /// <summary>
    /// Runs the switch until this turn's completions are done. An exception of a handler leaves it; the loop goes in again behind the
    /// completion that caused it.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)] // The caller never returns and is compiled in its middle: with the switch in it, less is inlined.
    private void Dispatch()
    {
        while (true)
        {
            try
            {
                _program.Dispatch(this);
                return;
            }
            catch (Exception exception) when (IsHandlers(exception))
            {
                HandlerThrew(exception);
            }
        }
    }

    private void Guard(Action<RingLoop> call)
    {
        try
        {
            call(this);
        }
        catch (Exception exception) when (IsHandlers(exception))
        {
            HandlerThrew(exception);
        }
    }

    /// <summary>What the ring lacks is an answer to the handler that asked for it; what else it throws is its own end.</summary>
    private static bool IsHandlers(Exception exception) => exception is not RingException or RingUnavailableException;

    private void HandlerThrew(Exception exception)
    {
        Statistics.HandlerExceptions++;
        RingEvents.Log.HandlerException(_watched.Id, exception.GetType().Name, exception.Message);
        Connection connection = _currentConnection;
        ReturnCurrentBuffer();
        DropRun();
        if (_currentFlight.Generation != 0) EndShot(_currentFlight); // Of a multishot it ends this shot only.
        EndHandler();
        DropPrepared();
        if (connection.Generation != 0) Abort(connection);
        try
        {
            _program.UnhandledException(exception);
        }
        catch (Exception last) when (IsHandlers(last))
        {
            Fail(last); // There is nobody left to tell.
        }
    }

    /// <summary>The ring stops as ever, and then Run throws this.</summary>
    internal void Fail(Exception exception)
    {
        _failure ??= ExceptionDispatchInfo.Capture(exception);
        Stop();
    }

    /// <summary>The ring's own thread asks for its end: the turn that runs goes on to its own.</summary>
    internal void Stop() => _isStopRequested = true;

    private ulong TakeMade(out bool isThere)
    {
        isThere = _madeLeft > 0 && _made.Count > 0;
        if (!isThere) return 0;
        _madeLeft--;
        return _made.Dequeue();
    }

    /// <summary>
    /// What the handlers left for the end: start queues of sends, show buffers to the kernel, arm what waited for them, look at the clock.
    /// </summary>
    private void EndTurn()
    {
        // Most turns have none of it. Asked here: behind each call is code that the kernel may have driven out of the cache.
        if (_prepared >= 0) DropPrepared(); // Of a submission whose argument was refused.
        if (_buffers.Length > 0) TellLowBuffers();
        if (_unawaited.Count > 0) ReportUnawaited();
        if (_dirty.Count > 0) FlushDirty();
        if (_leaving.Count > 0) ProceedLeaving();
        if (_declaration.TakesConnections) GrantRoom();
        if (_buffers.Length > 0) EndTurnOfBuffers();
        Statistics.SendsQueued = _nodes.InUse - (HasUnposted ? 1 : 0);
        if (HasDeadlines || _acceptorsWaiting > 0) RunTimers();
        if (_isStopping && _drainsInFlight > 0) CancelDrained();
    }

    private void Wait()
    {
        bool overflows = _ring.HasOverflow;
        if (overflows && !_overflowed)
        {
            Statistics.Overflows++;
            RingEvents.Log.CompletionQueueOverflow(_watched.Id, (int)_ring.CompletionEntries);
            if (_options.OnOverflow == OverflowPolicy.Throw)
            {
                Fail(new RingException(
                    $"The completion queue of {_ring.CompletionEntries} entries overflowed. Declare more CompletionEntries, or set OnOverflow to Survive."));
            }
        }
        _overflowed = overflows;
        bool isBusy = overflows || _isUnpostedLate || _made.Count > 0 || _isStopRequested != _isStopping || _hasPosted;
        // While stopping, a handler may answer each end with a new submission, which ends at once: not at full speed.
        bool isIdle = !isBusy || (_isStopping && !overflows && !_hasPosted);
        long timeout = !isIdle ? -1 : isBusy ? 1 : MillisecondsToDeadline();
        if (_isIoPoll && isIdle && !HasDeviceWork)
        {
            WaitForWake(timeout);
            return;
        }
        int result = isIdle && _ring.IsBusyPolling ? LookThenEnter(timeout) : _ring.Enter(isIdle ? Batch : 0u, timeout);
        _refusals = result is -(int)Errno.EAGAIN or -(int)Errno.EBUSY ? _refusals + 1 : 0;
        if (result >= 0 || (IoUring.IsTransient(result) && _refusals < MaxRefusals)) return;
        throw new RingException("io_uring_enter", (Errno)(-result));
    }

    /// <summary>Completions to wait for. At the end nothing more comes than the last of each, and nothing is gained by collecting them.</summary>
    private uint Batch => _isStopping ? 1u : _ring.WaitsFor;

    private void Expect(int completions) => Statistics.OperationsInFlight += completions;

    private void Retire() => Statistics.OperationsInFlight--;

    /// <summary>A completion whose owner is gone: not delivered, counted, and what it carries is released.</summary>
    private void DropStale(in Cqe cqe)
    {
        Statistics.StaleCompletions++;
        RingEvents.Log.Stale(_watched.Id, in cqe);
        byte operation = UserData.Operation(cqe.UserData);
        if (operation == 0 || operation > _declaration.Operations.Length || UserData.Step(cqe.UserData) == UserData.StepMade) return;
        OperationDeclaration declared = Declared(operation);
        int group = UserData.Step(cqe.UserData); // A receive carries the buffer ring that it was armed with in the place of the step.
        bool hasBuffer = declared.Shape == OperationShape.Receive && cqe.HasBuffer && group < _buffers.Length;
        if (hasBuffer && TryBeginRun(in cqe, group, declared.Bundle, out BufferRun run)) _buffers[group].Drop(ref run);
        bool accepts = declared.Shape is OperationShape.Accept or OperationShape.Listener && UserData.Step(cqe.UserData) == Acceptor.AcceptStep;
        if (accepts && cqe.Result >= 0 && (_picker is null || !_isDirect[operation])) CloseStray(new RingFile(cqe.Result, _isDirect[operation]));
    }
}
