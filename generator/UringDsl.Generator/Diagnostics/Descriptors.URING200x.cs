using Microsoft.CodeAnalysis;

namespace UringDsl.Generator.Diagnostics;

// URING2001 to 2019: memory of the user's own that the kernel has.
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
        "Reusing the memory of a zero-copy send needs Released",
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

    public static readonly DiagnosticDescriptor AddressOutlived = new(
        "URING2007",
        "Memory whose address the kernel keeps lives, and stays where it is",
        "'{0}' is given to '{1}', which needs the address for longer than the call: {2}. The kernel then reads and writes what is there by that time. Take " +
        "NativeMemory.AlignedAlloc, or SendBuffer.Allocate, which RegisterBuffer takes as it is and keeps alive.",
        LifetimeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING2007"));

    public static readonly DiagnosticDescriptor MemoryFreedInUse = new(
        "URING2008",
        "Memory whose address the kernel has is not freed",
        "'{0}' is freed or unpinned while '{1}' has given its address to the kernel: operations go on to read and write there, in memory that is somebody " +
        "else's by then. End that first, with UnregisterBuffer or the completion.",
        LifetimeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING2008"));

    public static readonly DiagnosticDescriptor OperandEndedInUse = new(
        "URING2009",
        "What an operation works with is ended when that has completed",
        "'{0}' is {1} while '{2}' works with it: that throws an InvalidOperationException, since the kernel would read and write what is gone. Do it in the " +
        "completion method, or behind the await; what waits for ever is cancelled first.",
        LifetimeCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING2009"));
}
