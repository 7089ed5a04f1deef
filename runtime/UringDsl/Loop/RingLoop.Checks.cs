using System;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>What is found out before anything is submitted.</content>
public sealed unsafe partial class RingLoop
{
    private static readonly Opcode[] ListenerOperations = [Opcode.Socket, Opcode.UringCmd, Opcode.Bind, Opcode.Listen, Opcode.Accept];

    /// <summary>
    /// An operation that the kernel lacks, and that has no fallback, is said at the start, by name, and not by EINVAL from a completion.
    /// </summary>
    private void CheckOperations()
    {
        foreach (OperationDeclaration operation in _declaration.Operations)
        {
            int entries = operation.Shape == OperationShape.Listener ? ListenerEntries : operation.Steps.Length;
            if (_isIoPoll) CheckPolled(operation);
            _longestChain = Math.Max(_longestChain, entries);
            if (entries > _ring.SubmissionEntries)
            {
                throw new RingException(
                    $"{_declaration.Handler}.{operation.Name} needs {entries} entries in one submit, and the submission queue has {_ring.SubmissionEntries}. "
                    + "Declare more SubmissionEntries.");
            }
            if (operation.Shape == OperationShape.Listener)
            {
                if (_listensBySystemCalls) Check(operation, Opcode.Accept);
                else foreach (Opcode opcode in ListenerOperations) Check(operation, opcode);
            }
            foreach (StepDeclaration step in operation.Steps) Check(operation, step.Opcode);
            if (operation.Feature != RingFeature.None) Check(operation, operation.Feature, "Ask the socket itself, or receive with [Receive].");
            if (operation.IsLarge) CheckLarge(operation);
            bool acceptsIntoSlot = operation is { Shape: OperationShape.Chain, Steps: [{ Opcode: Opcode.Accept }, ..] };
            if (acceptsIntoSlot) Check(operation, RingFeature.SlotRelease, "Accept by a [Listener], and serve each connection with submissions of its own.");
            if (Drains(operation.Steps)) Check(operation, RingFeature.SyncCancel, "Remove Drain: what it waits for could not be cancelled.");
            bool takesMessages = operation is { Shape: OperationShape.Receive, Steps: [{ Opcode: Opcode.Recvmsg }] };
            if (takesMessages) Check(operation, RingFeature.MultishotReceiveMessage, "Receive one message at a time, into a ReceiveBuffer.");
        }
    }

    private void CheckLarge(OperationDeclaration operation)
    {
        bool receives = operation.Steps[0].Opcode == Opcode.RecvZc;
        if (_ring.HasLarge && (!receives || (_ring.Flags & SetupFlags.DeferTaskRun) != 0)) return;
        throw new ArgumentException(
            $"{_declaration.Handler}.{operation.Name} completes with 32 bytes{(receives ? " and by deferred task running" : "")}, and this ring has the modes "
            + $"{Modes}. Add RingModes.CqeMixed (Linux 6.18) or RingModes.Cqe32 to Modes{(receives ? ", and no task-run mode" : "")}.",
            "options");
    }

    private void Check(OperationDeclaration operation, Opcode opcode)
    {
        if (Has(opcode)) return;
        string why = Capabilities.WhyNot(opcode, out RefusalReason reason);
        throw RingUnavailableException.Because(
            $"{_declaration.Handler}.{operation.Name} needs the operation {opcode.ToString().ToUpperInvariant()}, which {why}. "
            + "runtime/docs/ops.md has the first kernel of every operation.",
            reason);
    }

    private void Check(OperationDeclaration operation, RingFeature feature, string advice)
    {
        if (Has(feature)) return;
        FeatureSpec row = FeatureTable.Find(feature);
        string verdict = Capabilities.Verdict(row);
        throw RingUnavailableException.Because(
            $"{_declaration.Handler}.{operation.Name} needs the feature {feature} ({row.Since}), and there is no other way to do it. Here: {verdict}. "
            + $"{advice} runtime/docs/capabilities.md has all features.",
            verdict.StartsWith("no", System.StringComparison.Ordinal) ? RefusalReason.Kernel : RefusalReason.SwitchedOff);
    }

    private bool Has(Opcode operation) => Capabilities.Has(operation);
}
