using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>Files that submissions make and close: slots are reserved before and given back behind; what nobody is told of, is closed.</content>
public sealed unsafe partial class RingLoop
{
    private const int SlotCloseStep = 1, SlotReturnStep = 2; // of the runtime's CLOSE: whose the slot is afterwards

    /// <summary>The file of a connection, for a submission that works on another one as well.</summary>
    /// <exception cref="InvalidOperationException">The connection is gone, or it is closing.</exception>
    public RingFile FileOf(Connection connection)
    {
        bool isOpen = _connections.Exists(connection.Index, connection.Generation) && _connections[connection.Index].IsLive;
        if (isOpen) return _connections[connection.Index].RingFile;
        throw new InvalidOperationException($"{connection} is gone or closing, so nothing else can work on its file. Ask before, or use OnClosed to know.");
    }

    /// <summary>
    /// Publishes a submission whose first step makes a file, in a slot that is reserved for it. A socket becomes a connection, which its handler
    /// gets when the chain has succeeded; of another file the handler gets the slot. A chain that fails leaves nothing open.
    /// </summary>
    public void PublishOnSlot(ref Flight flight)
    {
        CheckFiles(ref flight);
        flight.RepeatsOnSlot = true;
        bool isSocket = Declared(flight.Operation).Steps[0].Opcode is not (Opcode.Openat or Opcode.Openat2 or Opcode.Pipe);
        if (isSocket && _socketFiles is null && !_isStopping && _declaration.FixedFiles > 0)
        {
            PublishOnDescriptor(ref flight);
            return;
        }
        Slot slot = default;
        if (_isStopping || _files is null || !(SlotsOf(ref flight) == 2 ? _files.TryTakePair(out slot) : _files.TryTake(out slot)))
        {
            FinishWithoutSlot(ref flight);
            return;
        }
        if (isSocket && !TryBeginConnection(ref flight, slot))
        {
            _files.Return(slot);
            FinishWithoutSlot(ref flight);
            return;
        }
        flight.OwnsSlot = !isSocket;
        flight.File = slot;
        flight.FileIndex = DirectTarget.At(slot).FileIndex;
        if (isSocket) LeaveMultishot();
        PublishNow(ref flight);
    }

    /// <summary>A repetition may find none while the file of the attempt before is being closed: that passes, and the attempt counts.</summary>
    private void FinishWithoutSlot(ref Flight flight)
    {
        bool isLast = flight.Repeats == 0 || flight.Repeats + 1 >= Declared(flight.Operation).Attempts || _isStopping;
        if (isLast) FinishUnpublished(ref flight, _isStopping ? Errno.ECANCELED : Errno.ENFILE);
        else WaitToRepeat(ref flight);
    }

    internal Opened OpenedOf(FlightHandle handle)
    {
        ref Flight flight = ref FlightAt(handle.Index);
        int result = flight.Result(0);
        bool isInSlot = flight.HasFile;
        Deliver(ref flight);
        flight.HasDescriptor = false;
        return isInSlot ? new Opened(0, flight.File) : new Opened(result, new RingFile(Math.Max(result, 0), isFixed: false));
    }

    internal PipeEnds PipeOf(FlightHandle handle)
    {
        ref Flight flight = ref FlightAt(handle.Index);
        bool isInSlots = flight.HasFile;
        Deliver(ref flight);
        flight.HasDescriptor = false;
        if (flight.Result(0) < 0) return new PipeEnds(flight.Result(0), default, default);
        if (isInSlots) return new PipeEnds(flight.Result(0), flight.File, new Slot(flight.File.Number + 1));
        return new PipeEnds(flight.Result(0), EndOf(ref flight, 0), EndOf(ref flight, 1));
    }

    private static Descriptor EndOf(ref Flight flight, int end) => new(MemoryMarshal.Cast<byte, int>(flight.Output)[end]);

    private bool TryBeginConnection(ref Flight flight, RingFile file)
    {
        if (!_connections.TryTake(file, ConnectionPhase.Opening, out Connection connection)) return false;
        flight.ConnectionIndex = connection.Index;
        flight.ConnectionGeneration = connection.Generation;
        flight.OwnsConnection = true;
        flight.IsOrdered = true;
        if (file.IsFixed) _files!.Connect(new Slot(file.Number));
        _connections[connection.Index].IsSending = true;
        _connections[connection.Index].IsDatagram = Declared(flight.Operation).Datagram;
        return true;
    }

    /// <summary>A slot that the handler has no file in would be an error of the kernel's, or by now somebody else's file.</summary>
    private void CheckFiles(ref Flight flight)
    {
        if (flight.FilesSet == 0 && !flight.File.IsFixed) return;
        if (flight.File.IsFixed) CheckSlot(flight.File);
        for (int i = 0; i < Flight.MaxArguments; i++)
        {
            if ((flight.FilesSet & (1 << i)) != 0 && flight.FileAt(i).IsFixed) CheckSlot(flight.FileAt(i));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CheckSlot(RingFile file)
    {
        if (_files is null || !_files.IsUsable(file.Number)) throw NoFileIn(file);
    }

    private ArgumentException NoFileIn(RingFile slot) => new(
        _files is null ? $"The ring has no fixed-file table for {slot}: declare [FixedFiles] on the handler."
        : slot.Number >= _files.Count ? $"The fixed-file table has {_files.Count} slots, so {slot} is none of them."
        : $"There is no file in {slot}: it has not been opened, or a close of it has been submitted.");

    /// <summary>What must be known of a step when it has completed, and stands in its entry only.</summary>
    private void RememberStep(ref Flight flight, in Sqe sqe, int step)
    {
        if (sqe.Opcode == Opcode.Close)
        {
            flight.WantedBytes(step) = sqe.FileIndex == 0 ? ~sqe.File : (int)sqe.FileIndex;
            if (flight.ConnectionIndex >= 0 || flight.OwnsSlot) return;
            EndRepeatsOn(sqe.FileIndex == 0 ? new RingFile(sqe.File, isFixed: false) : new RingFile((int)sqe.FileIndex - 1, isFixed: true));
            if (sqe.FileIndex != 0) _files!.BeginClosing((int)sqe.FileIndex - 1);
            return;
        }
        if (sqe.Opcode == Opcode.Sendmsg)
        {
            flight.WantedBytes(step) = BytesOf(sqe.Address);
            return;
        }
        bool isVectored = sqe.Opcode is Opcode.Readv or Opcode.Writev or Opcode.ReadvFixed or Opcode.WritevFixed;
        long bytes = 0;
        for (uint i = 0; isVectored && i < sqe.Length; i++) bytes += (long)((IoVector*)sqe.Address)[i].Length;
        flight.WantedBytes(step) = (int)(isVectored ? Math.Min(bytes, int.MaxValue) : sqe.Length);
    }

    /// <summary>All completions are in: slots that were closed go back, and what a chain or a late open has left over is closed.</summary>
    private void FinishFiles(ref Flight flight, StepDeclaration[] steps)
    {
        bool isClosed = false;
        for (int step = 0; step < steps.Length; step++)
        {
            if (steps[step].Opcode == Opcode.Close) isClosed |= FinishClose(ref flight, step);
            else if (MadeDescriptor(ref flight, steps, step)) flight.HasDescriptor = true;
        }
        if (flight.OwnsSlot) FinishSlot(ref flight, steps, isClosed);
        if (!_isStopping || !(flight.HasFile || flight.HasDescriptor)) return;
        CloseUndelivered(ref flight); // It succeeded, but too late to be of use.
        flight.WasCancelled = true;
        for (int step = 0; step < steps.Length; step++) flight.Result(step) = -(int)Errno.ECANCELED;
    }

    private bool FinishClose(ref Flight flight, int step)
    {
        if (flight.ConnectionIndex >= 0) return false; // The connection sees to it.
        int closed = flight.WantedBytes(step);
        bool isGone = flight.Result(step) != -(int)Errno.ECANCELED;
        if (flight.OwnsSlot) return isGone;
        if (!isGone) CloseUnreached(closed < 0 ? new RingFile(~closed, isFixed: false) : new RingFile(closed - 1, isFixed: true));
        else if (closed > 0) _files!.EndClosing(closed - 1);
        return isGone;
    }

    /// <summary>A chain broke before its CLOSE: it closes all the same.</summary>
    private void CloseUnreached(RingFile file)
    {
        bool isReserved = file.IsFixed && file.Number < _files!.Reserved;
        if (isReserved) _files!.BeginClosing(file.Number);
        CloseStray(file, isReserved ? SlotCloseStep : 0, isReserved ? file.Number : 0);
    }

    private void FinishSlot(ref Flight flight, StepDeclaration[] steps, bool isClosed)
    {
        if (flight.Result(0) < 0 || isClosed)
        {
            flight.OwnsSlot = false;
            for (int i = 0; i < SlotsOf(ref flight); i++) _files!.Return(new Slot(flight.File.Number + i));
            return;
        }
        if (Fold(ref flight, steps).Kind == OutcomeKind.Completed && !HasStep(steps, Opcode.Close)) flight.HasFile = true;
        else CloseSlot(ref flight);
    }

    /// <summary>The handler has it now. Before this, the end of the submission closes it.</summary>
    private void Deliver(ref Flight flight)
    {
        for (int i = 0; flight.HasFile && i < SlotsOf(ref flight); i++) _files!.HandOver(flight.File.Number + i);
        flight.HasFile = false;
    }

    private void CloseUndelivered(ref Flight flight)
    {
        if (flight.HasFile) CloseSlot(ref flight);
        if (!flight.HasDescriptor) return;
        flight.HasDescriptor = false;
        StepDeclaration[] steps = Declared(flight.Operation).Steps;
        for (int step = 0; step < steps.Length; step++)
        {
            if (!MadeDescriptor(ref flight, steps, step)) continue;
            if (steps[step].Opcode != Opcode.Pipe) CloseStray(new RingFile(flight.Result(step), isFixed: false));
            else
            {
                CloseStray(EndOf(ref flight, 0));
                CloseStray(EndOf(ref flight, 1));
            }
        }
    }

    private void CloseSlot(ref Flight flight)
    {
        flight.OwnsSlot = flight.HasFile = false;
        for (int i = 0; i < SlotsOf(ref flight); i++)
        {
            Slot slot = new(flight.File.Number + i);
            CloseStray(slot, SlotReturnStep, slot.Index);
        }
    }

    /// <summary>Slots that a submission takes for what it makes: both ends of a pipe, or one file.</summary>
    private int SlotsOf(ref Flight flight) => Declared(flight.Operation).Steps[0].Opcode == Opcode.Pipe ? 2 : 1;

    /// <summary>A descriptor or slot that has no connection to go with.</summary>
    private void CloseStray(RingFile file, int step = 0, int index = 0)
    {
        Expect(1);
        ref Sqe sqe = ref _ring.Next();
        Prep.Close(ref sqe, file);
        sqe.UserData = UserData.Pack(UserData.CloseOperation, step, 0, index);
    }

    private void CompleteStrayClose(in Cqe cqe)
    {
        Retire();
        int slot = UserData.Index(cqe.UserData);
        if (UserData.Step(cqe.UserData) == SlotReturnStep) _files!.Return(new Slot(slot));
        else if (UserData.Step(cqe.UserData) == SlotCloseStep) _files!.EndClosing(slot);
        else if (UserData.Step(cqe.UserData) == PickedSlotStep) ReturnPicked(slot);
    }

    private static bool MadeDescriptor(ref Flight flight, StepDeclaration[] steps, int step)
    {
        if (flight.Result(step) < 0 || (step == 0 && (flight.OwnsSlot || flight.FileIndex != 0))) return false;
        return steps[step].Opcode is Opcode.Openat or Opcode.Openat2 or Opcode.FixedFdInstall or Opcode.Pipe;
    }

    private static bool Transfers(Opcode opcode) =>
        opcode is Opcode.Send or Opcode.Sendmsg or Opcode.Recv or Opcode.Splice or Opcode.Tee || Reads(opcode) || Writes(opcode);

    private static bool Reads(Opcode opcode) => opcode is Opcode.Read or Opcode.Readv or Opcode.ReadFixed or Opcode.ReadvFixed;

    private static bool Writes(Opcode opcode) => opcode is Opcode.Write or Opcode.Writev or Opcode.WriteFixed or Opcode.WritevFixed;
}
