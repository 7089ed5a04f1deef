using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>A ring that may do what its handler declares, and nothing else (5.10).</content>
public sealed unsafe partial class RingLoop
{
    // What the runtime submits by itself: wake-ups, closes, cancellations, queued sends, files in slots, messages, and what tries again.
    private static readonly Opcode[] OwnOperations =
    [
        Opcode.Read, Opcode.Close, Opcode.AsyncCancel, Opcode.Send, Opcode.Sendmsg, Opcode.SendZc, Opcode.SendmsgZc, Opcode.FilesUpdate, Opcode.MsgRing,
        Opcode.Timeout, Opcode.TimeoutRemove, Opcode.Nop,
    ];

    private void Restrict()
    {
        SortedSet<Opcode> operations = [.. OwnOperations];
        foreach (OperationDeclaration operation in _declaration.Operations)
        {
            if (operation.Shape == OperationShape.Listener) operations.UnionWith(ListenerOperations);
            foreach (StepDeclaration step in operation.Steps) operations.Add(step.Opcode);
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
