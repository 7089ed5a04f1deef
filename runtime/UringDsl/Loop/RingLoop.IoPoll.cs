using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>
/// A ring whose completions are found by polling devices (IOPOLL). It takes reads and writes only, not even a READ of the eventfd that wakes it:
/// so the loop polls devices while they work, and waits for the eventfd outside of the ring while they do not.
/// </content>
public sealed unsafe partial class RingLoop
{
    private readonly bool _isIoPoll;

    private bool HasDeviceWork => Statistics.OperationsInFlight > 0 || _ring.Unsubmitted > 0;

    private static bool IsPolled(Opcode opcode) => opcode is Opcode.Nop or Opcode.Read or Opcode.Write or Opcode.Readv or Opcode.Writev
        or Opcode.ReadFixed or Opcode.WriteFixed or Opcode.ReadvFixed or Opcode.WritevFixed
        or Opcode.UringCmd or Opcode.MsgRing or Opcode.FilesUpdate or Opcode.ProvideBuffers or Opcode.RemoveBuffers;

    private void CheckPolled(OperationDeclaration operation)
    {
        string? refused = operation.Shape == OperationShape.Single ? null : operation.Shape.ToString();
        foreach (StepDeclaration step in operation.Steps)
        {
            if (!IsPolled(step.Opcode)) refused ??= step.Opcode.ToString();
        }
        if (refused is null) return;
        throw new System.ArgumentException(
            $"{_declaration.Handler}.{operation.Name} ({refused}) cannot run on a ring with IoPoll, which takes reads and writes of files opened "
            + "with O_DIRECT, one by one. Give sockets and everything else a handler of their own, or remove IoPoll from Modes.",
            "options");
    }

    /// <summary>Sleeps until somebody posts, stops the ring, or a deadline has come.</summary>
    private void WaitForWake(long timeoutMilliseconds)
    {
        const short Readable = 1;
        PollDescriptor descriptor = new() { File = _wakeFile, Events = Readable };
        int timeout = timeoutMilliseconds < 0 ? -1 : (int)System.Math.Min(timeoutMilliseconds, int.MaxValue);
        if (NativeMethods.Poll(&descriptor, 1, timeout) <= 0) return; // A signal or the deadline: the turn looks at everything anyway.
        ulong count;
        _ = NativeMethods.Read(_wakeFile, &count, sizeof(ulong));
    }
}
