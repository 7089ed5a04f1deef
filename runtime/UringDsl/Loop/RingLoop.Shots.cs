using System;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>Polls and timers that complete again and again: delivered one by one, and armed again when an overflow has ended them.</content>
public sealed unsafe partial class RingLoop
{
    private static readonly TimeSpan s_shortestPeriod = TimeSpan.FromMicroseconds(10);

    /// <summary>Takes in one completion of a multishot submission: a shot, or its end.</summary>
    public bool TryTakeShot(in Cqe cqe, out FlightHandle handle)
    {
        if (!TryFind(in cqe, out handle)) return false;
        ref Flight flight = ref FlightAt(handle.Index);
        if (UserData.Step(cqe.UserData) != UserData.StepMade)
        {
            flight.Result(0) = cqe.Result;
            flight.CompletionFlags = (uint)cqe.Flags;
            if (_ring.HasLarge) (flight.FirstExtra, flight.SecondExtra) = (_ring.FirstExtra, _ring.SecondExtra);
            if (IsShot(ref flight, cqe.Result) && flight.ShotsLeft > 0) flight.ShotsLeft--;
            if (!cqe.HasMore) EndShots(ref flight);
            else if (flight.IsCancelling) CancelShots(ref flight);
        }
        SetCurrent(ref flight, handle);
        return true;
    }

    /// <summary>After the handler has returned: a submission that an overflow has ended is armed again, one that has ended is freed.</summary>
    public void EndShot(FlightHandle handle)
    {
        ref Flight flight = ref FlightAt(handle.Index);
        if (flight.Generation != handle.Generation) return;
        switch (flight.Phase)
        {
            case FlightPhase.Finished:
                EndFlight(handle);
                return;
            case FlightPhase.Between:
                ArmShots(ref flight);
                break;
        }
        if (_currentFlight == handle) EndHandler();
    }

    internal uint FlagsOf(FlightHandle handle) => FlightAt(handle.Index).CompletionFlags;

    internal bool IsArmed(FlightHandle handle) => FlightAt(handle.Index).Phase is FlightPhase.Published or FlightPhase.Between;

    /// <summary>
    /// A cancel has missed a timer that had just run out: the kernel arms it again when it posts the shot, and only then it can be found. So the
    /// next cancel stands behind a NOP: the kernel starts it when it posts completions, which is right behind that.
    /// </summary>
    private void CancelShots(ref Flight flight)
    {
        if (_drainsInFlight > 0 || Declared(flight.Operation).Steps[0].Opcode != Opcode.Timeout)
        {
            CancelSteps(ref flight);
            return;
        }
        ReserveChain(2);
        ref Sqe sqe = ref _ring.Next();
        Prep.Nop(ref sqe);
        sqe.Flags |= SqeFlags.Link | SkipSuccess;
        sqe.UserData = UserData.Pack(UserData.CancelOperation, 0, 0, 0);
        SubmitCancel(flight.UserData(0));
    }

    private void CheckPeriod(ref Flight flight)
    {
        if (!flight.HasTime) return;
        OperationDeclaration declared = Declared(flight.Operation);
        bool isPeriod = declared is { Shape: OperationShape.Multishot, Steps: [{ Opcode: Opcode.Timeout }] };
        if (isPeriod && flight.TimeAt(0) < s_shortestPeriod) throw TooShort(flight.TimeAt(0));
    }

    private static ArgumentOutOfRangeException TooShort(TimeSpan period) => new(
        "timeout", period, $"A timer that runs out again and again does so every {s_shortestPeriod.TotalMicroseconds} µs at most: "
        + "a shorter one keeps the ring from everything else, and from being cancelled.");

    private void EndShots(ref Flight flight)
    {
        StepDeclaration[] steps = Declared(flight.Operation).Steps;
        bool isOver = IsOver(ref flight, steps[0].Opcode);
        flight.Arrived = 1;
        flight.Pending--;
        Retire();
        FinishPublished(ref flight, steps);
        if (!isOver) flight.Phase = FlightPhase.Between;
    }

    /// <summary>Whether a completion without F_MORE is the end of it. Nothing but an overflow ends a multishot that has just succeeded.</summary>
    private bool IsOver(ref Flight flight, Opcode opcode)
    {
        OperationDeclaration declared = Declared(flight.Operation);
        if (declared.Rearm != Rearm.Automatic || flight.IsCancelling || _isStopping || !IsShot(ref flight, flight.Result(0))) return true;
        if (opcode == Opcode.RecvZc) return true; // Bytes come with F_MORE only; what comes without says that there are no more.
        bool wasLast = opcode == Opcode.Timeout && flight is { HasCount: true, ShotsLeft: 0 };
        return wasLast || !CanGoOn(ref flight);
    }

    private bool CanGoOn(ref Flight flight) =>
        flight.ConnectionIndex < 0
        || (_connections.Exists(flight.ConnectionIndex, flight.ConnectionGeneration) && _connections[flight.ConnectionIndex].IsLive);

    private bool IsShot(ref Flight flight, int result) =>
        result >= 0 || (result == -(int)Errno.ETIME && Declared(flight.Operation).Steps[0].Opcode == Opcode.Timeout);

    /// <summary>The same submission again, under a generation of its own: what comes late belongs to the last one.</summary>
    private void ArmShots(ref Flight flight)
    {
        if (flight.IsCancelling || _isStopping || !CanGoOn(ref flight))
        {
            flight.Result(0) = -(int)Errno.ECANCELED; // The handler has ended it in the meantime, and hears of that.
            ReleasePayloads(ref flight);
            Announce(ref flight);
            return;
        }
        bool isOneShot = _firesOneByOne && Declared(flight.Operation).Steps[0].Opcode == Opcode.Timeout;
        if (isOneShot) Statistics.OneShotTimers++;
        else CountRearm(RearmCause.Overflow);
        flight.Generation = UserData.Next(flight.Generation);
        flight.Arrived = 0;
        flight.Pending = 0;
        PublishNow(ref flight);
        ref Sqe sqe = ref _ring.Written(1);
        if (flight.HasNewEvents) sqe.OperationFlags = flight.NewEvents;
        if (flight.HasNewTime) sqe.Address = (ulong)flight.NewTime;
        if (flight.HasCount && !isOneShot) sqe.Offset = flight.ShotsLeft;
    }

    /// <summary>What must be known of a multishot to arm it again: how often a timer still runs out.</summary>
    private void RememberShots(ref Flight flight, OperationDeclaration declared)
    {
        if (declared.Steps[0].Opcode != Opcode.Timeout || flight.HasCount) return;
        flight.ShotsLeft = (uint)_ring.Written(1).Offset;
        flight.HasCount = flight.ShotsLeft > 0;
    }
}
