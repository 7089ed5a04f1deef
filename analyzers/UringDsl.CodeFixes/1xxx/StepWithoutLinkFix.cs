using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING1018: links the step to the next.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class StepWithoutLinkFix() : HintFix(Descriptors.StepWithoutLink);
