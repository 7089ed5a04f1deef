using System;
using System.Buffers;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using UringDsl;
using UringDsl.Abi;

namespace Wrong.MemoryThatDies;

// The address of a received byte, in a field.
[RingHandler]
[BufferRing("In")]
internal sealed unsafe partial class AddressKept
{
    private void* _first;
    private int _sum;

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (_first != null) _sum += *(byte*)_first;
        _first = Unsafe.AsPointer(ref MemoryMarshal.GetReference(received.Data)); // URING2028
    }
}

// The state of the connection keeps the address.
[RingHandler]
[BufferRing("In")]
internal sealed unsafe partial class PointerInSession
{
    [ConnectionState]
    private struct Session
    {
        public byte* Rest;
        public int RestLength;
    }

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    private void OnReceived(Connection connection, in Received received, ref Session session)
    {
        ReadOnlySpan<byte> data = received.Data;
        int end = data.LastIndexOf((byte)'\n') + 1;
        session.Rest = (byte*)Unsafe.AsPointer(ref Unsafe.AsRef(in data[end])); // URING2028
        session.RestLength = data.Length - end;
    }
}

// The datagram's payload, kept by address.
[RingHandler]
[BufferRing("In")]
internal sealed unsafe partial class PayloadKept
{
    private byte* _last;
    private int _sum;

    [ReceiveMessage(Multishot = true, Buffers = "In", Completed = nameof(OnDatagram))] private partial void Receive(Connection socket);

    partial void OnOpened(Connection connection) => Receive(connection);

    private void OnDatagram(in ReceivedMessage message)
    {
        if (_last is not null) _sum += *_last;
        fixed (byte* payload = &MemoryMarshal.GetReference(message.Payload)) _last = payload; // URING2028
    }
}

// The same as a number.
[RingHandler]
[BufferRing("In")]
internal sealed unsafe partial class NumberKept
{
    private readonly Queue<(nint Address, int Length)> _parts = new();

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.IsSuccess) return;
        fixed (byte* first = received.Data) _parts.Enqueue(((nint)first, received.Length)); // URING2028
    }
}

// A closure brings the pointer to a later turn.
[RingHandler]
[BufferRing("In")]
internal sealed unsafe partial class PointerInClosure
{
    private int _sum;

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.IsSuccess) return;
        fixed (byte* first = received.Data)
        {
            byte* kept = first;
            Post(() => _sum += *kept); // URING2028 URING4003
        }
    }
}

// The stack frame is gone before the kernel takes the group's memory into use.
[RingHandler]
internal sealed unsafe partial class StackProvided
{
    [ProvideBuffers] private partial void Provide(nint address, int length, int count, ushort bufferGroup, ushort firstId);

    partial void OnStarted() => Fill();

    private void Fill()
    {
        byte* memory = stackalloc byte[4096];
        Provide((nint)memory, 1024, 4, 7, 0); // URING2007
    }
}

// Rented, registered and given back.
[RingHandler]
internal sealed unsafe partial class RentedRegistered
{
    private FixedBuffer _page;

    [WriteFixed] private partial void Write(Descriptor file, FixedBuffer page, long offset);

    public void Start(Descriptor file) => Post(() => Save(file));

    private void Save(Descriptor file)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(4096);
        try
        {
            fixed (byte* first = rented)
            {
                _page = Ring.RegisterBuffer((nint)first, 4096); // URING2007
            }

            Write(file, _page, 0);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}

// Native memory, freed behind the submission.
[RingHandler]
internal sealed unsafe partial class FreedBehind
{
    [Madvise(Completed = nameof(OnAdvised))] private partial void Advise(nint address, uint length, MemoryAdvice advice);

    [WriteFixed] private partial void Write(Descriptor file, FixedBuffer page, long offset);

    public void Start(Descriptor file) => Post(() => Save(file));

    private void Save(Descriptor file)
    {
        void* memory = NativeMemory.AllocZeroed(4096);
        FixedBuffer page = Ring.RegisterBuffer((nint)memory, 4096);
        Write(file, page, 0);
        NativeMemory.Free(memory); // URING2008
    }

    private void OnAdvised(in Completion completion)
    {
    }
}

// The handle's pin ends with the block.
[RingHandler]
internal sealed unsafe partial class PinEnds(byte[] array)
{
    private FixedBuffer _page;

    partial void OnStarted() => Register();

    private void Register()
    {
        using MemoryHandle handle = array.AsMemory().Pin(); // URING2008
        _page = Ring.RegisterBuffer((nint)handle.Pointer, array.Length);
    }
}

// A pinned handle, freed too early.
[RingHandler]
internal sealed partial class HandleFreed(byte[] array)
{
    private FixedBuffer _page;

    [WriteFixed] private partial void Write(Descriptor file, FixedBuffer page, long offset);

    public void Start(Descriptor file) => Post(() => Save(file));

    private void Save(Descriptor file)
    {
        GCHandle handle = GCHandle.Alloc(array, GCHandleType.Pinned);
        _page = Ring.RegisterBuffer(handle.AddrOfPinnedObject(), array.Length);
        Write(file, _page, 0);
        handle.Free(); // URING2008
    }
}

// The futex is freed while the kernel waits on it.
[RingHandler]
internal sealed partial class FutexFreed
{
    [FutexWait(Completed = nameof(OnWoken))] private partial void Wait(FutexWord futex, uint value);

    partial void OnStarted()
    {
        using FutexWord word = new(0); // URING2009
        Wait(word, 0);
    }

    private void OnWoken(in Completion completion)
    {
    }
}
