using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING1005: adds the parameter, or names one that there is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UnboundOperandFix() : HintFix(Descriptors.UnboundOperand);
