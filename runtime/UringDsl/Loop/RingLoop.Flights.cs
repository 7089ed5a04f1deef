using System;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>Submissions other than the receive and the sends of a connection: from their arguments to their last completion.</content>
public sealed unsafe partial class RingLoop
{
    private Action?[] _continuations = new Action?[256];
    private FlightHandle _resuming; // its continuation runs now
    private FlightHandle _prepared; // arguments are being set; an exception of a setter must not leak it

    /// <summary>Takes a record for a submission. Its arguments are set next, then one of Publish, Enqueue, Connect, Send, Cancel is called.</summary>
    public ref Flight BeginFlight(byte operation)
    {
        DropPrepared();
        if (!_flights.TryTake(out int index)) throw new RingException("More than sixteen million submissions are in flight on this ring.");
        ref Flight flight = ref FlightAt(index);
        uint generation = UserData.Next(flight.Generation);
        flight = default;
        flight.Index = index;
        flight.Generation = generation;
        flight.Operation = operation;
        flight.Phase = FlightPhase.Prepared;
        flight.ConnectionIndex = flight.NextOfConnection = -1;
        _prepared = flight.Handle;
        if (index >= _continuations.Length) Array.Resize(ref _continuations, _continuations.Length * 2);
        return ref flight;
    }

    /// <summary>Publishes a submission that belongs to no connection.</summary>
    public void Publish(ref Flight flight)
    {
        if (_isStopping) FinishUnpublished(ref flight, Errno.ECANCELED);
        else PublishNow(ref flight);
    }

    /// <summary>Publishes a submission on a connection: behind its earlier sends when it sends, shuts down, closes, or is a chain.</summary>
    public void Enqueue(ref Flight flight, Connection connection)
    {
        flight.ConnectionIndex = connection.Index;
        flight.ConnectionGeneration = connection.Generation;
        if (!TryGetOpen(connection))
        {
            FinishUnpublished(ref flight, Errno.ECANCELED);
            return;
        }
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
        if (entry.Queued >= _queueLimit)
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

    /// <summary>
    /// Publishes a chain that makes its own socket: in a reserved slot, as a connection that its handler gets when the chain has succeeded.
    /// </summary>
    public void Connect(ref Flight flight)
    {
        Slot slot = default;
        if (_isStopping || _files is null || !_files.TryTake(out slot))
        {
            FinishUnpublished(ref flight, _isStopping ? Errno.ECANCELED : Errno.ENFILE);
            return;
        }
        if (!_connections.TryTake(slot, ConnectionPhase.Opening, out Connection connection))
        {
            _files.Return(slot);
            FinishUnpublished(ref flight, Errno.ENFILE);
            return;
        }
        flight.ConnectionIndex = connection.Index;
        flight.ConnectionGeneration = connection.Generation;
        flight.OwnsConnection = true;
        flight.IsOrdered = true;
        flight.File = slot;
        flight.FileIndex = DirectTarget.At(slot).FileIndex;
        _connections[connection.Index].IsSending = true;
        _connections[connection.Index].IsDatagram = Declared(flight.Operation).Datagram;
        LeaveMultishot();
        PublishNow(ref flight);
    }

    /// <summary>Takes in one completion of a submission. True when it was the last one, or the one that the runtime made.</summary>
    public bool TryFinish(in Cqe cqe, out FlightHandle handle)
    {
        int index = UserData.Index(cqe.UserData), step = UserData.Step(cqe.UserData);
        handle = new FlightHandle(index, UserData.Generation(cqe.UserData));
        if (!_flights.Knows(index) || handle.Generation == 0)
        {
            DropStale(in cqe);
            return false;
        }
        ref Flight flight = ref FlightAt(index);
        FlightPhase expected = step == UserData.StepMade ? FlightPhase.Finished : FlightPhase.Published;
        if (flight.Generation != handle.Generation || flight.Operation != UserData.Operation(cqe.UserData) || flight.Phase != expected)
        {
            DropStale(in cqe);
            return false;
        }
        if (step != UserData.StepMade && !TakeStep(ref flight, in cqe, step)) return false;
        _currentFlight = handle;
        if (flight.ConnectionIndex >= 0 && !flight.OwnsConnection) _currentConnection = ConnectionOf(handle);
        return true;
    }

    /// <summary>Frees a submission whose observer has been called.</summary>
    public void EndFlight(FlightHandle handle)
    {
        ref Flight flight = ref FlightAt(handle.Index);
        if (flight.Generation != handle.Generation || flight.Phase == FlightPhase.Free) return;
        flight.Phase = FlightPhase.Free;
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
        bool isHere = _threadId == Environment.CurrentManagedThreadId && _flights.Knows(handle.Index);
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

    private ref Flight FlightAt(int index) => ref *(Flight*)_flights.Address(index);

    private static bool HasStep(StepDeclaration[] steps, Opcode opcode)
    {
        foreach (StepDeclaration step in steps)
        {
            if (step.Opcode == opcode) return true;
        }
        return false;
    }

    private static bool Receives(StepDeclaration[] steps) => HasStep(steps, Opcode.Recv) || HasStep(steps, Opcode.Recvmsg);

    private void DropPrepared()
    {
        if (_prepared.Generation == 0) return;
        ref Flight flight = ref FlightAt(_prepared.Index);
        FlightHandle handle = _prepared;
        _prepared = default;
        if (flight.Generation != handle.Generation || flight.Phase != FlightPhase.Prepared) return;
        ReleasePayloads(ref flight);
        EndFlight(handle);
    }

    /// <summary>Its arguments are complete. Another submission may still have its own being set: a queue can move on in between.</summary>
    private void Settle(ref Flight flight)
    {
        if (_prepared == flight.Handle) _prepared = default;
    }

    private void PublishNow(ref Flight flight)
    {
        Settle(ref flight);
        StepDeclaration[] steps = Declared(flight.Operation).Steps;
        flight.Phase = FlightPhase.Published;
        foreach (StepDeclaration step in steps)
        {
            if (!step.SkipsSuccess) flight.Pending++;
        }
        Expect(flight.Pending);
        if (flight.ConnectionIndex >= 0)
        {
            ref ConnectionEntry entry = ref _connections[flight.ConnectionIndex];
            entry.Outstanding++;
            flight.NextOfConnection = entry.Flights;
            entry.Flights = flight.Index;
        }
        _program.Publish(this, ref flight);
        for (int step = 0; step < steps.Length; step++)
        {
            if (steps[step].Opcode is Opcode.Send or Opcode.Recv) flight.WantedBytes(step) = (int)_ring.Written(steps.Length - step).Length;
            else if (steps[step].Opcode == Opcode.Sendmsg) flight.WantedBytes(step) = BytesOf(_ring.Written(steps.Length - step).Address);
        }
    }

    private bool TakeStep(ref Flight flight, in Cqe cqe, int step)
    {
        StepDeclaration[] steps = Declared(flight.Operation).Steps;
        if (step >= steps.Length || (flight.Arrived & (1 << step)) != 0)
        {
            DropStale(in cqe);
            return false;
        }
        flight.Arrived |= (ushort)(1 << step);
        flight.Result(step) = cqe.Result;
        if (steps[step].SkipsSuccess) return false; // It failed and says so; what counts follows it.
        flight.Pending--;
        Retire();
        if (flight.Pending > 0)
        {
            if (flight.IsCancelling) CancelSteps(ref flight); // A cancel misses what has not started; by now the next step has.
            return false;
        }
        FinishPublished(ref flight, steps);
        return true;
    }

    /// <summary>The submission ends without having reached the kernel: its observer hears of it through the loop, not from inside the call.</summary>
    private void FinishUnpublished(ref Flight flight, Errno error)
    {
        Settle(ref flight);
        flight.WasCancelled = error == Errno.ECANCELED;
        flight.OwnsConnection = false;
        if (error != Errno.ECANCELED) flight.Arrived = 1;
        flight.Result(0) = -(int)error;
        ReleasePayloads(ref flight);
        bool hasConnection = flight.ConnectionIndex >= 0 && _connections.Exists(flight.ConnectionIndex, flight.ConnectionGeneration);
        if (hasConnection && Receives(Declared(flight.Operation).Steps))
        {
            _connections[flight.ConnectionIndex].ReceivesChain = false;
        }
        Announce(ref flight);
    }

    private void FinishSent(ref Flight flight, Errno error)
    {
        if (error != Errno.None) flight.Result(0) = -(int)error;
        Announce(ref flight);
    }

    private void Announce(ref Flight flight)
    {
        flight.Phase = FlightPhase.Finished;
        if (Declared(flight.Operation).Observed && !_isStopOverdue) _made.Enqueue(flight.UserData(UserData.StepMade));
        else EndFlight(flight.Handle);
    }

    private void ReleasePayloads(ref Flight flight)
    {
        for (int i = 0; i < Flight.MaxArguments; i++)
        {
            ref Payload payload = ref flight.PayloadAt(i);
            Release(in payload);
            payload = default;
        }
    }
}
