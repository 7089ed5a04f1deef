using System;
using System.Runtime.InteropServices;
using System.Threading;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.Testing;

/// <summary>The memory of a ring without a kernel behind it: what is done with its entries, and what completes, is the model's.</summary>
internal abstract unsafe class QueueKernel : SimulatedKernel, IDisposable
{
    private const int SqHead = 0, SqTail = 64, SqFlags = 128, CqHead = 192, CqTail = 256, Cqes = 320;

    private byte* _queues;
    private Sqe* _sqes;
    private uint _sqMask, _cqMask, _head, _tail;

    /// <summary>Completions that were posted, of all enters.</summary>
    protected uint Posted => _tail;

    public override int Setup(uint entries, Params* parameters)
    {
        _sqMask = entries - 1;
        _cqMask = parameters->CqEntries - 1;
        _queues = (byte*)NativeMemory.AllocZeroed(Cqes + parameters->CqEntries * (nuint)sizeof(Cqe));
        _sqes = (Sqe*)NativeMemory.AllocZeroed(entries * (nuint)sizeof(Sqe));
        parameters->SqEntries = entries;
        parameters->Features = FeatureFlags.SingleMmap | FeatureFlags.NoDrop | FeatureFlags.ExtendedArgument;
        parameters->SqOffsets = new SqRingOffsets { Head = SqHead, Tail = SqTail, Flags = SqFlags };
        parameters->CqOffsets = new CqRingOffsets { Head = CqHead, Tail = CqTail, Cqes = Cqes };
        return int.MaxValue; // No descriptor has this number.
    }

    public override void* MapRing(nuint length, long offset) => offset == (long)UringConstants.SqesMapOffset ? _sqes : _queues;

    public override int Register(RegisterOpcode opcode, void* argument, uint count)
    {
        if (opcode != RegisterOpcode.RegisterProbe) return -(int)Errno.EINVAL;
        Probe* probe = (Probe*)argument;
        ProbeOperation* operations = (ProbeOperation*)(probe + 1);
        probe->Count = (byte)(Opcode.Pipe + 1);
        for (int i = 0; i < probe->Count; i++) operations[i] = new ProbeOperation { Opcode = (Opcode)i, Flags = UringConstants.OperationSupported };
        return 0;
    }

    public void Dispose()
    {
        NativeMemory.Free(_queues);
        NativeMemory.Free(_sqes);
    }

    /// <summary>The next entry of the submission queue.</summary>
    protected ref Sqe Take() => ref _sqes[_head++ & _sqMask];

    protected void Post(in Cqe cqe) => ((Cqe*)(_queues + Cqes))[_tail++ & _cqMask] = cqe;

    /// <summary>Shows the other side what was taken, and what was posted.</summary>
    protected void Publish()
    {
        Volatile.Write(ref *(uint*)(_queues + SqHead), _head);
        Volatile.Write(ref *(uint*)(_queues + CqTail), _tail);
    }
}
