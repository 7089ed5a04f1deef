using System.Collections.Generic;
using static UringDsl.Generator.Ops.SharedOperands;

namespace UringDsl.Generator.Ops;

// Waiting for memory words and for processes.
internal static partial class OpTable
{
    private const string NoTimeout = "There is no timeout operand; a LINK_TIMEOUT gives one.";

    private static IEnumerable<OpSpec> FutexRows =>
    [
        Row("Waitid", 50, "6.7", "Waits for a child process, like waitid.") with
        {
            Attributes = [new("WaitId") { Completion = "ChildStatus" }],
            Operands =
            [
                Number("idType", "int", SqeField.Length, "what the id is: any child (0), a process (1), a group (2) or a pidfd (3)").As("IdType", "WaitIdType"),
                Number("id", "int", SqeField.File, "the process, the group or the pidfd").As("Id", "int", "0"),
                Written("signalInfo", OperandKind.Structure, "a <c>siginfo_t</c> of 128 bytes, or 0", SqeField.Address2).ReservedFor(128)
                    with { IsOptionalAddress = true },
                Number("options", "uint", SqeField.FileIndex, "what is waited for: exit (4), stop (2), continue (8), or-ed").As("Options", "WaitOptions", "4"),
            ],
            MustBeZero = SqeFields.Address | SqeFields.OperationFlags | SqeFields.BufferIndex | SqeFields.Address3 | SqeFields.IoPriority,
            Constraints = ["It has no multishot form; every flag bit is refused."],
        },
        Row("FutexWait", 51, "6.7", "Waits until a futex is woken.") with
        {
            Attributes = [new("FutexWait")],
            Operands =
            [
                Futex with { Held = HeldUntil.Completed },
                Number("value", "ulong", SqeField.Address2, "what the futex is expected to hold"),
                FutexMask,
                FutexFlags,
            ],
            MustBeZero = FutexZero,
            ResultText = "0; EAGAIN when the futex holds another value",
            Constraints = [NoTimeout],
        },
        Row("FutexWake", 52, "6.7", "Wakes waiters of a futex.") with
        {
            Attributes = [new("FutexWake")],
            Operands =
            [
                Futex with { Held = HeldUntil.Submitted },
                Number("count", "ulong", SqeField.Address2, "how many waiters at most").As("Count", "int", "1"),
                FutexMask,
                FutexFlags,
            ],
            MustBeZero = FutexZero,
            Result = ResultKind.Count,
            ResultText = "waiters woken",
        },
        Row("FutexWaitv", 53, "6.7", "Waits until one of several futexes is woken.") with
        {
            Attributes = [new("FutexWaitMany")],
            Operands =
            [
                Copied("waiters", OperandKind.Structure, "array of <c>futex_waitv</c>")
                    with { HeldBehind = HeldUntil.Completed, Types = ["FutexCondition[]"] },
                Count("count", "uint", SqeField.Length, "number of waiters, 1 to 128").DerivedFrom("waiters"),
            ],
            UnusedFile = 0,
            MustBeZero = SqeFields.File | SqeFields.Offset | SqeFields.OperationFlags | SqeFields.BufferIndex | SqeFields.FileIndex
                | SqeFields.Address3 | SqeFields.IoPriority,
            Result = ResultKind.Value,
            ResultText = "index of the futex that was woken; EAGAIN when one holds another value",
            Constraints = [NoTimeout],
        },
    ];

    private const SqeFields FutexZero =
        SqeFields.Length | SqeFields.OperationFlags | SqeFields.BufferIndex | SqeFields.FileIndex | SqeFields.IoPriority;

    private static OperandSpec Futex => new("futex", "nint", SqeField.Address, OperandKind.Structure, "the futex word") { Types = ["FutexWord"] };

    private static OperandSpec FutexMask =>
        Number("mask", "ulong", SqeField.Address3, "bits that a wake and a wait must share; 0xFFFFFFFF for all").As("Mask", "uint", "0xFFFFFFFF");

    private static OperandSpec FutexFlags =>
        new("futexFlags", "uint", SqeField.File, OperandKind.Flags, "size and scope of the futex: 32 bits (2), private to the process (128)")
        { Presence = OperandPresence.Property, Property = "Flags", PropertyType = "FutexFlags", Default = "130" };
}
