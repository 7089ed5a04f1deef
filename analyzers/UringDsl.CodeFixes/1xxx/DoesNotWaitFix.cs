using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING1038: lets the ring wait.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class DoesNotWaitFix() : HintFix(Descriptors.DoesNotWait);
