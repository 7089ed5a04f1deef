using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>Polls and timers that complete again and again: delivered one by one, and armed again when an overflow has ended them.</content>
public sealed unsafe partial class RingLoop
{
    /// <summary>Takes in one completion of a multishot submission: a shot, or its end.</summary>
    public bool TryTakeShot(in Cqe cqe, out FlightHandle handle)
    {
        if (!TryFind(in cqe, out handle)) return false;
        ref Flight flight = ref FlightAt(handle.Index);
        if (UserData.Step(cqe.UserData) != UserData.StepMade)
        {
            flight.Result(0) = cqe.Result;
            if (IsShot(ref flight, cqe.Result) && flight.ShotsLeft > 0) flight.ShotsLeft--;
            if (!cqe.HasMore) EndShots(ref flight);
            else if (flight.IsCancelling) CancelSteps(ref flight); // The cancel missed a shot whose completion was pending.
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

    internal bool IsArmed(FlightHandle handle) => FlightAt(handle.Index).Phase is FlightPhase.Published or FlightPhase.Between;

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
        Statistics.RearmsAfterOverflow++;
        flight.Generation = UserData.Next(flight.Generation);
        flight.Arrived = 0;
        flight.Pending = 0;
        PublishNow(ref flight);
        ref Sqe sqe = ref _ring.Last;
        if (flight.HasNewEvents) sqe.OperationFlags = flight.NewEvents;
        if (flight.HasNewTime) sqe.Address = (ulong)flight.NewTime;
        if (flight.HasCount) sqe.Offset = flight.ShotsLeft;
    }

    /// <summary>What must be known of a multishot to arm it again: how often a timer still runs out.</summary>
    private void RememberShots(ref Flight flight, OperationDeclaration declared)
    {
        if (declared.Steps[0].Opcode != Opcode.Timeout || flight.HasCount) return;
        flight.ShotsLeft = (uint)_ring.Written(1).Offset;
        flight.HasCount = flight.ShotsLeft > 0;
    }
}
