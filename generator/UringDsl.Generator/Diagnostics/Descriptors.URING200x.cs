using Microsoft.CodeAnalysis;

namespace UringDsl.Generator.Diagnostics;

// URING2001 to 2010: memory of the user's own that the kernel has.
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor MemoryWrittenInFlight = new(
        "URING2001",
        "Memory is not written while the kernel reads it",
        "'{0}' is written while the kernel may still read it for '{1}': these bytes would go out in place of those that were submitted. It is free when {2}; " +
        "write it then, or use another buffer meanwhile.",
        LifetimeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING2001"));

    public static readonly DiagnosticDescriptor MemorySharedInFlight = new(
        "URING2002",
        "Memory that the kernel fills is in one operation",
        "'{0}' is passed to '{1}' while another operation {2} it: what one of them fills, the other reads or overwrites. It is free when {3}; submit this " +
        "then, or use another buffer.",
        LifetimeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING2002"));

    public static readonly DiagnosticDescriptor MemoryRecycledInFlight = new(
        "URING2003",
        "Memory goes back to its pool when the kernel has left it",
        "'{0}' is put into '{1}' while the operation of '{2}' still {3} it: whoever takes it from there writes what the kernel works with. It is free when " +
        "{4}; put it back then.",
        LifetimeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING2003"));

    public static readonly DiagnosticDescriptor CompletionTakenForRelease = new(
        "URING2004",
        "The completion of a zero-copy send does not free its memory",
        "'{0}' is {1} when '{2}' has completed, and the network reads it until the notification behind that: the peer may get what is written now. Do this " +
        "in '{3}'.",
        LifetimeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING2004"));

    public static readonly DiagnosticDescriptor ReleaseUnheard = new(
        "URING2005",
        "Who uses the memory of a zero-copy send again hears of its release",
        "'{0}' is {1}, and nothing tells when the network has done with it: '{2}' sends it without a copy and has no Released. Write 'Released = " +
        "nameof(…)' on it and do this in that method, or send without ZeroCopy.",
        LifetimeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING2005"));

    public static readonly DiagnosticDescriptor MemoryReadBeforeFilled = new(
        "URING2006",
        "Memory that the kernel fills is left alone until it is filled",
        "'{0}' is used while '{1}' may not have filled it yet: what is read is what was there before, and what is written is overwritten. It is filled when " +
        "{2}.",
        LifetimeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING2006"));
}
