using System.Runtime.InteropServices;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>
/// Messages. The header, the vectors and the name of a SENDMSG or RECVMSG lie in a block of native memory until its flight has ended: the kernel
/// writes the header of a RECVMSG back with its completion. A multishot copies its header, so one per submission method is enough.
/// </content>
public sealed unsafe partial class RingLoop
{
    private readonly MessageHeader* _receiveHeaders; // by the number of the operation

    /// <summary>The header of a message to send.</summary>
    /// <param name="flight">Whose arguments it is made of.</param>
    /// <param name="data">A bit for each stored buffer that is sent, in their order.</param>
    /// <param name="control">The stored buffer that is control data, or -1.</param>
    public nint MessageToSend(ref Flight flight, int data, int control)
    {
        SendVector* block = TakeBlock(ref flight);
        int count = 0;
        for (int i = 0; i < flight.PayloadEnd; i++)
        {
            ref Payload payload = ref flight.PayloadAt(i);
            if ((data & (1 << i)) == 0 || payload.Length == 0) continue;
            block->Vectors[count * 2] = (ulong)payload.Address;
            block->Vectors[count * 2 + 1] = (ulong)payload.Length;
            count++;
        }
        block->Header = new MessageHeader { Vectors = (ulong)block->Vectors, VectorCount = (ulong)count };
        if (flight.AddressBytes > 0)
        {
            block->Header.Name = (ulong)flight.Address;
            block->Header.NameLength = flight.AddressBytes;
        }
        SetControl(ref flight, ref block->Header, control);
        return (nint)(&block->Header);
    }

    /// <summary>The header of a message to receive.</summary>
    /// <param name="flight">Whose arguments it is made of.</param>
    /// <param name="buffer">The stored buffer that takes the payload.</param>
    /// <param name="control">The stored buffer that takes control data, or -1.</param>
    public nint MessageToReceive(ref Flight flight, int buffer, int control)
    {
        SendVector* block = TakeBlock(ref flight);
        block->Vectors[0] = (ulong)flight.PayloadAddress(buffer);
        block->Vectors[1] = flight.PayloadLength(buffer);
        block->Header = new MessageHeader
        {
            Name = (ulong)block->Name,
            NameLength = PeerAddress.MaxLength,
            Vectors = (ulong)block->Vectors,
            VectorCount = 1,
        };
        SetControl(ref flight, ref block->Header, control);
        return (nint)(&block->Header);
    }

    /// <summary>The header of a multishot RECVMSG: how much of each buffer is kept for names and control data.</summary>
    public nint ReceiveHeader(byte operation) => (nint)(&_receiveHeaders[operation]);

    /// <summary>Takes what a multishot RECVMSG brings. False: there is nothing for the handler in it.</summary>
    public bool TryTakeMessage(in Cqe cqe, out ReceivedMessage message)
    {
        message = default;
        if (!TryTakeReceived(in cqe, out Received received)) return false;
        OperationDeclaration declared = Declared(UserData.Operation(cqe.UserData));
        ref ConnectionEntry entry = ref _connections[received.Connection.Index];
        message = new ReceivedMessage(received, declared.NameBytes, declared.ControlBytes, entry is { IsDatagram: true, IsShut: false }, entry.ReceiveWanted);
        if (message.IsEndOfStream) entry.ReceiveWanted = false;
        if (message.Length == 0) _isShotSpent = true; // The kernel ends the shot behind an empty one.
        return true;
    }

    /// <summary>The result of one RECVMSG.</summary>
    public FilledMessage FilledOf(FlightHandle handle)
    {
        ref Flight flight = ref FlightAt(handle.Index);
        int result = flight.Result(0);
        if (result < 0 || flight.MessageBlock == 0) return new FilledMessage(result, default, 0, MsgFlags.None);
        SendVector* block = BlockAt(flight.MessageBlock);
        int length = (int)block->Header.NameLength;
        PeerAddress name = PeerAddress.FromKernel(new System.ReadOnlySpan<byte>(block->Name, System.Math.Min(length, PeerAddress.MaxLength)));
        return new FilledMessage(result, name, (int)block->Header.ControlLength, block->Header.Flags);
    }

    /// <summary>An error that says something of one message, of this socket or of a peer; the socket goes on.</summary>
    private static bool IsPassing(Errno error) => error is Errno.ECONNREFUSED or Errno.EHOSTUNREACH or Errno.ENETUNREACH or Errno.EHOSTDOWN
        or Errno.ENETDOWN or Errno.EMSGSIZE or Errno.EPROTO or Errno.ENOPROTOOPT or Errno.ENOMEM or Errno.EINTR;

    private static MessageHeader* MakeReceiveHeaders(OperationDeclaration[] operations)
    {
        MessageHeader* headers = (MessageHeader*)NativeMemory.AllocZeroed((nuint)(operations.Length + 1), (nuint)sizeof(MessageHeader));
        for (int i = 0; i < operations.Length; i++)
        {
            headers[i + 1].NameLength = (uint)operations[i].NameBytes;
            headers[i + 1].ControlLength = (ulong)operations[i].ControlBytes;
        }
        return headers;
    }

    private static void SetControl(ref Flight flight, ref MessageHeader header, int control)
    {
        if (control < 0 || flight.PayloadLength(control) == 0) return;
        header.Control = (ulong)flight.PayloadAddress(control);
        header.ControlLength = flight.PayloadLength(control);
    }

    private static int BytesOf(ulong header)
    {
        MessageHeader* message = (MessageHeader*)header;
        ulong bytes = 0;
        for (ulong i = 0; i < message->VectorCount; i++) bytes += ((ulong*)message->Vectors)[i * 2 + 1];
        return (int)System.Math.Min(bytes, int.MaxValue);
    }

    private SendVector* TakeBlock(ref Flight flight)
    {
        if (!_vectors.TryTake(out int index)) throw _vectors.LimitReached("messages in flight");
        SendVector* block = (SendVector*)_vectors.Address(index);
        block->Next = flight.MessageBlock;
        flight.MessageBlock = index + 1;
        return block;
    }

    private SendVector* BlockAt(int oneBased) => (SendVector*)_vectors.Address(oneBased - 1);

    private void ReturnMessages(ref Flight flight)
    {
        for (int block = flight.MessageBlock; block > 0;)
        {
            int next = BlockAt(block)->Next;
            _vectors.Return(block - 1);
            block = next;
        }
        flight.MessageBlock = 0;
    }
}
