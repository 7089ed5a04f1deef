using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING1032: copies what is sent.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ZeroCopyOverwrittenFix() : HintFix(Descriptors.ZeroCopyOverwritten);
