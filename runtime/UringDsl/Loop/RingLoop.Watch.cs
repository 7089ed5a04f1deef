using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>What somebody who watches the ring sees beside its counters.</content>
public sealed unsafe partial class RingLoop
{
    private void BeginWatch() => RingEvents.Log.RingStarted(_watched.Id, _watched.Handler, (int)_ring.SubmissionEntries, (int)_ring.CompletionEntries);

    private void EndWatch()
    {
        RingMeter.Remove(_watched);
        RingEvents.Log.RingEnded(_watched.Id, _watched.Handler);
    }

    private void CountNoBuffers(ProvidedBuffers buffers)
    {
        Statistics.NoBuffers++;
        buffers.CountEmpty();
        RingEvents.Log.NoBuffers(_watched.Id, buffers.Name);
    }

    private void CountRearm(RearmCause cause)
    {
        switch (cause)
        {
            case RearmCause.Overflow:
                Statistics.RearmsAfterOverflow++;
                RingEvents.Log.Rearmed(_watched.Id, "overflow");
                break;
            case RearmCause.NoBuffers:
                Statistics.RearmsAfterNoBuffers++;
                RingEvents.Log.Rearmed(_watched.Id, "no_buffers");
                break;
            case RearmCause.Exhaustion:
                Statistics.RearmsAfterExhaustion++;
                RingEvents.Log.Rearmed(_watched.Id, "exhaustion");
                break;
            case RearmCause.TableFull:
                Statistics.RearmsAfterTableFull++;
                RingEvents.Log.Rearmed(_watched.Id, "table_full");
                break;
            case RearmCause.Pause:
                Statistics.RearmsAfterPause++;
                RingEvents.Log.Rearmed(_watched.Id, "pause");
                break;
        }
    }

    /// <summary>A completion that names a connection which is gone, or which has nothing of the kind in flight.</summary>
    private void DropUnexpected(in Cqe cqe)
    {
        if (_connections.Exists(UserData.Index(cqe.UserData), UserData.Generation(cqe.UserData))) DropImpossible(in cqe);
        else DropStale(in cqe);
    }

    /// <summary>A completion whose owner is there and has nothing of the kind in flight. As a stale one it is dropped.</summary>
    private void DropImpossible(in Cqe cqe)
    {
        Statistics.InvariantViolations++;
        RingEvents.Log.Violation(_watched.Id, in cqe);
        DropStale(in cqe);
    }
}
