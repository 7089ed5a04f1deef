using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING1014: makes it one shot.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MultishotInsideChainFix() : HintFix(Descriptors.MultishotInsideChain);
