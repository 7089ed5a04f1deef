using System;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>
/// What is done where a feature is missing or switched off. It is decided once, at the start; where the feature is there, one bool is looked at per
/// submission, and nothing per message.
/// </content>
public sealed unsafe partial class RingLoop
{
    private const int PickedSlotStep = 7; // of the CLOSE of an accepted file that never became a connection: its slot is free again

    private readonly bool _acceptsOneByOne, _receivesOneByOne, _listensBySystemCalls;
    private readonly SlotPicker? _picker;

    /// <summary>Whether this ring uses a feature. Ask once, at the start, and keep the answer.</summary>
    internal bool Has(RingFeature feature) => Capabilities.Has(feature);

    /// <summary>The slot of a new connection: picked at the ACCEPT, or allocated by the kernel, which tells it as the result.</summary>
    private static int TakeAccepted(Acceptor acceptor, int result)
    {
        if (acceptor.PickedSlot < 0) return result;
        int slot = acceptor.PickedSlot;
        acceptor.PickedSlot = -1;
        return slot;
    }

    /// <summary>The slot of an ACCEPT that brought nothing.</summary>
    private void ReturnPicked(Acceptor acceptor)
    {
        if (acceptor.PickedSlot < 0) return;
        _picker!.Return(acceptor.PickedSlot);
        acceptor.PickedSlot = -1;
    }

    /// <summary>An accepted file without a connection to put it in. A slot that was picked here is free when it has been closed.</summary>
    private void CloseAccepted(RingFile file) => CloseStray(file, file.IsFixed && _picker is not null ? PickedSlotStep : 0, file.IsFixed ? file.Number : 0);

    private bool TryPickTarget(Acceptor acceptor, out DirectTarget target)
    {
        target = acceptor.IsDirect ? DirectTarget.Allocate : DirectTarget.None;
        if (!acceptor.IsDirect || _picker is null) return true;
        if (!_picker.TryTake(out Slot slot)) return false; // The last one is about to be closed.
        acceptor.PickedSlot = slot.Index;
        target = DirectTarget.At(slot);
        return true;
    }

    private void ReturnPicked(int slot)
    {
        _picker!.Return(slot);
        ArmWaiting();
    }

    /// <summary>One receive for each piece: the entry that generated code has just written loses what the kernel does not know.</summary>
    private void ReceiveOnce()
    {
        ref Sqe sqe = ref _ring.Last;
        if (sqe.Opcode != Opcode.Recv) return; // The others have no form that takes one buffer and says as much.
        sqe.IoPriority &= unchecked((ushort)~(RecvSendFlags.RecvMultishot | RecvSendFlags.Bundle));
        if (!Has(RingFeature.PollFirst)) sqe.IoPriority &= unchecked((ushort)~RecvSendFlags.PollFirst);
    }

    /// <summary>A listening socket without BIND, LISTEN and socket commands: system calls, which do not wait.</summary>
    private void ListenBySystemCalls(Acceptor acceptor)
    {
        int socket = NativeMethods.Socket(acceptor.Address.FamilyNumber, StreamType | CloseOnExec, 0);
        int failedStep = Acceptor.SocketStep;
        Errno error = socket < 0 ? Kernel.LastError() : SetUp(acceptor, socket, out failedStep);
        if (error == Errno.None && acceptor.File.IsFixed) error = PutIntoSlot(acceptor, socket);
        if (socket >= 0 && (error != Errno.None || acceptor.File.IsFixed)) _ = NativeMethods.Close(socket);
        if (error != Errno.None)
        {
            FailSetup(acceptor, failedStep, error);
            FinishSetup(acceptor);
            return;
        }
        if (!acceptor.File.IsFixed) acceptor.File = new Descriptor(socket);
        acceptor.HasSocket = true;
        Statistics.SystemCallListeners++;
        ArmOrWait(acceptor);
    }

    private static Errno SetUp(Acceptor acceptor, int socket, out int step)
    {
        bool isUnix = acceptor.Address.FamilyNumber == UnixFamily;
        step = Acceptor.ReuseAddressStep;
        if (!Set(SocketLevel, ReuseAddressOption)) return Kernel.LastError();
        step = Acceptor.ReusePortStep;
        if (acceptor.ReusesPort && !Set(SocketLevel, ReusePortOption)) return Kernel.LastError();
        step = Acceptor.NoDelayStep;
        if (!isUnix && !Set(TcpLevel, NoDelayOption)) return Kernel.LastError();
        step = Acceptor.BindStep;
        if (NativeMethods.Bind(socket, (void*)acceptor.AddressMemory, (uint)acceptor.Address.Length) < 0) return Kernel.LastError();
        step = Acceptor.ListenStep;
        return NativeMethods.Listen(socket, acceptor.Backlog) < 0 ? Kernel.LastError() : Errno.None;

        bool Set(int level, int option) => NativeMethods.SetSocketOption(socket, level, option, (void*)acceptor.OptionValue, sizeof(int)) >= 0;
    }

    private Errno PutIntoSlot(Acceptor acceptor, int socket)
    {
        try
        {
            _files!.Update(new Slot(acceptor.File.Number), socket);
            return Errno.None;
        }
        catch (RingException refused)
        {
            return refused.Error;
        }
    }
}
