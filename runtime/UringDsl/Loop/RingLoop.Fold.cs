using System;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>From the results of the steps to one outcome, and to what becomes of the connection.</content>
public sealed unsafe partial class RingLoop
{
    /// <summary>The result of a submission of one operation.</summary>
    public Completion ResultOf(FlightHandle handle)
    {
        ref Flight flight = ref FlightAt(handle.Index);
        return new Completion(IsElapsed(in flight, flight.Result(0)) ? 0 : flight.Result(0))
        {
            FirstExtra = flight.FirstExtra,
            SecondExtra = flight.SecondExtra,
        };
    }

    /// <summary>A timer's ETIME is its success.</summary>
    private bool IsElapsed(in Flight flight, int result) =>
        result == -(int)Errno.ETIME && Declared(flight.Operation).Steps is [{ Opcode: Opcode.Timeout }];

    /// <summary>What the kernel has written into the memory that a submission reserved for it.</summary>
    internal ReadOnlySpan<byte> OutputOf(FlightHandle handle) => FlightAt(handle.Index).Output;

    internal ReadOnlySpan<byte> OutputOf(FlightHandle handle, int payload) => FlightAt(handle.Index).OutputAt(payload);

    /// <summary>The result of one step; the error of a step that did not run.</summary>
    internal int ResultOf(FlightHandle handle, int step)
    {
        ref Flight flight = ref FlightAt(handle.Index);
        return flight.WasCancelled ? -(int)Errno.ECANCELED : flight.Result(step);
    }

    /// <summary>The result of a lone send.</summary>
    public Sent SentOf(FlightHandle handle) => new(FlightAt(handle.Index).Result(0));

    /// <summary>The connection of a submission.</summary>
    public Connection ConnectionOf(FlightHandle handle)
    {
        ref Flight flight = ref FlightAt(handle.Index);
        return flight.ConnectionIndex < 0 ? default : new Connection(flight.ConnectionIndex, flight.ConnectionGeneration);
    }

    /// <summary>The outcome of a chain.</summary>
    public ChainOutcome OutcomeOf(FlightHandle handle)
    {
        ref Flight flight = ref FlightAt(handle.Index);
        OperationDeclaration declared = Declared(flight.Operation);
        ChainOutcome outcome = Fold(ref flight, declared.Steps);
        if (flight.HasFile)
        {
            Deliver(ref flight);
            outcome.Slot = new Slot(flight.File.Number);
            outcome.HasSlot = true;
        }
        if (flight.OwnsConnection && outcome.Kind == OutcomeKind.Completed && !HasStep(declared.Steps, Opcode.Close))
        {
            outcome.Connection = ConnectionOf(handle);
            outcome.HasConnection = IsCurrent(outcome.Connection) && _connections[flight.ConnectionIndex].IsLive;
            if (!outcome.HasConnection) outcome.Kind = OutcomeKind.Cancelled; // OnOpened has closed it already.
        }
        return outcome;
    }

    /// <summary>The completions of a chain arrive in any order; its outcome depends on what they say, not on when.</summary>
    private static ChainOutcome Fold(ref Flight flight, StepDeclaration[] steps)
    {
        ChainOutcome outcome = default;
        if (flight.WasCancelled)
        {
            outcome.Kind = OutcomeKind.Cancelled;
            return outcome;
        }
        bool wasCancelled = false;
        for (int step = 0; step < steps.Length; step++)
        {
            int result = flight.Result(step);
            outcome.SetResult(step, result);
            if (outcome.Kind != OutcomeKind.Completed) continue;
            if (steps[step].Opcode == Opcode.LinkTimeout) continue; // Looked at with the step that it guards.
            if (steps[step].Opcode == Opcode.Timeout && result == -(int)Errno.ETIME) continue; // The time has passed: that is its success.
            bool hasDeadline = step + 1 < steps.Length && steps[step + 1].Opcode == Opcode.LinkTimeout;
            int deadline = hasDeadline ? flight.Result(step + 1) : 0;
            // A deadline that did not fire says ECANCELED. One that fired says ETIME, or ENOENT or EALREADY when its step runs in a worker thread.
            bool expired = deadline is -(int)Errno.ETIME or -(int)Errno.ENOENT or -(int)Errno.EALREADY;
            bool wasCut = IsShort(ref flight, steps, step) || (deadline == -(int)Errno.ETIME && WasInterrupted(ref flight, steps, step));
            if (wasCut && deadline == -(int)Errno.ETIME) Decide(ref outcome, OutcomeKind.TimedOut, step, Errno.ETIME);
            else if (wasCut) Decide(ref outcome, OutcomeKind.Partial, step, Errno.None);
            else if (result >= 0) continue; // Done, even when the deadline fired in the same moment.
            else if (expired && result is -(int)Errno.ECANCELED or -(int)Errno.EINTR) Decide(ref outcome, OutcomeKind.TimedOut, step, Errno.ETIME);
            else if (result == -(int)Errno.ECANCELED) wasCancelled = true; // Because of another step, or of a cancellation.
            else Decide(ref outcome, OutcomeKind.Failed, step, (Errno)(-result));
        }
        // A deadline that the kernel refuses cancels everything before it, and has the only error of its own.
        for (int step = 0; step < steps.Length && outcome.Kind == OutcomeKind.Completed && wasCancelled; step++)
        {
            int result = flight.Result(step);
            bool isRefused = steps[step].Opcode == Opcode.LinkTimeout && result < 0
                && (Errno)(-result) is not (Errno.ECANCELED or Errno.ETIME or Errno.ENOENT or Errno.EALREADY);
            if (isRefused) Decide(ref outcome, OutcomeKind.Failed, step, (Errno)(-result));
        }
        if (outcome.Kind == OutcomeKind.Completed && wasCancelled) outcome.Kind = OutcomeKind.Cancelled;
        return outcome;
    }

    private static void Decide(ref ChainOutcome outcome, OutcomeKind kind, int step, Errno error)
    {
        outcome.Kind = kind;
        outcome.Step = step;
        outcome.Error = error;
    }

    /// <summary>
    /// A send that moved some bytes and then met an error reports the bytes; so does a receive that had to be whole, and a write. A read may be
    /// short, unless the next step depends on it: then the kernel cancels that one.
    /// </summary>
    private static bool IsShort(ref Flight flight, StepDeclaration[] steps, int step)
    {
        int result = flight.Result(step);
        Opcode opcode = steps[step].Opcode;
        if (result < 0 || !Transfers(opcode)) return false;
        if (opcode is not (Opcode.Send or Opcode.Sendmsg or Opcode.Recv) && !Writes(opcode) && steps[step].Link != LinkKind.Soft) return false;
        // A deadline is no successor: what follows it depends on the step that it guards.
        int next = step + 1 < steps.Length && steps[step + 1].Opcode == Opcode.LinkTimeout ? step + 2 : step + 1;
        bool beforeClose = steps[step].Opcode == Opcode.Recv
            && steps[step].Link == LinkKind.Hard && next < steps.Length && steps[next].Opcode == Opcode.Close;
        return !beforeClose && result < flight.WantedBytes(step);
    }

    /// <summary>A receive that waited for all, and whose deadline found it with a part: also in front of a close, where fewer bytes are no failure.</summary>
    private static bool WasInterrupted(ref Flight flight, StepDeclaration[] steps, int step) =>
        steps[step].Opcode == Opcode.Recv && flight.Result(step) >= 0 && flight.Result(step) < flight.WantedBytes(step);

    private void FinishPublished(ref Flight flight, StepDeclaration[] steps)
    {
        flight.Phase = FlightPhase.Finished;
        FinishFiles(ref flight, steps);
        if (Drains(steps)) _drainsInFlight--;
        if (flight.ListenerGeneration != 0) EndAccepting(ref flight);
        if (!flight.IsRepeating) ReleasePayloads(ref flight);
        if (_targets[flight.Index] is not null) ReleaseTarget(ref flight);
        if (Declared(flight.Operation).Shape == OperationShape.Adopt)
        {
            FinishAdopting(ref flight);
            return;
        }
        if (flight.ConnectionIndex < 0) return;
        int index = flight.ConnectionIndex;
        ref ConnectionEntry entry = ref _connections[index];
        Unlist(ref entry, ref flight);
        entry.Outstanding--;
        if (Declared(flight.Operation).Shape == OperationShape.HandOver)
        {
            FinishHandOver(ref flight, index);
            return;
        }
        if (Receives(steps)) entry.ReceivesChain = false;
        if (HasStep(steps, Opcode.Shutdown)) entry.IsShut = true;
        if (!flight.IsOrdered) { ProceedClose(index); return; }
        entry.IsSending = false;
        bool closed = ClosedBySteps(ref flight, steps, out bool closes);
        if (flight.OwnsConnection && !closes) FinishOpening(ref flight, steps, index);
        else if (flight.OwnsConnection && flight.Result(0) < 0) MarkClosed(ref entry, index); // No socket was made.
        else if (closed) MarkClosed(ref entry, index);
        else if (closes) AbortEntry(index);                 // The chain broke before its CLOSE: the runtime closes.
        else if (!entry.IsDatagram && LostBytes(ref flight, steps)) AbortEntry(index);
        else if (entry.QueueHead >= 0) StartSend(index);
        ResumeIfDrained(index);
        ProceedClose(index);
    }

    private void FinishOpening(ref Flight flight, StepDeclaration[] steps, int index)
    {
        ref ConnectionEntry entry = ref _connections[index];
        if (Fold(ref flight, steps).Kind == OutcomeKind.Completed && entry.Phase == ConnectionPhase.Opening && !_isStopping)
        {
            entry.Phase = ConnectionPhase.Open;
            Introduce(ref entry, index);
            return;
        }
        if (_isStopping) flight.WasCancelled = true;                // It succeeded, but too late to be of use.
        if (flight.Result(0) < 0) MarkClosed(ref entry, index);     // SOCKET itself failed.
        else AbortEntry(index);                                     // A dial that failed closes its own socket.
    }

    private static bool ClosedBySteps(ref Flight flight, StepDeclaration[] steps, out bool closes)
    {
        closes = false;
        for (int step = 0; step < steps.Length; step++)
        {
            if (steps[step].Opcode != Opcode.Close) continue;
            closes = true;
            if (flight.Result(step) >= 0) return true;
        }
        return false;
    }

    private static bool LostBytes(ref Flight flight, StepDeclaration[] steps)
    {
        for (int step = 0; step < steps.Length; step++)
        {
            if (steps[step].Opcode is Opcode.Send or Opcode.Sendmsg && (flight.Result(step) < 0 || IsShort(ref flight, steps, step))) return true;
        }
        return false;
    }

    private void Unlist(ref ConnectionEntry entry, ref Flight flight)
    {
        ref int link = ref entry.Flights;
        while (link != flight.Index && link >= 0) link = ref FlightAt(link).NextOfConnection;
        if (link >= 0) link = flight.NextOfConnection;
        flight.NextOfConnection = -1; // It may wait for its next attempt, and has no place in the list then.
    }
}
