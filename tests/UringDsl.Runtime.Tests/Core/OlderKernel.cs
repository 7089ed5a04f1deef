using System;
using System.Collections.Generic;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.Runtime.Tests.Core;

/// <summary>The running kernel, except that io_uring_setup does not know some flags: what an older one answers.</summary>
internal sealed unsafe class OlderKernel(SetupFlags unknown) : SimulatedKernel, IDisposable
{
    private readonly Kernel _kernel = new();
    private int _ring = -1;

    public List<SetupFlags> Asked { get; } = [];

    public override int Setup(uint entries, Params* parameters)
    {
        Asked.Add(parameters->Flags);
        if ((parameters->Flags & unknown) != 0) return -(int)Errno.EINVAL;
        return _ring = _kernel.Setup(entries, parameters);
    }

    public override void* MapRing(nuint length, long offset) => _kernel.MapRing(_ring, length, offset);

    public override int Enter(uint toSubmit, uint minComplete, EnterFlags flags, void* argument) =>
        _kernel.Enter(_ring, toSubmit, minComplete, flags & ~EnterFlags.RegisteredRing, argument, argument is null ? 0 : (nuint)sizeof(GetEventsArg));

    // A ring descriptor is not registered: the numbers of this ring are not those that the caller knows.
    public override int Register(RegisterOpcode opcode, void* argument, uint count) =>
        opcode == RegisterOpcode.RegisterRingFiles ? -(int)Errno.EINVAL : _kernel.Register(_ring, opcode, argument, count);

    public void Dispose()
    {
        if (_ring >= 0) _kernel.Close(_ring);
        _ring = -1;
    }
}
