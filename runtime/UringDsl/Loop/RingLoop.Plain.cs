using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>
/// Submissions of one operation that makes no file, closes none and belongs to no connection: reads, writes, timers, futexes. Nothing of what
/// chains and connections need is looked at for them. It was a tenth of what a NOP cost here.
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
        Expect(1);
        _program.Publish(this, ref flight);
    }

    private bool TakePlain(ref Flight flight, in Cqe cqe, int step)
    {
        if (step != 0 || flight.Arrived != 0)
        {
            DropImpossible(in cqe);
            return false;
        }
        flight.Arrived = 1;
        flight.Pending = 0;
        flight.Result(0) = ResultOf(ref flight, cqe.Result);
        if (_ring.HasLarge) (flight.FirstExtra, flight.SecondExtra) = (_ring.FirstExtra, _ring.SecondExtra);
        flight.Phase = FlightPhase.Finished;
        Retire();
        if (flight.PayloadEnd > 0) ReleasePayloads(ref flight);
        return true;
    }
}
