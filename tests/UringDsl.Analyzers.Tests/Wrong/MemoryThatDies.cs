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
