using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING4005: lets the runtime copy what is small.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ZeroCopyTooSmallFix() : HintFix(Descriptors.ZeroCopyTooSmall);
