using System.Runtime.CompilerServices;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>
/// Files that were open before become connections. FILES_UPDATE puts one into a slot that the kernel picks; without a slot a NOP stands in its
/// place, so that the handler hears of the connection from the loop in either case.
/// </content>
public sealed unsafe partial class RingLoop
{
    private const int GetFlags = 3, SetFlags = 4, DuplicateCloseOnExec = 1030, NonBlocking = 0x800;
    private const int TypeOption = 3, DatagramType = 2;

    /// <summary>Makes a connection of an open descriptor.</summary>
    public void Adopt(ref Flight flight, Descriptor descriptor, bool direct, bool keepOriginal)
    {
        Errno error = _isStopping ? Errno.ECANCELED : Prepare(ref flight, descriptor, direct && _socketFiles is not null && _picker is null, keepOriginal);
        if (error != Errno.None)
        {
            FinishUnpublished(ref flight, error);
            return;
        }
        Settle(ref flight);
        flight.Phase = FlightPhase.Published;
        flight.Pending = 1;
        Expect(1);
        ref Sqe sqe = ref _ring.Next();
        if (!flight.AdoptsIntoSlot) Prep.Nop(ref sqe);
        else Prep.FilesUpdate(ref sqe, (nint)Unsafe.AsPointer(ref flight.AdoptedFile), 1, DirectTarget.Allocate.FileIndex);
        sqe.UserData = flight.UserData(step: 0);
    }

    /// <summary>The outcome of an adoption.</summary>
    public Adopted AdoptedOf(FlightHandle handle)
    {
        ref Flight flight = ref FlightAt(handle.Index);
        if (flight.Result(0) < 0) return new Adopted(default, flight.Result(0));
        Connection connection = ConnectionOf(handle);
        bool isLive = IsCurrent(connection) && _connections[connection.Index].IsLive; // OnOpened may have closed it.
        return isLive ? new Adopted(connection, 0) : new Adopted(default, -(int)Errno.ECANCELED);
    }

    private Errno Prepare(ref Flight flight, Descriptor descriptor, bool direct, bool keepOriginal)
    {
        int flags = NativeMethods.FileControl(descriptor.Number, GetFlags, 0);
        if (flags < 0) return Kernel.LastError();
        if ((flags & NonBlocking) != 0 && NativeMethods.FileControl(descriptor.Number, SetFlags, flags & ~NonBlocking) < 0) return Kernel.LastError();
        flight.AdoptsIntoSlot = direct;
        flight.Original = direct && !keepOriginal ? descriptor.Number : -1;
        flight.AdoptedFile = descriptor.Number;
        flight.IsDatagram = IsDatagram(descriptor.Number);
        if (direct || !keepOriginal) return Errno.None;
        flight.AdoptedFile = NativeMethods.FileControl(descriptor.Number, DuplicateCloseOnExec, 0);
        flight.IsDuplicate = flight.AdoptedFile >= 0;
        return flight.IsDuplicate ? Errno.None : Kernel.LastError();
    }

    private static bool IsDatagram(int descriptor)
    {
        int type = 0;
        uint length = sizeof(int);
        // Not a socket: a stream, as far as sends and receives are concerned.
        return NativeMethods.GetSocketOption(descriptor, SocketLevel, TypeOption, &type, &length) == 0 && type == DatagramType;
    }

    private void FinishAdopting(ref Flight flight)
    {
        RingFile file = new(flight.AdoptedFile, flight.AdoptsIntoSlot);
        bool succeeded = flight.Result(0) >= 0;
        Connection connection = default;
        if (!succeeded || _isStopping || !_connections.TryTake(file, ConnectionPhase.Open, out connection))
        {
            if (succeeded) flight.Result(0) = -(int)(_isStopping ? Errno.ECANCELED : Errno.ENFILE);
            if (flight.IsDuplicate || (succeeded && file.IsFixed)) CloseStray(file); // The original stays the caller's.
            return;
        }
        flight.Result(0) = 0;
        flight.ConnectionIndex = connection.Index;
        flight.ConnectionGeneration = connection.Generation;
        flight.OwnsConnection = true;
        if (file.IsFixed) _allocatedSlots++;
        if (flight.Original >= 0) CloseStray(new Descriptor(flight.Original));
        _connections[connection.Index].IsDatagram = flight.IsDatagram;
        LeaveMultishot();
        Introduce(ref _connections[connection.Index], connection.Index);
    }
}
