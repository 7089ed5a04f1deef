using Microsoft.CodeAnalysis;

namespace UringDsl.Generator.Diagnostics;

// URING1060 to 1064: what chains, their flags and their repetition ask of a handler.
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor DrainBesideMultishot = new(
        "URING1060",
        "A handler that drains has no multishot",
        "{0} of '{1}' drains, and '{2}' is armed until it is cancelled: the drain would wait for it without end, and everything that is submitted " +
        "later would wait for the drain. Remove Drain, or move one of them to a handler of its own.",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1060"));

    public static readonly DiagnosticDescriptor RetryUnsafe = new(
        "URING1061",
        "[Retry] stands on what can be repeated safely",
        "'{0}' has [Retry], and {1}",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1061"));
}
