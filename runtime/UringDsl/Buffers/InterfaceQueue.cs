using System;
using System.Threading;
using UringDsl.Abi;

namespace UringDsl.Core;

/// <summary>The memory that a queue of a network device writes to, and the way on which pieces of it go back to the device.</summary>
/// <remarks>Safety: the loop keeps both regions mapped until the ring has gone.</remarks>
internal sealed unsafe class InterfaceQueue
{
    public const int EntryBytes = 16; // struct io_uring_zcrx_rqe

    private readonly byte* _area;
    private readonly nuint _areaBytes;
    private readonly ulong _token;
    private readonly uint* _head, _tail;
    private readonly ulong* _entries;
    private readonly uint _mask;

    public InterfaceQueue(in InterfaceQueueRegistration registration, in InterfaceQueueArea area, nint region)
    {
        Id = (int)registration.Id;
        _area = (byte*)area.Address;
        _areaBytes = (nuint)area.Length;
        _token = area.RefillToken;
        _head = (uint*)(region + (nint)registration.HeadOffset);
        _tail = (uint*)(region + (nint)registration.TailOffset);
        _entries = (ulong*)(region + (nint)registration.EntriesOffset);
        _mask = registration.RefillEntries - 1;
    }

    /// <summary>The number that the kernel gave it.</summary>
    public int Id { get; }

    public ReadOnlySpan<byte> DataOf(in ReceivedZeroCopy received)
    {
        Check(in received);
        return new ReadOnlySpan<byte>(_area + received.Start, received.Length);
    }

    /// <summary>Gives a piece back; the kernel takes it when it next looks for room.</summary>
    public void Return(in ReceivedZeroCopy received)
    {
        Check(in received);
        uint tail = *_tail; // Nobody else writes it.
        // Pairs with the kernel's release store: what it has taken may be written over.
        if (tail - Volatile.Read(ref *_head) > _mask)
        {
            throw new InvalidOperationException($"The refill queue of {_mask + 1} entries is full: register the interface queue with more refillEntries.");
        }
        ulong* entry = _entries + (tail & _mask) * (EntryBytes / sizeof(ulong));
        entry[0] = (ulong)received.Start | _token;
        entry[1] = (uint)received.Length;
        Volatile.Write(ref *_tail, tail + 1); // Pairs with the kernel's acquire load.
    }

    private void Check(in ReceivedZeroCopy received)
    {
        bool isInside = received.IsSuccess && (ulong)received.Start + (ulong)received.Length <= _areaBytes;
        if (!isInside) throw new ArgumentException($"There are no bytes of interface queue {Id} in {received}.", nameof(received));
    }
}
