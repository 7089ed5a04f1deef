using System;
using System.Runtime.CompilerServices;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>
/// Submissions of one operation that makes no file, closes none and belongs to no connection: reads, writes, timers, futexes. The generator knows
/// them. Nothing of what chains and connections need is looked at for them, their entry is prepared where they are called, they touch one cache
/// line of their record, and where the observer gets the result alone the record is free before it runs.
/// </content>
public sealed unsafe partial class RingLoop
{
    /// <summary>Takes a record for a plain submission. Its payloads and times are set next, then TryPublish is called.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref Flight BeginPlain(byte operation) => ref Begin(operation, isPlain: true);

    /// <summary>The caller prepares the entry at once. False when the ring stops: then it does not, and the submission ends with ECANCELED.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPublish(ref Flight flight)
    {
        if (_isStopping)
        {
            flight.Expected = 0;
            FinishUnpublished(ref flight, Errno.ECANCELED);
            return false;
        }
        _prepared = -1;
        flight.Phase = FlightPhase.Published;
        flight.Pending = 1;
        Expect(1);
        return true;
    }

    /// <summary>The same for an operation on a file.</summary>
    /// <exception cref="ArgumentException">The slot is not open.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of the file is negative.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPublish(ref Flight flight, RingFile file)
    {
        Flight.CheckFile(file);
        if (file.IsFixed) CheckSlot(file);
        flight.File = file;
        return TryPublish(ref flight);
    }

    private static bool IsPlain(in Flight flight) => flight.Expected != 0;

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
                _flights.Return(index, (byte*)Unsafe.AsPointer(ref flight));
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
