using Microsoft.CodeAnalysis;

namespace UringDsl.Generator.Diagnostics;

// URING1xxx: declarations. Each of them is an error, and a handler that has one gets no code.
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor HandlerNotPartial = new(
        "URING1001",
        "A ring handler is partial",
        "'{0}' is not partial, so the generator cannot add the bodies of the submissions of '{1}' to it. Write 'partial " +
        "class' here.",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1001"));

    public static readonly DiagnosticDescriptor UnsupportedHandler = new(
        "URING1002",
        "A ring handler is a sealed class",
        "'{0}' cannot be a ring handler because {1}. A handler is one object with one ring and one dispatch switch: " +
        "make it a 'sealed partial class'.",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1002"));

    public static readonly DiagnosticDescriptor MalformedSubmission = new(
        "URING1003",
        "A submission is a partial method without a body",
        "'{0}' cannot be a submission because {1}. The generator writes its body: declare 'private partial void {0}(…);' or " +
        "'private partial Pending<{2}> {0}(…);'.",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1003"));

    public static readonly DiagnosticDescriptor UnknownOperand = new(
        "URING1004",
        "An operand override names a parameter",
        "'{0}' is not a parameter of '{1}', so {2} has no value for its {3}. Name one of its parameters: {4}.",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1004"));

    public static readonly DiagnosticDescriptor UnboundOperand = new(
        "URING1005",
        "Every required operand has a parameter",
        "{0} of '{1}' has no {2}: {3}. {4}.",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1005"));

    public static readonly DiagnosticDescriptor AmbiguousOperand = new(
        "URING1006",
        "An operand is bound to one parameter",
        "{0} takes one {1}, and these parameters of '{2}' could be it: {3}. {4}.",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1006"));

    public static readonly DiagnosticDescriptor UnusedParameter = new(
        "URING1007",
        "Every parameter of a submission is an operand",
        "No step of '{0}' takes the parameter '{1}'{2}. Remove it, or add the operation that takes it.",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1007"));

    public static readonly DiagnosticDescriptor CompletionMissing = new(
        "URING1008",
        "The completion method exists",
        "There is no method '{0}' in '{1}', so the completions of '{2}' could not be delivered. Add 'private void {0}({3})'.",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1008"));

    public static readonly DiagnosticDescriptor CompletionOverloaded = new(
        "URING1009",
        "The completion method is not overloaded",
        "'{1}' has {2} methods called '{0}', and the dispatch of '{3}' must know which one to call. Give the completion " +
        "method a name of its own.",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1009"));

    public static readonly DiagnosticDescriptor CompletionMistyped = new(
        "URING1010",
        "The completion method takes what the submission delivers",
        "'{0}' cannot receive the completions of '{1}' because {2}. Declare it as 'private void {0}({3})'{4}.",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1010"));

    public static readonly DiagnosticDescriptor UnknownBufferRing = new(
        "URING1011",
        "A receive names a declared buffer ring",
        "'{0}' has no buffer ring called \"{1}\", so the kernel would have no buffers to pick from. {2}.",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1011"));

    public static readonly DiagnosticDescriptor MultishotPrecondition = new(
        "URING1012",
        "A multishot has buffers from a ring and a completion method",
        "{0} of '{1}' cannot be multishot {2}",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1012"));

    public static readonly DiagnosticDescriptor LinkOnTail = new(
        "URING1013",
        "The last step of a chain links to nothing",
        "{0} is the last operation of '{1}' and must not have Link: the kernel would tie whatever is submitted next to this " +
        "chain. Remove 'Link = …', or add the step that it should link to.",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1013"));

    public static readonly DiagnosticDescriptor MultishotInsideChain = new(
        "URING1014",
        "A multishot is not followed by another step",
        "{0} of '{1}' is multishot, so {2}, linked behind it, would not start before it has terminated. Submit {2} on its " +
        "own.",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1014"));

    public static readonly DiagnosticDescriptor LinkTimeoutMisplaced = new(
        "URING1015",
        "A LinkTimeout stands behind the step that it guards",
        "The LinkTimeout of '{0}' guards the operation directly before it, and {1}: the kernel refuses it with EINVAL and " +
        "cancels the whole chain. {2}.",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1015"));

    public static readonly DiagnosticDescriptor SoftLinkIntoClose = new(
        "URING1016",
        "Close is reached by a hard link",
        "A soft link from {0} into Close of '{1}' is broken by any error, and the descriptor stays open. Write 'Link = " +
        "LinkKind.Hard' on {0}.",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1016"));

    public static readonly DiagnosticDescriptor ChainTooLong = new(
        "URING1017",
        "A chain fits the submission queue",
        "'{0}' is a chain of {1} operations and {2}: a chain that is cut by a submit falls apart into two. {3}.",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1017"));

    public static readonly DiagnosticDescriptor StepWithoutLink = new(
        "URING1018",
        "Every step of a chain but the last has Link",
        "{0} of '{1}' is followed by {2} but does not link to it, so the kernel would start both at once. Write 'Link = " +
        "LinkKind.Soft' ({2} runs when {0} has succeeded) or 'Link = LinkKind.Hard' ({2} runs in any case).",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1018"));

    public static readonly DiagnosticDescriptor GeneratedNameTaken = new(
        "URING1019",
        "The names of generated members are free",
        "'{0}' is the name of {1}, which the generator adds to '{2}'. {3}.",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1019"));

    public static readonly DiagnosticDescriptor FixedFilesMissing = new(
        "URING1020",
        "Direct descriptors need a fixed-file table",
        "{0} of '{1}' puts a socket in the fixed-file table, and '{2}' has none: the kernel would refuse it. Add " +
        "[FixedFiles(count)] to '{2}'{3}.",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1020"));

    public static readonly DiagnosticDescriptor RingOutOfRange = new(
        "URING1021",
        "The sizes of a ring are in the kernel's range",
        "{0} of '{1}' is {2}, but {3}. {4}.",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1021"));

    public static readonly DiagnosticDescriptor OperationOutsideHandler = new(
        "URING1022",
        "An operation stands in a ring handler",
        "[{0}] on '{1}' has no effect because '{2}' is not a ring handler, and its method gets no body. Put [RingHandler] on " +
        "'{2}', or move the submission to a handler.",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1022"));

    public static readonly DiagnosticDescriptor CompletedMisplaced = new(
        "URING1023",
        "Completed stands where one result is delivered",
        "{0} of '{1}' {2}",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1023"));

    public static readonly DiagnosticDescriptor ConnectionStateMisplaced = new(
        "URING1024",
        "A handler has one nested connection state",
        "'{0}' cannot be a connection state because {1}. {2}.",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1024"));

    public static readonly DiagnosticDescriptor OperationMisplaced = new(
        "URING1025",
        "An operation can be carried out as it is declared",
        "{0} of '{1}' {2}",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1025"));

    public static readonly DiagnosticDescriptor ResultUnclaimed = new(
        "URING1026",
        "Somebody takes what a receive or an accept delivers",
        "{0} of '{1}' delivers {2} to nobody: {3}. {4}.",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1026"));

    public static readonly DiagnosticDescriptor TooManyDeclarations = new(
        "URING1027",
        "A handler and its submissions stay within the generator's limits",
        "'{0}' has {1}, but {2}. {3}.",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1027"));
}
