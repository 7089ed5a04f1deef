using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING1061: removes the attempts, or corrects their numbers.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RetryUnsafeFix() : HintFix(Descriptors.RetryUnsafe);
