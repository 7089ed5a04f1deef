using Microsoft.CodeAnalysis;

namespace UringDsl.Generator.Diagnostics;

// URING3xxx: the kernel that a handler runs on, and the thread of its ring.
internal static partial class Descriptors
{
    private const string KernelCategory = "UringDsl.Kernel";

    public static readonly DiagnosticDescriptor KernelTooOld = new(
        "URING3001",
        "Nothing is newer than the oldest kernel, unless there is another way",
        "{0} needs Linux {1}, and UringDslMinimumKernel is {2}: {3}. {4}.",
        KernelCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING3001"));

    public static readonly DiagnosticDescriptor MinimumKernelUnreadable = new(
        "URING3002",
        "UringDslMinimumKernel is the number of a kernel",
        "UringDslMinimumKernel is '{0}', and {1}. Write the major and the minor number of the oldest kernel that the program shall run on, as in 6.1.",
        KernelCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING3002"),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor RingUsedElsewhere = new(
        "URING3003",
        "A ring is used on its own thread",
        "{0} belongs to the thread of its ring, and {1}: it throws InvalidOperationException. {2}.",
        KernelCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING3003"));

    public static readonly DiagnosticDescriptor RingThreadWaits = new(
        "URING3004",
        "The ring's thread does not wait",
        "'{0}' makes the ring's thread wait ({1}): meanwhile nothing of the ring is served, and completions pile up until the queue overflows. {2}.",
        KernelCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING3004"));

    public static readonly DiagnosticDescriptor RingThreadBlocks = new(
        "URING3005",
        "The ring's thread takes no lock and touches no device",
        "'{0}' can block the ring's thread ({1}), and every connection of the ring with it. {2}.",
        KernelCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING3005"));

    public static readonly DiagnosticDescriptor AsyncVoidOnRing = new(
        "URING3006",
        "Async code of a handler returns a RingTask",
        "{0} is async and returns void: what it awaits can come back when the ring has ended, and what is thrown then ends the process. {1}.",
        KernelCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING3006"));
}
