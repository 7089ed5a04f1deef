using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING1060: removes the drain.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class DrainBesideMultishotFix() : HintFix(Descriptors.DrainBesideMultishot);
