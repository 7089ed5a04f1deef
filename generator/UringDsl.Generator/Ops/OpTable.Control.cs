using System.Collections.Generic;
using static UringDsl.Generator.Ops.SharedFlags;
using static UringDsl.Generator.Ops.SharedOperands;

namespace UringDsl.Generator.Ops;

// The ring itself: polling, timers, cancellation, descriptors, provided buffers, messages between rings.
internal static partial class OpTable
{
    private static IEnumerable<OpSpec> ControlRows => [.. TimerRows, .. DescriptorRows];

    private static IEnumerable<OpSpec> TimerRows =>
    [
        Row("Nop", 0, "5.1", "Completes at once.") with
        {
            Attributes = [new("Nop")],
            Operands =
            [
                FlagWord("nopFlags", "<see cref=\"NopFlags\"/> (6.10)", "0") with { PropertyType = "NopFlags" },
                Number("result", "int", SqeField.Length, "the result to report, with <see cref=\"NopFlags.InjectResult\"/>", "0") with { Property = "Result" },
                Number("firstExtra", "ulong", SqeField.Offset, "what a large completion brings back, with <see cref=\"NopFlags.LargeCompletion\"/>", "0"),
                Number("secondExtra", "ulong", SqeField.Address, "the second word of it", "0"),
            ],
            Flags =
            [
                OpFlag("InjectResult", "IORING_NOP_INJECT_RESULT", 1, "6.10"),
                OpFlag("File", "IORING_NOP_FILE", 2, "6.13"),
                OpFlag("FixedFile", "IORING_NOP_FIXED_FILE", 4, "6.13"),
                OpFlag("FixedBuffer", "IORING_NOP_FIXED_BUFFER", 8, "6.13"),
                OpFlag("TaskWork", "IORING_NOP_TW", 16, "6.13"),
                OpFlag("LargeCompletion", "IORING_NOP_CQE32", 32, "6.18"),
            ],
            MustBeZero = SqeFields.IoPriority,
            Result = ResultKind.Value,
            ResultText = "0, or the injected result",
            CqeFlags = CqeFlagSet.Large,
            Constraints = ["A large completion on a ring of small ones is EINVAL."],
        },
        Row("PollAdd", 6, "5.1", "Waits until a file is ready, or with multishot reports it again and again.") with
        {
            Attributes = [new("Poll") { Completion = "Polled" }],
            Operands =
            [
                File,
                FlagWord("events", "what to wait for, <see cref=\"PollEvents\"/>").As("Events", "PollEvents") with { Presence = OperandPresence.Required },
                FlagWord("pollFlags", "<see cref=\"PollFlags.Multishot\"/>, or 0", "0", SqeField.Length).DerivedFrom("multishot"),
            ],
            File = FileUse.SlotOrDescriptor,
            Flags = [LengthFlag("Multishot", "IORING_POLL_ADD_MULTI", 1, "5.13")],
            Multishot = new("5.13", SqeField.Length, 1) { ExcludedOperationFlags = 1u << 28 },
            MustBeZero = SqeFields.Offset | SqeFields.Address | SqeFields.BufferIndex | SqeFields.IoPriority,
            Result = ResultKind.EventMask,
            ResultText = "the ready events, also those that are reported unasked",
            CqeFlags = CqeFlagSet.More,
            Chain = new() { NextStart = NextStart.Terminated },
            Constraints =
            [
                "A multishot excludes skipped completions and EPOLLEXCLUSIVE (EINVAL).",
                "The first event of a multishot tells the state, later ones changes: unread data is not reported again.",
                "An overflow of the completion queue ends a multishot.",
                "Level triggering is refused although the header defines it.",
            ],
        },
        Row("PollRemove", 7, "5.1", "Removes or changes a pending poll.") with
        {
            Attributes =
            [
                new("PollRemove")
                {
                    Summary = "Ends what a poll of this handler has in flight.",
                    HasTarget = true,
                    Fixed = [("pollFlags", "0"), ("events", "0"), ("newUserData", "0")],
                },
                new("PollUpdate")
                {
                    Summary = "Changes the events of what a poll of this handler has in flight.",
                    Since = "5.13",
                    HasTarget = true,
                    Fixed = [("pollFlags", "(uint)global::UringDsl.Abi.PollFlags.UpdateEvents"), ("newUserData", "0")],
                },
            ],
            Operands =
            [
                Key("targetUserData", SqeField.Address, "user data of the poll"),
                FlagWord("pollFlags", "what to change, <see cref=\"PollFlags\"/>; 0 removes it", "0", SqeField.Length),
                FlagWord("events", "the new events, with <see cref=\"PollFlags.UpdateEvents\"/>", "0").As("Events", "PollEvents"),
                Key("newUserData", SqeField.Offset, "the new user data, with <see cref=\"PollFlags.UpdateUserData\"/>", "0"),
            ],
            Flags =
            [
                LengthFlag("Multishot", "IORING_POLL_ADD_MULTI", 1, "5.13"),
                LengthFlag("UpdateEvents", "IORING_POLL_UPDATE_EVENTS", 2, "5.13"),
                LengthFlag("UpdateUserData", "IORING_POLL_UPDATE_USER_DATA", 4, "5.13"),
            ],
            MustBeZero = SqeFields.BufferIndex | SqeFields.FileIndex | SqeFields.IoPriority,
            ResultText = "0; ENOENT not found; EALREADY completing; ECANCELED the change came too late",
            Constraints = ["Events and user data without their flag must be 0.", "The multishot flag alone is EINVAL."],
        },
        Row("Timeout", 11, "5.4", "Fires after a time, or after a number of completions.") with
        {
            Attributes = [ByHand("Timeout")],
            Operands =
            [
                Time("timespec"),
                Count(
                    "completionCount", "uint", SqeField.Offset,
                    "completions that end the wait, 0 for a plain timer; in a multishot the number of shots, 0 for no limit"),
                FlagWord("timeoutFlags", "<see cref=\"TimeoutFlags\"/>"),
            ],
            Constants = [(SqeField.Length, "1")],
            Flags =
            [
                .. ClockFlags,
                ExpirySucceeds,
                OpFlag("Multishot", "IORING_TIMEOUT_MULTISHOT", 64, "6.4"),
                OpFlag("ImmediateArgument", "IORING_TIMEOUT_IMMEDIATE_ARG", 128, "7.1"),
            ],
            Multishot = new("6.4", SqeField.OperationFlags, 64) { ExcludedOperationFlags = 1 },
            MustBeZero = TimeoutZero,
            ResultText = "ETIME on expiry, whatever the flags; 0 when the count was reached; ECANCELED when removed",
            CqeFlags = CqeFlagSet.More,
            Chain = new()
            {
                SuccessFlag = 32,
                NextStart = NextStart.Terminated,
                Note = "An expiry breaks a soft link without the flag that makes it a success.",
            },
            Constraints =
            [
                "Two clocks, a negative time, or multishot with a point in time are EINVAL.",
                "Completions of timers count for other timers.",
            ],
        },
        Row("TimeoutRemove", 12, "5.5", "Removes or changes a timeout.") with
        {
            Attributes =
            [
                new("TimeoutRemove")
                {
                    Summary = "Ends a timer of this handler before its time.",
                    HasTarget = true,
                    Fixed = [("timeoutFlags", "0"), ("timespec", "0")],
                },
                new("TimeoutUpdate")
                {
                    Summary = "Gives a timer of this handler another time, from now on.",
                    Since = "5.11",
                    HasTarget = true,
                    Fixed = [("timeoutFlags", "(uint)global::UringDsl.Abi.TimeoutFlags.Update")],
                },
            ],
            Operands =
            [
                Key("targetUserData", SqeField.Address, "user data of the timeout"),
                FlagWord("timeoutFlags", "<see cref=\"TimeoutFlags\"/>; 0 removes it", "0"),
                OptionalOf(
                    Time("timespec") with { Field = SqeField.Address2 },
                    "the new time as a <see cref=\"Timespec\"/>, with <see cref=\"TimeoutFlags.Update\"/>"),
            ],
            Flags =
            [
                .. ClockFlags,
                OpFlag("Update", "IORING_TIMEOUT_UPDATE", 2, "5.11"),
                OpFlag("LinkTimeoutUpdate", "IORING_LINK_TIMEOUT_UPDATE", 16, "5.15"),
            ],
            RefusedSqeFlags = SqeFlagSet.BufferSelect | SqeFlagSet.FixedFile,
            MustBeZero = TimeoutZero | SqeFields.Length,
            ResultText = "0; ENOENT unknown, or fired and about to complete; EALREADY or EBUSY firing",
            Constraints = ["Of several timeouts with the same user data exactly one is hit.", "ENOENT does not mean that a multishot has stopped."],
        },
        Row("AsyncCancel", 14, "5.5", "Cancels submissions in flight.") with
        {
            Attributes = [ByHand("Cancel")],
            Operands =
            [
                Key("userData", SqeField.Address, "user data to match"),
                FlagWord("cancelFlags", "what is matched, <see cref=\"CancelFlags\"/>"),
                Number("file", "int", SqeField.File, "descriptor or slot to match, with <see cref=\"CancelFlags.File\"/>", "-1"),
                Number("opcode", "uint", SqeField.Length, "operation to match, with <see cref=\"CancelFlags.Operation\"/>", "0"),
            ],
            Flags =
            [
                OpFlag("All", "IORING_ASYNC_CANCEL_ALL", 1, "5.19"),
                OpFlag("File", "IORING_ASYNC_CANCEL_FD", 2, "5.19"),
                OpFlag("Any", "IORING_ASYNC_CANCEL_ANY", 4, "5.19"),
                OpFlag("FixedFile", "IORING_ASYNC_CANCEL_FD_FIXED", 8, "6.0"),
                OpFlag("UserData", "IORING_ASYNC_CANCEL_USERDATA", 16, "6.6"),
                OpFlag("Operation", "IORING_ASYNC_CANCEL_OP", 32, "6.6"),
            ],
            MustBeZero = SqeFields.Offset | SqeFields.FileIndex | SqeFields.IoPriority,
            Result = ResultKind.Count,
            ResultText = "0 when one was found; with All or Any their number, also 0; ENOENT no match; EALREADY running, it may or may not stop",
            Constraints = ["Any excludes matching by file or operation (EINVAL).", "A member of a chain that has not started cannot be found."],
        },
        Row("LinkTimeout", 15, "5.5", "Gives the member of the chain in front of it a deadline.") with
        {
            Attributes = [ByHand("LinkTimeout")],
            Operands = [Time("timespec"), FlagWord("timeoutFlags", "<see cref=\"TimeoutFlags\"/>")],
            Constants = [(SqeField.Length, "1")],
            Flags = [.. ClockFlags, ExpirySucceeds],
            MustBeZero = TimeoutZero | SqeFields.Offset,
            ResultText = "ECANCELED when the guarded member finished first; ETIME fired; ENOENT or EALREADY fired too late. Never 0",
            Chain = new()
            {
                CanBeHead = false,
                NeedsLinkedPredecessor = true,
                NextStart = NextStart.GuardedCompleted,
                Note = "It may carry a link itself; two in a row, or a head, cancel the whole chain before anything ran.",
            },
        },
    ];

    private const string MessageNotSeen = "Success does not mean that anybody over there will read it.";

    private const SqeFields TimeoutZero =
        SqeFields.BufferIndex | SqeFields.FileIndex | SqeFields.Address3 | SqeFields.Padding | SqeFields.IoPriority;

    private static IEnumerable<OpFlagSpec> ClockFlags =>
    [
        OpFlag("Absolute", "IORING_TIMEOUT_ABS", 1),
        OpFlag("BootTime", "IORING_TIMEOUT_BOOTTIME", 4, "5.15"),
        OpFlag("RealTime", "IORING_TIMEOUT_REALTIME", 8, "5.15"),
    ];

    private static OpFlagSpec ExpirySucceeds => OpFlag("ExpirySucceeds", "IORING_TIMEOUT_ETIME_SUCCESS", 32, "5.16");

    private static OperandSpec Time(string name) => Copied(name, OperandKind.Time, "the time as a <see cref=\"Timespec\"/>");
}
