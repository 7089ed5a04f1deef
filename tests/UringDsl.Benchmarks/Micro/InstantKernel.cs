using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.Benchmarks.Micro;

/// <summary>
/// A model of a kernel that takes next to no time: what is submitted is complete when the enter returns, and every armed receive brings one full
/// buffer in each enter. So what a loop takes on it is the library's own part.
/// </summary>
internal sealed unsafe partial class InstantKernel : SimulatedKernel, IDisposable
{
    private const int SqHead = 0, CqTail = 256, Cqes = 320, MessageBytes = 64;

    private readonly List<ulong> _receives = [];
    private byte* _queues;
    private Sqe* _sqes;
    private uint _sqMask, _cqMask, _tail;
    private BufferRingEntry* _buffers;
    private ushort _bufferMask, _bufferHead;
    private Sqe _wake; // the READ of the ring's eventfd

    public override int Setup(uint entries, Params* parameters)
    {
        _sqMask = entries - 1;
        _cqMask = parameters->CqEntries - 1;
        _queues = (byte*)NativeMemory.AllocZeroed(Cqes + parameters->CqEntries * (nuint)sizeof(Cqe));
        _sqes = (Sqe*)NativeMemory.AllocZeroed(entries * (nuint)sizeof(Sqe));
        parameters->SqEntries = entries;
        parameters->Features = FeatureFlags.SingleMmap | FeatureFlags.NoDrop | FeatureFlags.ExtendedArgument;
        parameters->SqOffsets = new SqRingOffsets { Head = SqHead, Tail = 64, Flags = 128 };
        parameters->CqOffsets = new CqRingOffsets { Head = 192, Tail = CqTail, Cqes = Cqes };
        return int.MaxValue; // No descriptor has this number.
    }

    public override void* MapRing(nuint length, long offset) => offset == (long)UringConstants.SqesMapOffset ? _sqes : _queues;

    public override int Register(RegisterOpcode opcode, void* argument, uint count)
    {
        if (opcode == RegisterOpcode.RegisterBufferRing)
        {
            BufferRegistration* registration = (BufferRegistration*)argument;
            _buffers = (BufferRingEntry*)registration->RingAddress;
            _bufferMask = (ushort)(registration->RingEntries - 1);
            return 0;
        }
        if (opcode == RegisterOpcode.UnregisterBufferRing) return 0;
        if (opcode != RegisterOpcode.RegisterProbe) return -(int)Errno.EINVAL;
        Probe* probe = (Probe*)argument;
        ProbeOperation* operations = (ProbeOperation*)(probe + 1);
        probe->Count = (byte)(Opcode.Pipe + 1);
        for (int i = 0; i < probe->Count; i++) operations[i] = new ProbeOperation { Opcode = (Opcode)i, Flags = UringConstants.OperationSupported };
        return 0;
    }

    public override int Enter(uint toSubmit, uint minComplete, EnterFlags flags, void* argument)
    {
        uint before = _tail;
        uint* head = (uint*)(_queues + SqHead);
        for (uint i = 0; i < toSubmit; i++) Take(ref _sqes[*head + i & _sqMask]);
        *head += toSubmit;
        foreach (ulong receive in _receives) Receive(receive);
        if (_tail == before && minComplete > 0) TakeWake();
        System.Threading.Volatile.Write(ref *(uint*)(_queues + CqTail), _tail);
        return (int)toSubmit;
    }

    public void Dispose()
    {
        NativeMemory.Free(_queues);
        NativeMemory.Free(_sqes);
    }

    private void Take(ref Sqe entry)
    {
        switch (entry.Opcode)
        {
            case Opcode.Read:
                _wake = entry;
                break;
            case Opcode.Recv:
                _receives.Add(entry.UserData);
                break;
            case Opcode.AsyncCancel:
                bool ends = _receives.Remove(entry.Address);
                if (ends) Post(entry.Address, -(int)Errno.ECANCELED);
                Post(entry.UserData, ends ? 0 : -(int)Errno.ENOENT);
                break;
            case Opcode.Send:
                Post(entry.UserData, (int)entry.Length);
                break;
            default:
                Post(entry.UserData, 0);
                break;
        }
    }

    private void Receive(ulong receive)
    {
        if (_bufferHead == _buffers->Tail) throw new InvalidOperationException("The handler keeps its buffers.");
        uint id = _buffers[_bufferHead++ & _bufferMask].BufferId;
        Post(receive, MessageBytes, CqeFlags.More | CqeFlags.Buffer | (CqeFlags)(id << 16));
    }

    // Nothing is to come but the end: somebody has asked for it by the eventfd.
    private void TakeWake()
    {
        long value;
        _ = ReadFile(_wake.File, &value, sizeof(long));
        Post(_wake.UserData, sizeof(long));
    }

    private void Post(ulong userData, int result, CqeFlags flags = CqeFlags.None) =>
        ((Cqe*)(_queues + Cqes))[_tail++ & _cqMask] = new Cqe(userData, result, flags);

    [LibraryImport("libc", EntryPoint = "read")]
    private static partial nint ReadFile(int file, void* buffer, nuint count);
}
