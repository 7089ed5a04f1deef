using UringDsl.Abi;

namespace UringDsl.Core;

/// <content>Waits with an end.</content>
internal sealed unsafe partial class IoUring
{
    private int CallTimed(uint toSubmit, uint minComplete, long timeoutMilliseconds, EnterFlags flags)
    {
        // Safety: both structures live on this frame, and the kernel reads them before the call returns.
        Timespec time = new() { Seconds = timeoutMilliseconds / 1000, Nanoseconds = timeoutMilliseconds % 1000 * 1_000_000 };
        GetEventsArg argument = new() { Timespec = (ulong)&time };
        return _kernel.Enter(_enterFile, toSubmit, minComplete, flags | EnterFlags.ExtendedArgument, &argument, (nuint)sizeof(GetEventsArg));
    }
}
