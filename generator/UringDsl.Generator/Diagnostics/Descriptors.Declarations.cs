using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace UringDsl.Generator.Diagnostics;

// Which of them are declarations.
internal static partial class Descriptors
{
    /// <summary>All of them, for the analyzer that reports them. A property: the fields of all files are set by then.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Declarations =>
    [
        HandlerNotPartial,
        UnsupportedHandler,
        MalformedSubmission,
        UnknownOperand,
        UnboundOperand,
        AmbiguousOperand,
        UnusedParameter,
        CompletionMissing,
        CompletionOverloaded,
        CompletionMistyped,
        UnknownBufferRing,
        MultishotPrecondition,
        LinkOnTail,
        MultishotInsideChain,
        LinkTimeoutMisplaced,
        SoftLinkIntoClose,
        ChainTooLong,
        StepWithoutLink,
        GeneratedNameTaken,
        FixedFilesMissing,
        RingOutOfRange,
        OperationOutsideHandler,
        CompletedMisplaced,
        ConnectionStateMisplaced,
        OperationMisplaced,
        ResultUnclaimed,
        TooManyDeclarations,
        FlagsRefused,
        DeadlineWithoutWait,
        StepCannotSucceed,
        FixedFilesTooFew,
        ZeroCopyOverwritten,
        PermissionsUnlikely,
        CompletionQueueSmall,
        WriteAtPosition,
        SyncUnordered,
        ReceiveWithoutDeadline,
        DoesNotWait,
        BufferFilledTwice,
        RingModesConflict,
        DrainBesideMultishot,
        RetryUnsafe,
    ];
}
