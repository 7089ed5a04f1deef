using System;
using System.Runtime.InteropServices;
using System.Threading;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.Runtime.Tests.Core;

/// <summary>
/// The running kernel as one that knows SQ_REWIND: the entries of a submit lie at the front of the caller's queue, and are carried to a queue of the
/// running kernel's. It takes a few of them at a time, as a kernel may.
/// </summary>
internal sealed unsafe class RewindingKernel(uint atOnce) : SimulatedKernel, IDisposable
{
    private readonly Kernel _kernel = new();
    private readonly Sqe* _front = (Sqe*)NativeMemory.AllocZeroed(64, (nuint)sizeof(Sqe));
    private int _ring = -1;
    private Params _parameters;
    private byte* _queues;
    private Sqe* _sqes;

    public int PartialSubmits { get; private set; }

    public override int Setup(uint entries, Params* parameters)
    {
        Assert.True(entries <= 64);
        parameters->Flags &= ~SetupFlags.SqRewind;
        _ring = _kernel.Setup(entries, parameters);
        _parameters = *parameters;
        _sqes = (Sqe*)_kernel.MapRing(_ring, parameters->SqEntries * (nuint)sizeof(Sqe), (long)UringConstants.SqesMapOffset);
        parameters->Flags |= SetupFlags.SqRewind;
        return _ring;
    }

    public override void* MapRing(nuint length, long offset)
    {
        if (offset == (long)UringConstants.SqesMapOffset) return _front;
        return _queues = (byte*)_kernel.MapRing(_ring, length, offset);
    }

    public override int Enter(uint toSubmit, uint minComplete, EnterFlags flags, void* argument)
    {
        uint taken = Math.Min(toSubmit, atOnce);
        if (taken < toSubmit) PartialSubmits++;
        ref uint tail = ref *(uint*)(_queues + _parameters.SqOffsets.Tail);
        tail = *(uint*)(_queues + _parameters.SqOffsets.Head); // The caller's has no meaning here.
        for (uint i = 0; i < taken; i++) _sqes[(tail + i) & (_parameters.SqEntries - 1)] = _front[i];
        Volatile.Write(ref tail, tail + taken); // Pairs with the kernel's acquire load.
        nuint size = argument is null ? 0 : (nuint)sizeof(GetEventsArg);
        return _kernel.Enter(_ring, taken, taken < toSubmit ? 0 : minComplete, flags & ~EnterFlags.RegisteredRing, argument, size);
    }

    public override int Register(RegisterOpcode opcode, void* argument, uint count) =>
        opcode == RegisterOpcode.RegisterRingFiles ? -(int)Errno.EINVAL : _kernel.Register(_ring, opcode, argument, count);

    public void Dispose()
    {
        if (_ring >= 0) _kernel.Close(_ring);
        _ring = -1;
        NativeMemory.Free(_front);
    }
}
