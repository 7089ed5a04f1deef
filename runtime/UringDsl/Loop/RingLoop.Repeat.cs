using System;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>
/// Attempts of a submission that failed for a reason that passes. Its arguments stay where they are; what the attempt made (a socket, a slot, a
/// connection) ends with it, as after any failure.
/// </content>
public sealed unsafe partial class RingLoop
{
    private const int NeverAgain = int.MaxValue - 1; // attempts of a submission whose file is gone

    private readonly bool _repeats; // some submission has [Retry]
    private int _waiting = -1; // first of the list
    private long _nextRepeat = long.MaxValue;
    private uint _chance = (uint)Environment.TickCount64 | 1;

    private bool ShouldRepeat(ref Flight flight)
    {
        OperationDeclaration declared = Declared(flight.Operation);
        bool isLast = flight.Repeats + 1 >= declared.Attempts || flight.IsCancelling || _isStopping || flight.ZeroCopy > 0;
        if (isLast || HasMoved(ref flight, declared.Steps)) return false;
        ChainOutcome outcome = Fold(ref flight, declared.Steps);
        return outcome.Kind == OutcomeKind.TimedOut || (outcome.Kind == OutcomeKind.Failed && MayPass(outcome.Error));
    }

    private static bool MayPass(Errno error) => error is Errno.ECONNREFUSED or Errno.ETIMEDOUT or Errno.EHOSTUNREACH or Errno.ENETUNREACH or Errno.ENETDOWN
        or Errno.EADDRNOTAVAIL or Errno.EAGAIN or Errno.EINTR or Errno.ENOBUFS or Errno.ENOMEM;

    /// <summary>A peer may have seen some of it: a repetition would be seen as a second one.</summary>
    private static bool HasMoved(ref Flight flight, StepDeclaration[] steps)
    {
        for (int step = 0; step < steps.Length; step++)
        {
            bool sends = steps[step].Opcode is Opcode.Send or Opcode.Sendmsg || Writes(steps[step].Opcode);
            if (sends && flight.Result(step) > 0) return true;
        }
        return false;
    }

    private void WaitToRepeat(ref Flight flight)
    {
        OperationDeclaration declared = Declared(flight.Operation);
        Statistics.Retries++;
        long pause = Math.Min((long)declared.FirstDelay << Math.Min(flight.Repeats, 30), declared.MaxDelay);
        flight.Repeats++;
        flight.Phase = FlightPhase.Waiting;
        flight.RepeatAt = Now + pause - Chance(pause / 2);
        flight.NextWaiting = _waiting;
        _waiting = flight.Index;
        _nextRepeat = Math.Min(_nextRepeat, flight.RepeatAt);
    }

    /// <summary>From 0 to <paramref name="most"/>: peers that failed together do not come back together.</summary>
    private long Chance(long most)
    {
        _chance ^= _chance << 13;
        _chance ^= _chance >> 17;
        _chance ^= _chance << 5;
        return _chance % (most + 1);
    }

    /// <summary>Submits what is due, and finds out when the next one is.</summary>
    private void RepeatWhatIsDue(long now)
    {
        int index = _waiting;
        _waiting = -1;
        _nextRepeat = long.MaxValue;
        while (index >= 0)
        {
            ref Flight flight = ref FlightAt(index);
            index = flight.NextWaiting;
            if (flight.RepeatAt <= now) Repeat(ref flight);
            else KeepWaiting(ref flight);
        }
    }

    private void KeepWaiting(ref Flight flight)
    {
        flight.NextWaiting = _waiting;
        _waiting = flight.Index;
        _nextRepeat = Math.Min(_nextRepeat, flight.RepeatAt);
    }

    /// <summary>
    /// A file is about to be closed, and somebody else's may get its number or slot: what works on it is not tried again, and what waits for that
    /// ends.
    /// </summary>
    private void EndRepeatsOn(RingFile file)
    {
        for (int i = 0; _repeats && _flights.Knows(i); i++)
        {
            ref Flight flight = ref FlightAt(i);
            if (flight.Phase is FlightPhase.Free or FlightPhase.Finished || !Uses(ref flight, file)) continue;
            EndRepeats(ref flight);
        }
    }

    private void EndRepeats(ref Flight flight)
    {
        flight.Repeats = NeverAgain;
        if (flight.Phase == FlightPhase.Waiting) flight.RepeatAt = _nextRepeat = 0;
    }

    private void Repeat(ref Flight flight)
    {
        if (flight.Repeats == NeverAgain)
        {
            flight.ConnectionIndex = -1;
            FinishUnpublished(ref flight, Errno.ECANCELED);
            return;
        }
        Connection connection = flight.RepeatsOnSlot || flight.ConnectionIndex < 0 ? default : new(flight.ConnectionIndex, flight.ConnectionGeneration);
        flight.IsRepeating = flight.OwnsConnection = flight.IsOrdered = false;
        flight.Arrived = 0;
        flight.Pending = 0;
        flight.ConnectionIndex = flight.NextOfConnection = -1;
        for (int step = 0; step < Flight.MaxSteps; step++) flight.Result(step) = 0;
        if (flight.MessageBlock > 0) ReturnMessages(ref flight);
        if (flight.RepeatsOnSlot)
        {
            flight.File = default; // That of the last attempt may be somebody else's by now.
            PublishOnSlot(ref flight);
        }
        else if (connection.Generation != 0) Enqueue(ref flight, connection);
        else Publish(ref flight);
    }

    /// <summary>Ends those of one submission, or all, that wait for their next attempt. Returns how many.</summary>
    private int EndRepeats(byte operation = 0, Connection connection = default)
    {
        int ended = 0;
        int index = _waiting;
        _waiting = -1;
        _nextRepeat = long.MaxValue;
        while (index >= 0)
        {
            ref Flight flight = ref FlightAt(index);
            index = flight.NextWaiting;
            bool isOf = connection.Generation == 0 || (flight.ConnectionIndex == connection.Index && flight.ConnectionGeneration == connection.Generation);
            if (!isOf || (operation != 0 && flight.Operation != operation))
            {
                KeepWaiting(ref flight);
                continue;
            }
            flight.ConnectionIndex = -1;
            FinishUnpublished(ref flight, Errno.ECANCELED);
            ended++;
        }
        return ended;
    }
}
