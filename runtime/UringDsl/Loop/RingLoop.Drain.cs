using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>
/// IO_DRAIN: a submission that waits for all earlier ones, and holds up all later ones. That takes care of three things of the loop's own: the READ
/// of the wake-up is always in flight, and would be waited for; a cancellation that is submitted while something drains would wait behind it; and
/// after one CQE_SKIP_SUCCESS a ring refuses every drain.
/// </content>
public sealed unsafe partial class RingLoop
{
    private const int DrainPollMilliseconds = 20;

    private int _drainsInFlight;

    /// <summary>The flag with which an entry of the runtime's own keeps its success to itself; none in a handler that drains.</summary>
    internal SqeFlags SkipSuccess { get; private set; } = SqeFlags.CqeSkipSuccess;

    private static bool Drains(StepDeclaration[] steps) => steps.Length > 0 && steps[0].Drains;

    private void ForbidSkippingWithDrains()
    {
        if (!_skips) SkipSuccess = SqeFlags.None;
        foreach (OperationDeclaration operation in _declaration.Operations)
        {
            if (Drains(operation.Steps)) SkipSuccess = SqeFlags.None;
        }
    }

    /// <summary>The READ of the wake-up, which stands in front, completes; the next one is armed behind the drain.</summary>
    private void BeginDrain()
    {
        _drainsInFlight++;
        Wake();
    }

    /// <summary>Cancels without an entry (Linux 6.0). False: it was not found, or is not to be cancelled that way.</summary>
    private bool TryCancelNow(ulong target)
    {
        if (!Has(RingFeature.SyncCancel)) return false;
        if (_ring.Unsubmitted > 0) _ring.Enter(minComplete: 0, timeoutMilliseconds: -1, flush: false); // It may be among them.
        SyncCancelRegister argument = new() { UserData = target, File = -1 };
        return _ring.Register(RegisterOpcode.RegisterSyncCancel, &argument, 1) >= 0; // Safety: the kernel reads it before the call returns.
    }

    /// <summary>What has just started behind a drain was missed by the cancellation of a stop.</summary>
    private void CancelDrained()
    {
        for (int i = 0; _flights.Knows(i); i++)
        {
            ref Flight flight = ref FlightAt(i);
            if (flight.Phase != FlightPhase.Published) continue;
            StepDeclaration[] steps = Declared(flight.Operation).Steps;
            for (int step = 0; step < steps.Length; step++)
            {
                if ((flight.Arrived & (1 << step)) == 0) TryCancelNow(UserDataOf(in flight, step));
            }
        }
    }
}
