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
    /// <summary>
    /// Takes a record for a plain submission that stores nothing but its file. When it says so, the caller prepares the entry at once. Not when the
    /// ring stops: then the submission ends with ECANCELED.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref Flight Publish(byte operation, out bool isPublished)
    {
        ref Flight flight = ref Take(operation, FlightPhase.Published, isPlain: true);
        isPublished = CanPublish(ref flight);
        return ref flight;
    }

    /// <summary>The same for an operation on a file.</summary>
    /// <exception cref="ArgumentException">The slot is not open.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of the file is negative.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref Flight Publish(byte operation, RingFile file, out bool isPublished)
    {
        Check(file);
        ref Flight flight = ref Take(operation, FlightPhase.Published, isPlain: true);
        flight.File = file;
        isPublished = CanPublish(ref flight);
        return ref flight;
    }

    /// <summary>The same for an operation on a file that works with a registered buffer, and stores no other payload.</summary>
    /// <exception cref="ArgumentException">The slot is not open.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of the file is negative.</exception>
    /// <exception cref="InvalidOperationException">The buffer has been returned, or is another ring's.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref Flight Publish(byte operation, RingFile file, FixedBuffer buffer, out nint address, out bool isPublished)
    {
        Check(file);
        if (buffer.Table != Registered) throw NotHere("A FixedBuffer");
        ref FixedUse use = ref Registered.UseOf(buffer.Index, buffer.Generation);
        ref Flight flight = ref Take(operation, FlightPhase.Published, isPlain: true);
        flight.File = file;
        flight.LentBuffer = buffer.Index;
        use.Count++; // Last: a buffer that is refused leaves nothing behind.
        address = use.Address + buffer.Offset;
        isPublished = CanPublish(ref flight);
        return ref flight;
    }

    /// <summary>Takes a record for a plain submission. Its payloads and times are set next, then TryPublish is called.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref Flight BeginPlain(byte operation) => ref Prepare(operation, isPlain: true);

    /// <summary>The caller prepares the entry at once. False when the ring stops: then it does not, and the submission ends with ECANCELED.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPublish(ref Flight flight)
    {
        _prepared = -1;
        flight.Phase = FlightPhase.Published;
        return CanPublish(ref flight);
    }

    /// <summary>The same for an operation on a file.</summary>
    /// <exception cref="ArgumentException">The slot is not open.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of the file is negative.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPublish(ref Flight flight, RingFile file)
    {
        Check(file);
        flight.File = file;
        return TryPublish(ref flight);
    }

    /// <summary>Takes in one completion of a plain submission, of which the observer gets the result alone: its record is free before that runs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [SkipLocalsInit] // In a loop the inlined locals would be cleared for each completion.
    public bool TryFinishPlain(in Cqe cqe, out Completion result)
    {
        if (TryFinishExpected(in cqe, out int value))
        {
            result = new Completion(value);
            return true;
        }
        result = FinishOther(cqe, out bool isLast);
        return isLast;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Check(RingFile file)
    {
        Flight.CheckFile(file);
        if (file.IsFixed) CheckSlot(file);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool CanPublish(ref Flight flight)
    {
        if (_isStopping)
        {
            flight.Expected = 0;
            flight.Pending = 0;
            FinishUnpublished(ref flight, Errno.ECANCELED);
            return false;
        }
        Expect(1);
        return true;
    }

    private static bool IsPlain(in Flight flight) => flight.Expected != 0;

    /// <summary>One comparison says that a completion is the only one of a plain submission, and of this use of its record.</summary>
    private bool TryFinishExpected(in Cqe cqe, out int result)
    {
        int index = UserData.Index(cqe.UserData);
        if (_flights.Knows(index))
        {
            ref Flight flight = ref FlightAt(index);
            if (flight.Expected == cqe.UserData && (cqe.Flags & (CqeFlags.More | CqeFlags.Large)) == 0)
            {
                result = cqe.Result >= 0 ? cqe.Result : ErrorOf(ref flight, cqe.Result);
                flight.Expected = 0;
                flight.Phase = FlightPhase.Free;
                Retire();
                if (flight.LentBuffer >= 0) Registered.EndUse(flight.LentBuffer);
                else if (flight.PayloadEnd > 0)
                {
                    ReleasePayloads(ref flight);
                    flight.PayloadEnd = 0;
                }
                _flights.Return(index, (byte*)Unsafe.AsPointer(ref flight));
                return true;
            }
        }
        result = default;
        return false;
    }

    // One that did not reach the kernel, or a completion with more behind it.
    private Completion FinishOther(Cqe cqe, out bool isLast)
    {
        isLast = TryFinish(in cqe, out FlightHandle handle);
        if (!isLast) return default;
        Completion result = ResultOf(handle);
        EndFlight(handle);
        return result;
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
        ReleasePayloads(ref flight);
        return true;
    }
}
