using Microsoft.CodeAnalysis;

namespace UringDsl.Generator.Diagnostics;

// URING105x: declarations of how a ring is set up.
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor RingModesConflict = new(
        "URING1050",
        "The modes of a ring go together",
        "The ring of '{0}' cannot be set up: {1}. {2}.",
        DeclarationCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink("URING1050"));
}
