using System;
using System.Runtime.CompilerServices;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>Submissions other than the receive and the sends of a connection: from their arguments to their last completion.</content>
public sealed unsafe partial class RingLoop
{
    private Action?[] _continuations = new Action?[256];
    private FlightHandle _resuming; // its continuation runs now
    private long _order;            // of the last submission
    private int _prepared = -1;     // arguments are being set; an exception of a setter must not leak it

    /// <summary>Takes a record for a submission. Its arguments are set next, then one of Publish, PublishOnSlot, Enqueue, Send, Cancel, Update
    /// is called.</summary>
    public ref Flight BeginFlight(byte operation) => ref Prepare(operation, isPlain: false);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Flight Take(byte operation, FlightPhase phase, bool isPlain)
    {
        if (!_flights.TryTakeFree(out byte* block)) block = TakeNewFlight();
        ref Flight flight = ref *(Flight*)block;
        if (!isPlain || flight.HasRest) flight.Clear(isPlain);
        flight.Start(operation, phase, isPlain);
        return ref flight;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Flight Prepare(byte operation, bool isPlain)
    {
        if (_prepared >= 0) DropPrepared(); // First: the record that it frees may be the one that is taken.
        ref Flight flight = ref Take(operation, FlightPhase.Prepared, isPlain);
        _prepared = flight.Index;
        flight.Order = ++_order;
        return ref flight;
    }

    private byte* TakeNewFlight()
    {
        if (!_flights.TryTake(out int index)) throw _flights.LimitReached("submissions in flight");
        if (index >= _continuations.Length) GrowTables();
        return _flights.Address(index);
    }

    private void GrowTables()
    {
        Array.Resize(ref _continuations, _continuations.Length * 2);
        Array.Resize(ref _targets, _continuations.Length);
    }

    /// <summary>Publishes a submission that belongs to no connection.</summary>
    /// <exception cref="ArgumentException">A slot is not open, or a period is too short.</exception>
    public void Publish(ref Flight flight)
    {
        CheckFiles(ref flight);
        CheckInterfaceQueue(ref flight);
        CheckPeriod(ref flight);
        if (!_isStopping || (!_isStopOverdue && IsLoneClose(ref flight))) PublishNow(ref flight); // Code that ends because it is cancelled still closes.
        else
        {
            foreach (StepDeclaration step in Declared(flight.Operation).Steps)
            {
                if (step.Opcode == Opcode.Close) CloseUnreached(step.Closes < 0 ? flight.File : flight.FileAt(step.Closes));
            }
            FinishUnpublished(ref flight, Errno.ECANCELED);
        }
    }

    /// <summary>Publishes a submission on a connection: behind its earlier sends when it sends, shuts down, closes, or is a chain.</summary>
    public void Enqueue(ref Flight flight, Connection connection)
    {
        CheckFiles(ref flight);
        CheckInterfaceQueue(ref flight);
        flight.ConnectionIndex = connection.Index;
        flight.ConnectionGeneration = connection.Generation;
        if (!TryGetOpen(connection))
        {
            FinishUnpublished(ref flight, Errno.ECANCELED);
            return;
        }
        if (flight.HostsSet != 0) LeaveItself(ref flight, connection.Index);
        ref ConnectionEntry entry = ref _connections[connection.Index];
        flight.File = entry.RingFile;
        StepDeclaration[] steps = Declared(flight.Operation).Steps;
        if (!entry.IsDatagram && Receives(steps))
        {
            if (entry.ReceivesChain || entry.Receive != ReceivePhase.Idle) throw SecondReceive(flight.Operation, connection);
            entry.ReceivesChain = true;
        }
        bool closes = HasStep(steps, Opcode.Close);
        flight.IsOrdered = steps.Length > 1 || closes || steps[0].Opcode is Opcode.Send or Opcode.Shutdown
            || (steps[0].Opcode == Opcode.Sendmsg && !entry.IsDatagram); // On a stream it is a send like any other, and waits for its turn.
        if (!flight.IsOrdered)
        {
            PublishNow(ref flight);
            return;
        }
        if (entry.Queued >= _queueLimit || _nodes.Spare <= 0)
        {
            FinishUnpublished(ref flight, Errno.ECANCELED);
            AbortSlow(connection.Index);
            return;
        }
        flight.Phase = FlightPhase.Queued;
        Settle(ref flight);
        AppendNode(ref entry, connection.Index, new Payload { Kind = PayloadKind.Chain }, flight.Index);
        if (closes) BeginClosing(connection.Index, _options.Linger);
    }

    /// <summary>Takes in one completion of a submission. True when it was the last one, or the one that the runtime made.</summary>
    public bool TryFinish(in Cqe cqe, out FlightHandle handle)
    {
        if (!TryFind(in cqe, out handle)) return false;
        ref Flight flight = ref FlightAt(handle.Index);
        int step = UserData.Step(cqe.UserData);
        bool isLast = step == UserData.StepMade || !cqe.HasMore; // A command may say more than one thing: the last one is its result.
        if (!isLast || (step != UserData.StepMade && !TakeStep(ref flight, in cqe, step))) return false;
        SetCurrent(ref flight, handle);
        return true;
    }

    /// <summary>Frees a submission whose observer has been called.</summary>
    public void EndFlight(FlightHandle handle)
    {
        ref Flight flight = ref FlightAt(handle.Index);
        if (flight.Generation != handle.Generation || flight.Phase == FlightPhase.Free) return;
        if (flight.HasFile || flight.HasDescriptor) CloseUndelivered(ref flight);
        if (flight.HasOutputs) ReleaseOutputs(ref flight);
        flight.Phase = FlightPhase.Free;
        flight.Expected = 0;
        if (flight.MessageBlock > 0) ReturnMessages(ref flight);
        _continuations[handle.Index] = null;
        _flights.Return(handle.Index);
        if (_currentFlight == handle) EndHandler();
    }

    /// <summary>
    /// Runs the code behind the <c>await</c> of a submission. Without one the result was dropped, and a connection that it made is closed.
    /// </summary>
    public void Resume(FlightHandle handle)
    {
        Action? continuation = _continuations[handle.Index];
        _continuations[handle.Index] = null;
        _resuming = handle;
        if (continuation is not null) continuation();
        else if (FlightAt(handle.Index).OwnsConnection) Abort(ConnectionOf(handle));
        _resuming = default;
        EndFlight(handle);
    }

    internal void SetContinuation(FlightHandle handle, Action continuation)
    {
        bool isHere = IsCurrentThread && _flights.Knows(handle.Index);
        if (!isHere) throw new InvalidOperationException("A Pending can be awaited once, at once, on its ring's thread.");
        ref Flight flight = ref FlightAt(handle.Index);
        bool isPending = flight.Generation == handle.Generation && flight.Phase is not (FlightPhase.Free or FlightPhase.Prepared) && handle != _resuming;
        if (!isPending || _continuations[handle.Index] is not null)
        {
            throw new InvalidOperationException("A Pending can be awaited once, at once, on its ring's thread.");
        }
        _continuations[handle.Index] = continuation;
    }

    internal void CheckFinished(FlightHandle handle)
    {
        if (_flights.Knows(handle.Index))
        {
            ref Flight flight = ref FlightAt(handle.Index);
            if (flight.Generation == handle.Generation && flight.Phase == FlightPhase.Finished) return;
        }
        throw new InvalidOperationException(
            "The result is not there yet: await the Pending. Blocking the ring's thread would keep the completion from ever coming.");
    }

    /// <summary>The submission that a completion belongs to; a stale one is dropped.</summary>
    private bool TryFind(in Cqe cqe, out FlightHandle handle)
    {
        int index = UserData.Index(cqe.UserData);
        handle = new FlightHandle(index, UserData.Generation(cqe.UserData));
        if (_flights.Knows(index) && handle.Generation != 0)
        {
            ref Flight flight = ref FlightAt(index);
            FlightPhase expected = UserData.Step(cqe.UserData) == UserData.StepMade ? FlightPhase.Finished : FlightPhase.Published;
            bool isCurrent = flight.Generation == handle.Generation && flight.Operation == UserData.Operation(cqe.UserData);
            if (isCurrent && flight.Phase == expected) return true;
        }
        DropStale(in cqe);
        return false;
    }

    private void SetCurrent(ref Flight flight, FlightHandle handle)
    {
        _currentFlight = handle;
        if (flight.ConnectionIndex < 0 || (flight.OwnsConnection && !_connections[flight.ConnectionIndex].IsLive)) return;
        _currentConnection = ConnectionOf(handle);
    }

    private ref Flight FlightAt(int index) => ref *(Flight*)_flights.Address(index);

    private bool IsLoneClose(ref Flight flight) => Declared(flight.Operation).Steps is [{ Opcode: Opcode.Close }];

    private static bool HasStep(StepDeclaration[] steps, Opcode opcode)
    {
        foreach (StepDeclaration step in steps)
        {
            if (step.Opcode == opcode) return true;
        }
        return false;
    }

    private static bool Receives(StepDeclaration[] steps) => HasStep(steps, Opcode.Recv) || HasStep(steps, Opcode.Recvmsg) || HasStep(steps, Opcode.RecvZc);
}
