using Microsoft.CodeAnalysis;

namespace UringDsl.Generator.Diagnostics;

// URING4xxx: what costs more than it must.
internal static partial class Descriptors
{
    private const string CostCategory = "UringDsl.Cost";

    public static readonly DiagnosticDescriptor AllocationPerMessage = new(
        "URING4001",
        "A message allocates nothing",
        "{0} allocates with every message ({1}): the garbage collector stops the ring's thread for it, and every connection of the ring. {3}.",
        CostCategory,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING4001"));

    public static readonly DiagnosticDescriptor BoxingPerMessage = new(
        "URING4002",
        "A message boxes no value",
        "{0} is boxed as {2} with every message ({1}): that is an object of its own on the heap. {3}.",
        CostCategory,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING4002"));

    public static readonly DiagnosticDescriptor DelegatePerMessage = new(
        "URING4003",
        "A message makes no delegate",
        "{0} is made anew with every message ({1}): a delegate, and an object for variables that it uses. {3}.",
        CostCategory,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING4003"));

    public static readonly DiagnosticDescriptor LinqPerMessage = new(
        "URING4004",
        "A message runs no LINQ",
        "LINQ ({0}) allocates iterators and delegates with every message ({1}), and calls through an interface for each element. {3}.",
        CostCategory,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING4004"));

    public static readonly DiagnosticDescriptor ZeroCopyTooSmall = new(
        "URING4005",
        "Zero copy is for large sends",
        "{0} {1}: at this size, pinning the memory and a second completion cost more than the copy. {2}.",
        CostCategory,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING4005"));

    public static readonly DiagnosticDescriptor StepsThatAreOne = new(
        "URING4006",
        "What one operation can do is not two",
        "{0} and {1} of '{2}' are two operations, of which the second starts when the first has ended, and one does the same. {3}.",
        CostCategory,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING4006"));

    public static readonly DiagnosticDescriptor TaskPerMessage = new(
        "URING4007",
        "Async code of a message is pooled",
        "'{0}' returns {2} and is called with every message ({1}): each call that waits allocates its state, which that of a RingTask does not. {3}.",
        CostCategory,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING4007"));
}
