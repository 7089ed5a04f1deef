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
    private const int ParkedStep = 0xFD;  // of an ACCEPT: a connection that has waited for room, announced by the runtime
    private const int PickedSlotStep = 7; // of the CLOSE of an accepted file that never became a connection: its slot is free again

    private readonly bool _acceptsOneByOne, _receivesOneByOne, _limitsOneByOne, _listensBySystemCalls, _firesOneByOne;
    private readonly bool _skips;               // CQE_SKIP_SUCCESS is understood
    private readonly FileTable? _socketFiles;   // the table, unless sockets have to stay out of it
    private readonly int[] _lentBuffers = [];   // by connection, where receives are given buffers: the one that its receive has, -1 for none
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

    /// <summary>Others than RECV have no other form: they were refused at the start where they are not known.</summary>
    private bool ReceivesOnce(OperationDeclaration declared) => declared.Steps[0].Opcode == Opcode.Recv
        && (_receivesOneByOne || (_limitsOneByOne && (declared.ShotBytes | declared.TotalBytes) != 0));

    /// <summary>
    /// It receives from this ring, piece by piece, because the kernel cannot limit a multishot. Such a kernel may also let the completion of a multishot
    /// overtake that of a single receive, and their pieces of one buffer would be told apart in the wrong order.
    /// </summary>
    private bool ReceivesPieces(OperationDeclaration declared, int group) => !_receivesOneByOne && declared.Shape == OperationShape.Receive
        && ReceivesOnce(declared) && (declared.BufferGroup == group || Array.IndexOf(declared.FallOver, group) >= 0);

    /// <summary>One receive for each piece: the entry that generated code has just written loses what the kernel does not know.</summary>
    private void ReceiveOnce(int connection, byte group)
    {
        ref Sqe sqe = ref _ring.Written(1);
        sqe.OptionLength = 0; // A limit of several shots.
        sqe.IoPriority &= unchecked((ushort)~(RecvSendFlags.RecvMultishot | RecvSendFlags.Bundle));
        if (_lentBuffers.Length == 0 || !_buffers[group].TryLend(out int id)) return; // ENOBUFS: there is no such group in the kernel.
        _lentBuffers[connection] = id;
        sqe.Flags &= ~SqeFlags.BufferSelect;
        sqe.BufferGroup = 0;
        sqe.Address = (ulong)_buffers[group].Address(id);
        uint size = (uint)_buffers[group].BufferSize;
        sqe.Length = sqe.Length == 0 ? size : Math.Min(sqe.Length, size);
    }

    /// <summary>The completion as the kernel would have posted it, had it picked the buffer.</summary>
    private Cqe WithLentBuffer(in Cqe cqe)
    {
        int index = UserData.Index(cqe.UserData), group = UserData.Step(cqe.UserData);
        if (!IsReceiving(index, UserData.Generation(cqe.UserData), UserData.Operation(cqe.UserData), group) || _lentBuffers[index] < 0) return cqe;
        int id = _lentBuffers[index];
        _lentBuffers[index] = -1;
        _buffers[group].EndLending();
        return new Cqe(cqe.UserData, cqe.Result, cqe.Flags | CqeFlags.Buffer | (CqeFlags)((uint)id << UringConstants.CqeBufferShift));
    }

    /// <summary>
    /// A chain that makes its socket, without slots: the number of a descriptor must be known before the chain is written, so a system call makes it,
    /// and a NOP stands where SOCKET stood.
    /// </summary>
    private void PublishOnDescriptor(ref Flight flight)
    {
        OperationDeclaration declared = Declared(flight.Operation);
        int socket = NativeMethods.Socket(flight.AddressFamily, (declared.Datagram ? DatagramType : StreamType) | CloseOnExec, 0);
        if (socket < 0)
        {
            FinishUnpublished(ref flight, Kernel.LastError());
            return;
        }
        RingFile file = new Descriptor(socket);
        if (!TryBeginConnection(ref flight, file))
        {
            _ = NativeMethods.Close(socket);
            FinishUnpublished(ref flight, Errno.ENFILE);
            return;
        }
        flight.File = file;
        Statistics.SystemCallSockets++;
        LeaveMultishot();
        PublishNow(ref flight);
        ref Sqe first = ref _ring.Written(declared.Steps.Length);
        (SqeFlags flags, ulong userData) = (first.Flags, first.UserData);
        Prep.Nop(ref first, 0, 0);
        (first.Flags, first.UserData) = (flags, userData);
    }

    /// <summary>Whether a step keeps its success to itself.</summary>
    private bool Skips(in StepDeclaration step) => step.SkipsSuccess && _skips;

    private void PostEverySuccess(StepDeclaration[] steps)
    {
        for (int step = 0; step < steps.Length; step++) _ring.Written(steps.Length - step).Flags &= ~SqeFlags.CqeSkipSuccess;
    }

    /// <summary>A timer that fires once, of one that was to fire again and again.</summary>
    private void FireOnce()
    {
        ref Sqe sqe = ref _ring.Written(1);
        sqe.OperationFlags &= ~(uint)TimeoutFlags.Multishot;
        sqe.Offset = 0; // Without the flag it is another count: of completions to wait for.
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
        BeginListening(acceptor);
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
        catch (RingRefusedException refused)
        {
            return refused.Error;
        }
    }
}
