using UringDsl.Abi;

namespace UringDsl.Core;

/// <summary>A model of the kernel behind the same ring memory. It sees what the kernel would see, and nothing of the runtime above.</summary>
internal abstract unsafe class SimulatedKernel
{
    public abstract int Setup(uint entries, Params* parameters);

    public abstract void* MapRing(nuint length, long offset);

    public abstract int Enter(uint toSubmit, uint minComplete, EnterFlags flags, void* argument);

    public abstract int Register(RegisterOpcode opcode, void* argument, uint count);
}
