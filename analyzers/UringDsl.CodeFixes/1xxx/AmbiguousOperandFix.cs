using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING1006: says which parameter it is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AmbiguousOperandFix() : HintFix(Descriptors.AmbiguousOperand);
