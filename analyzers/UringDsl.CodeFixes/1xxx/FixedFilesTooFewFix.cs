using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING1031: enlarges the table.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class FixedFilesTooFewFix() : HintFix(Descriptors.FixedFilesTooFew);
