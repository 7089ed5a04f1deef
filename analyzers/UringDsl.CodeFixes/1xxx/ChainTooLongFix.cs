using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING1017: enlarges the submission queue.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ChainTooLongFix() : HintFix(Descriptors.ChainTooLong);
