using Microsoft.CodeAnalysis;

namespace UringDsl.Generator.Diagnostics;

// URING1028 to 1039: what the kernel refuses, what cannot work, and what is seldom meant.
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FlagsRefused = new(
        "URING1028",
        "The flags of an operation go together",
        "{0} of '{1}' has {2}, which the kernel refuses with {3}: {4}. {5}.",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1028"));

    public static readonly DiagnosticDescriptor DeadlineWithoutWait = new(
        "URING1029",
        "A deadline guards a step that can wait",
        "The LinkTimeout of '{0}' guards {1} alone, which never waits for anybody: it would never expire, and {2} waits without a deadline. Put it " +
        "behind {2}.",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1029"));

    public static readonly DiagnosticDescriptor StepCannotSucceed = new(
        "URING1030",
        "A step can succeed behind those before it",
        "{0} of '{1}' cannot succeed: {2}. {3}.",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1030"));

    public static readonly DiagnosticDescriptor FixedFilesTooFew = new(
        "URING1031",
        "The fixed-file table has room for what is declared",
        "The fixed-file table of '{0}' has {1} slots, {2}. {3}.",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1031"));

    public static readonly DiagnosticDescriptor ZeroCopyOverwritten = new(
        "URING1032",
        "No later step writes to what zero copy still sends",
        "{0} of '{1}' writes to '{2}', which {3} sends by zero copy: the next step starts when the send has completed, and the network " +
        "reads the memory until later. Take another buffer, or remove ZeroCopy.",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1032"));

    public static readonly DiagnosticDescriptor PermissionsUnlikely = new(
        "URING1033",
        "A new file has the permissions that are meant",
        "{0} of '{1}' makes {2}. {3}.",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1033"));

    public static readonly DiagnosticDescriptor CompletionQueueSmall = new(
        "URING1034",
        "The completion queue holds what can complete at once",
        "The completion queue of '{0}' has {1} entries, and its buffers can bring {2} completions in one turn: the rest overflows, and " +
        "every multishot that has one ends and must be armed again. Declare fewer buffers, or more entries.",
        DeclarationCategory,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1034"));

    public static readonly DiagnosticDescriptor WriteAtPosition = new(
        "URING1035",
        "Writes at the position of a file do not run side by side",
        "{0} of '{1}' writes at the position of its file, and nobody hears when it has ended: two of them at once would go to the same " +
        "place, or in any order. Give it an offset or ReadWriteFlags.Append, or let the result be delivered.",
        DeclarationCategory,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1035"));

    public static readonly DiagnosticDescriptor SyncUnordered = new(
        "URING1036",
        "What is synchronised has been written",
        "{0} of '{1}' is not ordered behind the writes of '{2}', whose end nobody hears of: it may be done before them, and says nothing " +
        "of their bytes. Make both one chain, or submit it when the writes have completed.",
        DeclarationCategory,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1036"));

    public static readonly DiagnosticDescriptor ReceiveWithoutDeadline = new(
        "URING1037",
        "A receive that waits for all has a deadline",
        "{0} of '{1}' completes when its buffer is full (MSG_WAITALL): a peer that sends less holds the connection and " +
        "the buffer for ever. Put [LinkTimeout] behind it.",
        DeclarationCategory,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1037"));

    public static readonly DiagnosticDescriptor DoesNotWait = new(
        "URING1038",
        "An operation of a ring need not be told not to wait",
        "{0} of '{1}' has {2}: it completes with EAGAIN where it would wait, and trying again spins. The ring waits without a thread: " +
        "remove it.",
        DeclarationCategory,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1038"));

    public static readonly DiagnosticDescriptor BufferFilledTwice = new(
        "URING1039",
        "A chain does not fill one buffer twice",
        "{0} of '{1}' fills '{2}', which {3} has filled before it: when the chain has completed, the first bytes are gone. Give each a buffer of its own, " +
        "and name it with 'Buffer = nameof(…)'.",
        DeclarationCategory,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1039"));
}
