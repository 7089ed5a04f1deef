using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING1012: names the buffers, or removes what stands in the way.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MultishotPreconditionFix() : HintFix(Descriptors.MultishotPrecondition);
