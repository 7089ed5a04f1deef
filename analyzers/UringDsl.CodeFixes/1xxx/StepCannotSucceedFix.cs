using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING1030: opens the file for what is done with it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class StepCannotSucceedFix() : HintFix(Descriptors.StepCannotSucceed);
