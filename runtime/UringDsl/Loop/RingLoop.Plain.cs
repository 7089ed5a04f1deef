using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>
/// Submissions of one operation that makes no file, closes none and belongs to no connection: reads, writes, timers, futexes. Nothing of what
/// chains and connections need is looked at for them, they touch one cache line of their record, and where the observer gets the result alone
/// the record is free before it runs.
/// </content>
public sealed unsafe partial class RingLoop
{
    private readonly bool[] _isPlain; // by operation

    private static bool[] PlainOperations(OperationDeclaration[] operations)
    {
        bool[] plain = new bool[operations.Length + 1];
        for (int i = 0; i < operations.Length; i++) plain[i + 1] = IsPlain(operations[i]);
        return plain;
    }

    private static bool IsPlain(OperationDeclaration declared) =>
        declared is { Shape: OperationShape.Single, Attempts: <= 1, Steps: [{ SkipsSuccess: false, Drains: false } step] }
        && (Reads(step.Opcode) || Writes(step.Opcode) || step.Opcode is Opcode.Nop or Opcode.Fsync or Opcode.SyncFileRange or Opcode.Fallocate
            or Opcode.Ftruncate or Opcode.Fadvise or Opcode.Madvise or Opcode.Timeout or Opcode.FutexWait or Opcode.FutexWake);

    private bool IsPlain(in Flight flight) => _isPlain[flight.Operation] && flight.ConnectionIndex < 0;

    private void PublishPlain(ref Flight flight)
    {
        flight.Phase = FlightPhase.Published;
        flight.Pending = 1;
        flight.Expected = flight.UserData(step: 0);
        Expect(1);
        _program.Publish(this, ref flight);
    }

    /// <summary>One comparison says that a completion is the only one of a plain submission, and of this use of its record.</summary>
    private bool TryFinishPlain(in Cqe cqe, out Completion result)
    {
        int index = UserData.Index(cqe.UserData);
        if (_flights.Knows(index))
        {
            ref Flight flight = ref FlightAt(index);
            if (flight.Expected == cqe.UserData && !cqe.HasMore && !_ring.HasLarge)
            {
                result = new Completion(cqe.Result >= 0 ? cqe.Result : ErrorOf(ref flight, cqe.Result));
                flight.Expected = 0;
                flight.Phase = FlightPhase.Free;
                Retire();
                if (flight.PayloadEnd > 0) ReleasePayloads(ref flight);
                _flights.Return(index);
                return true;
            }
        }
        result = default;
        return false;
    }

    private int ErrorOf(ref Flight flight, int result) => IsElapsed(in flight, result) ? 0 : ResultOf(ref flight, result);

    private bool TakePlain(ref Flight flight, in Cqe cqe, int step)
    {
        if (step != 0 || flight.Arrived != 0)
        {
            DropImpossible(in cqe);
            return false;
        }
        flight.Arrived = 1;
        flight.Pending = 0;
        flight.Expected = 0;
        flight.Result(0) = ResultOf(ref flight, cqe.Result);
        if (_ring.HasLarge)
        {
            (flight.FirstExtra, flight.SecondExtra) = (_ring.FirstExtra, _ring.SecondExtra);
            flight.IsSpread = true;
        }
        flight.Phase = FlightPhase.Finished;
        Retire();
        if (flight.PayloadEnd > 0) ReleasePayloads(ref flight);
        return true;
    }
}
