using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING1025: adds what is missing, or removes what is too much.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class OperationMisplacedFix() : HintFix(Descriptors.OperationMisplaced);
