using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>Changes and removals of what another submission has in flight.</content>
public sealed unsafe partial class RingLoop
{
    /// <summary>
    /// Publishes a change or a removal of what a submission has in flight; of several, of the one submitted last. ENOENT is the result when there
    /// is none.
    /// </summary>
    public void Update(byte target, ref Flight flight) => Update(target, default, isOnFile: false, ref flight);

    /// <summary>The same, of what it has in flight on this file.</summary>
    public void Update(byte target, RingFile file, ref Flight flight) => Update(target, file, isOnFile: true, ref flight);

    private void Update(byte target, RingFile file, bool isOnFile, ref Flight flight)
    {
        int found = -1;
        for (int i = 0; _flights.Knows(i); i++)
        {
            ref Flight candidate = ref FlightAt(i);
            if (candidate.Operation != target || candidate.Phase is not (FlightPhase.Published or FlightPhase.Between)) continue;
            if (isOnFile && (candidate.FilesSet == 0 ? candidate.File : candidate.FileAt(0)) != file) continue;
            if (found < 0 || candidate.Order > FlightAt(found).Order) found = i;
        }
        if (found < 0 || _isStopping)
        {
            FinishUnpublished(ref flight, _isStopping ? Errno.ECANCELED : Errno.ENOENT);
            return;
        }
        ref Flight updated = ref FlightAt(found);
        bool isPeriod = Declared(target) is { Shape: OperationShape.Multishot, Steps: [{ Opcode: Opcode.Timeout }] };
        if (isPeriod && flight.HasTime && flight.TimeAt(0) < s_shortestPeriod) throw TooShort(flight.TimeAt(0));
        flight.TargetUserData = updated.UserData(StepOfUpdate(Declared(target).Steps, Declared(flight.Operation).Steps[0].Opcode));
        PublishNow(ref flight);
        RememberUpdate(ref updated, in _ring.Written(1));
    }

    /// <summary>The poll, or the timer: of a chain perhaps a deadline.</summary>
    private static int StepOfUpdate(StepDeclaration[] steps, Opcode update)
    {
        for (int step = 0; step < steps.Length; step++)
        {
            bool isIt = update == Opcode.PollRemove ? steps[step].Opcode == Opcode.PollAdd : steps[step].Opcode is Opcode.Timeout or Opcode.LinkTimeout;
            if (isIt) return step;
        }
        return 0;
    }

    /// <summary>When an overflow ends it, it is armed again as it is now, not as it was declared.</summary>
    private static void RememberUpdate(ref Flight updated, in Sqe sqe)
    {
        updated.IsSpread = true;
        if (sqe.Opcode == Opcode.PollRemove && (sqe.Length & (uint)PollFlags.UpdateEvents) != 0)
        {
            updated.HasNewEvents = true;
            updated.NewEvents = sqe.OperationFlags;
        }
        if (sqe.Opcode == Opcode.TimeoutRemove && (sqe.OperationFlags & (uint)TimeoutFlags.Update) != 0) updated.SetNewTime((Timespec*)sqe.Offset);
    }
}
