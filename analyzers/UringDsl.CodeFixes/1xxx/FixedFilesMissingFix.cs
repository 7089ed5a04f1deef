using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING1020: adds the table, or uses ordinary descriptors.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class FixedFilesMissingFix() : HintFix(Descriptors.FixedFilesMissing);
