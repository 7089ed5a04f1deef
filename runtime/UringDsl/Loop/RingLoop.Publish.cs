using System;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>What becomes of a submission: to the kernel, back step by step, or never there.</content>
public sealed unsafe partial class RingLoop
{
    private void DropPrepared()
    {
        if (_prepared < 0) return;
        ref Flight flight = ref FlightAt(_prepared);
        FlightHandle handle = flight.Handle;
        _prepared = -1;
        if (flight.Phase != FlightPhase.Prepared) return;
        DropReleases(ref flight);
        ReleasePayloads(ref flight);
        EndFlight(handle);
    }

    /// <summary>Its arguments are complete. Another submission may still have its own being set: a queue can move on in between.</summary>
    private void Settle(ref Flight flight)
    {
        if (_prepared == flight.Index) _prepared = -1;
    }

    private void PublishNow(ref Flight flight)
    {
        Settle(ref flight);
        StepDeclaration[] steps = Declared(flight.Operation).Steps;
        flight.Phase = FlightPhase.Published;
        flight.IsSpread = true;
        foreach (StepDeclaration step in steps)
        {
            if (!Skips(in step)) flight.Pending++;
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
        if (!_skips) PostEverySuccess(steps);
        if (Drains(steps)) BeginDrain();
        for (int step = 0; step < steps.Length; step++)
        {
            if (Transfers(steps[step].Opcode) || steps[step].Opcode == Opcode.Close) RememberStep(ref flight, in _ring.Written(steps.Length - step), step);
        }
        OperationDeclaration declared = Declared(flight.Operation);
        if (declared.Shape != OperationShape.Multishot) return;
        RememberShots(ref flight, declared);
        if (_firesOneByOne && steps[0].Opcode == Opcode.Timeout) FireOnce();
    }

    private bool TakeStep(ref Flight flight, in Cqe cqe, int step)
    {
        if (IsPlain(in flight)) return TakePlain(ref flight, in cqe, step);
        StepDeclaration[] steps = Declared(flight.Operation).Steps;
        if (step >= steps.Length || (flight.Arrived & (1 << step)) != 0)
        {
            DropImpossible(in cqe);
            return false;
        }
        flight.Arrived |= (ushort)(1 << step);
        flight.Result(step) = ResultOf(ref flight, cqe.Result);
        if (_ring.HasLarge) (flight.FirstExtra, flight.SecondExtra) = (_ring.FirstExtra, _ring.SecondExtra);
        if (steps[step].Opcode == Opcode.Recv) NoteReceived(in flight, in cqe);
        bool endsAll = Skips(in steps[0]) && steps[0].Link == LinkKind.Soft; // Whichever step it is: nothing follows.
        if (endsAll) FillSkipped(ref flight, steps, step);
        else if (Skips(in steps[step])) return false; // It failed and says so; what counts follows it.
        flight.Pending--;
        Retire();
        if (flight.Pending > 0)
        {
            if (flight.IsCancelling) CancelSteps(ref flight); // A cancel misses what has not started; by now the next step has.
            return false;
        }
        flight.IsRepeating = ShouldRepeat(ref flight);
        FinishPublished(ref flight, steps);
        if (!flight.IsRepeating) return true;
        WaitToRepeat(ref flight);
        return false;
    }

    /// <summary>The one completion of a chain whose steps skip says what became of all: those before it have succeeded, those behind it have not run.</summary>
    private static void FillSkipped(ref Flight flight, StepDeclaration[] steps, int step)
    {
        for (int other = 0; other < steps.Length; other++)
        {
            flight.Arrived |= (ushort)(1 << other);
            if (other < step) flight.Result(other) = flight.WantedBytes(other);
            else if (other > step) flight.Result(other) = -(int)Errno.ECANCELED;
        }
    }

    /// <summary>
    /// What interrupts a worker thread in the middle of an operation, a cancel of ours mostly, shows as EINTR, or as a number of the kernel's own
    /// that no process should see (ERESTARTSYS, from SPLICE).
    /// </summary>
    private static int ResultOf(ref Flight flight, int result)
    {
        const int RestartLast = -516, RestartFirst = -512;
        if (result is not (-(int)Errno.EINTR or (>= RestartLast and <= RestartFirst))) return result;
        return flight.IsCancelling ? -(int)Errno.ECANCELED : -(int)Errno.EINTR;
    }

    /// <summary>The submission ends without having reached the kernel: its observer hears of it through the loop, not from inside the call.</summary>
    private void FinishUnpublished(ref Flight flight, Errno error)
    {
        Settle(ref flight);
        flight.WasCancelled = error == Errno.ECANCELED;
        flight.OwnsConnection = flight.OwnsSlot = false;
        if (error != Errno.ECANCELED) flight.Arrived = 1;
        flight.Result(0) = -(int)error;
        bool hasConnection = flight.ConnectionIndex >= 0 && _connections.Exists(flight.ConnectionIndex, flight.ConnectionGeneration);
        if (hasConnection && Receives(Declared(flight.Operation).Steps))
        {
            _connections[flight.ConnectionIndex].ReceivesChain = false;
        }
        bool isTold = IsTold(in flight);
        if (!isTold) ReleasePayloads(ref flight);
        Announce(ref flight);
        if (isTold) ReleasePayloads(ref flight); // What is released is told behind the outcome.
    }

    private void FinishSent(ref Flight flight, Errno error)
    {
        if (error != Errno.None) flight.Result(0) = -(int)error;
        Announce(ref flight);
    }

    private void Announce(ref Flight flight)
    {
        flight.Phase = FlightPhase.Finished;
        if (IsTold(in flight)) _made.Enqueue(flight.UserData(UserData.StepMade));
        else EndFlight(flight.Handle);
    }

    private bool IsTold(in Flight flight) => Declared(flight.Operation).Observed && !_isStopOverdue;

    /// <summary>The kernel needs them no more. What it has written is read by the observer, and released behind it.</summary>
    private void ReleasePayloads(ref Flight flight)
    {
        if (flight is { ConnectionIndex: < 0, LentBuffer: >= 0 })
        {
            Registered.EndUse(flight.LentBuffer);
            flight.LentBuffer = -1;
        }
        if (flight.HostsSet != 0) LeaveHosts(ref flight);
        if (flight.ZeroCopy > 0) DetachZeroCopy(ref flight);
        for (int i = 0; i < flight.PayloadEnd; i++)
        {
            ref Payload payload = ref flight.PayloadAt(i);
            if (payload.Kind is PayloadKind.None or PayloadKind.Output) continue;
            if (payload.Release > 0) SetConnection(payload.Release - 1, in flight);
            Release(in payload);
            payload = default;
        }
    }

    private void ReleaseOutputs(ref Flight flight)
    {
        flight.HasOutputs = false;
        for (int i = 0; i < flight.PayloadEnd; i++)
        {
            ref Payload payload = ref flight.PayloadAt(i);
            if (payload.Kind != PayloadKind.Output) continue;
            Release(in payload);
            payload = default;
        }
    }
}
