using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>A ring that may do what its handler declares, and nothing else (5.10).</content>
public sealed unsafe partial class RingLoop
{
    // What the runtime submits for every handler: wake-ups, closes, cancellations, and waits of kernels that have no other.
    private static readonly Opcode[] OwnOperations = [Opcode.Read, Opcode.Close, Opcode.AsyncCancel, Opcode.Timeout];

    /// <summary>
    /// What a declared operation makes the runtime submit besides. Sends queue up and go out together, copied or not, and what is still unsent at an
    /// abort is discarded by an option of the socket; a NOP stands for a SOCKET that was made before, or in front of the cancellation of a timer.
    /// </summary>
    private static Opcode[] CompanionsOf(Opcode operation) => operation switch
    {
        Opcode.Send or Opcode.Sendmsg => [Opcode.Send, Opcode.Sendmsg, Opcode.SendZc, Opcode.SendmsgZc, Opcode.UringCmd],
        Opcode.Socket or Opcode.Timeout => [Opcode.Nop],
        _ => [],
    };

    private void Restrict()
    {
        SortedSet<Opcode> operations = [.. OwnOperations];
        foreach (OperationDeclaration operation in _declaration.Operations)
        {
            if (operation.Shape == OperationShape.Listener) operations.UnionWith(ListenerOperations);
            if (operation.Shape == OperationShape.Abort) operations.Add(Opcode.UringCmd); // A reset is an option of the socket.
            if (operation.Shape == OperationShape.Adopt) operations.UnionWith([Opcode.FilesUpdate, Opcode.Nop]);
            foreach (StepDeclaration step in operation.Steps) operations.UnionWith([step.Opcode, .. CompanionsOf(step.Opcode)]);
        }
        List<Restriction> allowed = [new() { Kind = Restriction.AllowedFlags, Value = byte.MaxValue >> 1 }]; // Every flag that there is.
        foreach (Opcode operation in operations)
        {
            if (Capabilities.Has(operation)) allowed.Add(new Restriction { Kind = Restriction.Operation, Value = (byte)operation });
        }
        // Registrations come through RingControl and the runtime, not through the queues that the restriction is about.
        foreach (RegisterOpcode opcode in Enum.GetValues<RegisterOpcode>())
        {
            bool isKnown = opcode <= RegisterOpcode.RegisterFileAllocationRange && opcode != RegisterOpcode.RegisterRestrictions;
            if (isKnown || opcode is RegisterOpcode.RegisterNapi or RegisterOpcode.UnregisterNapi or RegisterOpcode.RegisterResizeRings)
            {
                allowed.Add(new Restriction { Kind = Restriction.RegisterOperation, Value = (byte)opcode });
            }
        }
        fixed (Restriction* restrictions = CollectionsMarshal.AsSpan(allowed))
        {
            int result = _ring.Register(RegisterOpcode.RegisterRestrictions, restrictions, (uint)allowed.Count);
            if (result < 0) throw RingUnavailableException.FromErrno("The list of allowed operations (REGISTER_RESTRICTIONS)", (Errno)(-result));
        }
    }
}
