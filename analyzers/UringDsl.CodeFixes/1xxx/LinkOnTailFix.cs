using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING1013: removes the link.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class LinkOnTailFix() : HintFix(Descriptors.LinkOnTail);
