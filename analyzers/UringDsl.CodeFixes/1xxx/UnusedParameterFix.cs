using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING1007: removes the parameter, and its arguments.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UnusedParameterFix() : HintFix(Descriptors.UnusedParameter);
