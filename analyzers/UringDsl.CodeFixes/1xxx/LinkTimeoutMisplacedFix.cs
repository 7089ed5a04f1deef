using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING1015: links the step that is guarded, or removes the second deadline.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class LinkTimeoutMisplacedFix() : HintFix(Descriptors.LinkTimeoutMisplaced);
