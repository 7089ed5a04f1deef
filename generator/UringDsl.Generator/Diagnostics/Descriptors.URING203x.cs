using Microsoft.CodeAnalysis;

namespace UringDsl.Generator.Diagnostics;

// URING2030 to 2032: what is awaited, and how.
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor PendingDropped = new(
        "URING2030",
        "The result of a submission is awaited",
        "Nothing awaits '{0}': it runs all the same, what follows does not wait for it, and whether it failed is never known. Write 'await {0}(…)', " +
        "or '_ = {0}(…)' where that is meant.",
        LifetimeCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING2030"));

    public static readonly DiagnosticDescriptor AwaitedResultLost = new(
        "URING2031",
        "What only an awaiter gets is awaited",
        "Nothing awaits '{0}', and {1}. Await it and take what it brings.",
        LifetimeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING2031"));

    public static readonly DiagnosticDescriptor PendingBlockedOn = new(
        "URING2032",
        "The ring's thread does not wait for its own ring",
        "'{0}' {1}: its completion is delivered by the thread that stands here. Write 'await' in an async method.",
        LifetimeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING2032"));

    public static readonly DiagnosticDescriptor FileUsedAfterClose = new(
        "URING2033",
        "A file is closed once, behind everything else",
        "'{0}' is passed to {1} behind {2} in line {3}, which closes it: its number may be that of another file by then, which is read, written or closed in " +
        "its place. Close a file once, behind everything else.",
        LifetimeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING2033"));
}
