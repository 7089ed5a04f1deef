using System;
using System.Threading;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>The graceful end: accept nothing, close every connection behind its sends, cancel the rest, and leave when nothing is left.</content>
public sealed unsafe partial class RingLoop
{
    private volatile bool _isStopRequested;
    private bool _isWakeStopping;
    private bool _isStopOverdue; // from here on nobody is told: a handler that answers every end with a new submission would go on for ever
    private long _stopDeadline;
    private long _nextCancel;

    private void RequestStop()
    {
        _isStopRequested = true;
        Wake();
    }

    private void BeginStop()
    {
        Guard(static loop => loop._program.Stopping()); // Its last sends still go out.
        EndHandler();
        _isStopping = true;
        _port?.Refuse();
        bool isEndless = _options.StopTimeout == Timeout.InfiniteTimeSpan;
        _stopDeadline = isEndless ? long.MaxValue : Now + (long)_options.StopTimeout.TotalMilliseconds;
        foreach (Acceptor acceptor in _acceptors) StopAcceptor(acceptor);
        CloseParked();
        for (int index = 0; index < _connections.Capacity; index++)
        {
            ref ConnectionEntry entry = ref _connections[index];
            bool isLater = entry.DeadlineMilliseconds == 0 || entry.DeadlineMilliseconds > _stopDeadline;
            if (entry.Phase == ConnectionPhase.Open) RequestClose(index, _options.StopTimeout);
            else if (entry.Phase == ConnectionPhase.Closing && isLater) SetDeadline(index, _options.StopTimeout);
        }
        CancelFlights();
        EndRepeats();
    }

    private void CancelFlights()
    {
        if (_isIoPoll) return; // It takes no cancellation, and what a device does ends by itself.
        for (int i = 0; _flights.Knows(i); i++)
        {
            ref Flight flight = ref FlightAt(i);
            if (flight.Phase != FlightPhase.Published || IsLoneClose(ref flight)) continue;
            if (flight.ConnectionIndex < 0 || flight.OwnsConnection) CancelSteps(ref flight);
        }
        _nextCancel = Now + (long)RetryCancelAfter.TotalMilliseconds;
    }

    /// <summary>Nothing of the handler's is left. Then the wake-up is taken out of the kernel too, and what remains must be zero.</summary>
    private bool IsDrained()
    {
        if (_isStopOverdue && Statistics.OperationsInFlight - Statistics.NotificationsOutstanding <= 1) AbandonZeroCopies();
        int own = _isIoPoll ? 0 : 1; // The READ of the wake-up.
        if (_connections.InUse > 0 || _made.Count > 0 || _flights.InUse > 0 || (_hasPosted && !_isStopOverdue) || Statistics.OperationsInFlight > own
            || (_port is { Pins: > 0 } && !_isStopOverdue))
        {
            if (Now >= _stopDeadline)
            {
                _isStopOverdue = true;
                DropMade();
                _stopDeadline = Now + (long)RetryCancelAfter.TotalMilliseconds;
                foreach (Acceptor acceptor in _acceptors) StopAcceptor(acceptor);
                _nextCancel = 0;
            }
            if (Now >= _nextCancel) CancelFlights(); // Again: a cancel misses what is about to complete, and what a worker thread is about to start.
            return false;
        }
        if (Statistics.OperationsInFlight == 1)
        {
            if (_isWakeStopping) return false;
            _isWakeStopping = true;
            Wake();
            return false;
        }
        // A message is work of this thread until it enters the kernel, which then does a part of what waits: the sender has been told already.
        if ((_declaration.TakesMessages || _declaration.TakesConnections) && _ring.BringsMore()) return false;
        int held = 0;
        foreach (ProvidedBuffers buffers in _buffers) held += buffers.RecycleHeld();
        Statistics.BuffersHeldAtStop = held;
        Statistics.SlotsHeldAtStop = _files?.Handed ?? 0; // They are closed with the table.
        CheckNothingIsLeft();
        return true;
    }

    private void DropMade()
    {
        while (_made.TryDequeue(out ulong userData))
        {
            if (UserData.Step(userData) == UserData.StepReleased)
            {
                DropMadeRelease(userData);
                continue;
            }
            if (Declared(UserData.Operation(userData)).Shape is OperationShape.Accept or OperationShape.Listener) continue;
            EndFlight(new FlightHandle(UserData.Index(userData), UserData.Generation(userData)));
        }
    }

    /// <summary>
    /// What the runtime promises: a stopped ring has no slot, buffer, block or operation out. A violation is a bug of the runtime, and says
    /// which.
    /// </summary>
    private void CheckNothingIsLeft()
    {
        Require(_leaving.Count == 0, "connections on their way to another ring", _leaving.Count);
        foreach (RingPort? target in _targets) Require(target is null, "pins of another ring", 1);
        Require(LeftPayloads() == 0, "arguments of submissions", LeftPayloads());
        Require(_nodes.InUse == 0, "queued sends", _nodes.InUse);
        Require(_vectors.InUse == 0, "send vectors", _vectors.InUse);
        Require(_sendRings is null or { InUse: 0 }, "rings of sends", _sendRings?.InUse ?? 0);
        Require(_copies.InUse == 0, "copies", _copies.InUse);
        Require(Registered.InUse == 0, "uses of registered buffers", Registered.InUse);
        Require(_zeroCopies.InUse == 0, "zero-copy sends", _zeroCopies.InUse);
        Require(_releases.InUse == 0, "releases of sent memory", _releases.InUse);
        Require(_allocatedSlots == 0, "slots of accepted connections", _allocatedSlots);
        Require(_parked.Count == 0, "connections that waited for room", _parked.Count);
        if (_picker is not null) Require(_picker.InUse == 0, "picked slots", _picker.InUse);
        foreach (ProvidedBuffers buffers in _buffers) Require(buffers.InUse + buffers.SlotsOut == 0, $"buffers of \"{buffers.Name}\"", buffers.SlotsOut);
        if (_files is not null) Require(_files.ReservedInUse == _files.Handed, "reserved slots", _files.ReservedInUse - _files.Handed);
    }

    private int LeftPayloads()
    {
        int left = 0;
        for (int i = 0; _flights.Knows(i); i++)
        {
            for (int payload = 0; payload < Flight.MaxArguments; payload++)
            {
                if (FlightAt(i).PayloadAt(payload).Kind != PayloadKind.None) left++;
            }
        }
        return left;
    }

    private static void Require(bool holds, string what, long count)
    {
        if (!holds) throw new RingException($"The ring stopped with {count} {what} left over: this is a bug of UringDsl.");
    }
}
