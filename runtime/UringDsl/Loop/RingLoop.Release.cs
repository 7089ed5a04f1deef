using System;
using System.Runtime.InteropServices;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>Released: a record for each send that has an observer of its memory, and its way through the switch when the memory is free.</content>
public sealed unsafe partial class RingLoop
{
    private readonly NativePool _releases = new(sizeof(BufferRelease), 64, 1 << UserData.IndexBits);

    /// <summary>Takes what a completion says of released memory. False: it says something else.</summary>
    public bool TryTakeReleased(in Cqe cqe, out Released released)
    {
        released = default;
        if (UserData.Step(cqe.UserData) != UserData.StepReleased) return false;
        int index = UserData.Index(cqe.UserData);
        if (!_releases.Knows(index) || !ReleaseAt(index).IsLive || ReleaseAt(index).Generation != UserData.Generation(cqe.UserData)) return false;
        ref BufferRelease release = ref ReleaseAt(index);
        Connection connection = new(release.ConnectionIndex, release.ConnectionGeneration);
        SendBuffer buffer = default;
        if (release.Kind == PayloadKind.Managed)
        {
            GCHandle handle = GCHandle.FromIntPtr(release.Key);
            buffer = new SendBuffer((byte[])handle.Target!, release.Offset, release.Length);
            handle.Free();
        }
        FixedBuffer page = release.Kind == PayloadKind.Fixed
            ? new FixedBuffer(Registered, (int)release.Key, Payloads.PlaceOf(release.Key), release.BufferGeneration, release.Offset, release.Length)
            : default;
        released = new Released(connection, buffer, page, release.WasZeroCopy, release.WasCopied);
        DropRelease(index); // Before the handler: an exception of its costs the connection, and no record.
        if (IsCurrent(connection)) _currentConnection = connection;
        return true;
    }

    /// <summary>Lets the submission's method hear when the memory of a stored buffer is free.</summary>
    public void TellReleased(ref Flight flight, int index)
    {
        ref Payload payload = ref flight.PayloadAt(index);
        Owe(ref payload, flight.Operation, new Connection(-1, 0));
    }

    private ref BufferRelease ReleaseAt(int index) => ref *(BufferRelease*)_releases.Address(index);

    private void Owe(ref Payload payload, byte operation, Connection connection)
    {
        if (!_releases.TryTake(out int index)) throw _releases.LimitReached("sends that wait for the release of their memory");
        ref BufferRelease release = ref ReleaseAt(index);
        bool isFixed = payload.Kind == PayloadKind.Fixed;
        int key = (int)payload.Key;
        nint start = isFixed ? Registered.AddressOf(key) : Payloads.AddressOf((byte[])GCHandle.FromIntPtr(payload.Key).Target!);
        release = new BufferRelease
        {
            Generation = UserData.Next(release.Generation),
            ConnectionIndex = connection.Index,
            ConnectionGeneration = connection.Generation,
            Offset = (int)(payload.Address - start),
            BufferGeneration = isFixed ? Registered.GenerationOf(key) : 0,
            Length = payload.Length,
            Key = payload.Key,
            Operation = operation,
            Kind = payload.Kind,
            IsLive = true,
        };
        payload.Release = index + 1;
    }

    /// <summary>The memory is free: its observer hears of it through the switch.</summary>
    private void AnnounceRelease(int index)
    {
        ref BufferRelease release = ref ReleaseAt(index);
        if (!_isStopOverdue)
        {
            _made.Enqueue(UserData.Pack(release.Operation, UserData.StepReleased, release.Generation, index));
            return;
        }
        if (release.Kind == PayloadKind.Managed) GCHandle.FromIntPtr(release.Key).Free();
        DropRelease(index);
    }

    private void SetConnection(int release, in Flight flight)
    {
        ReleaseAt(release).ConnectionIndex = flight.ConnectionIndex;
        ReleaseAt(release).ConnectionGeneration = flight.ConnectionGeneration;
    }

    private void DropRelease(int index)
    {
        ReleaseAt(index).IsLive = false;
        _releases.Return(index);
    }

    /// <summary>While stopping, when time is up: it is free, and nobody is told.</summary>
    private void DropMadeRelease(ulong userData)
    {
        int index = UserData.Index(userData);
        ref BufferRelease release = ref ReleaseAt(index);
        if (!release.IsLive || release.Generation != UserData.Generation(userData)) return;
        if (release.Kind == PayloadKind.Managed) GCHandle.FromIntPtr(release.Key).Free();
        DropRelease(index);
    }

    /// <summary>A submission that was not made: its exception tells, and the memory was never anyone else's.</summary>
    private void DropReleases(ref Flight flight)
    {
        for (int i = 0; i < flight.PayloadEnd; i++)
        {
            ref Payload payload = ref flight.PayloadAt(i);
            if (payload.Release > 0) DropRelease(payload.Release - 1);
            payload.Release = 0;
        }
    }

    private void NoteUsage(in Payload payload, in ZeroCopySend record)
    {
        if (payload.Release == 0) return;
        ref BufferRelease release = ref ReleaseAt(payload.Release - 1);
        release.WasZeroCopy = true;
        release.WasCopied |= record.WasCopied;
    }
}
