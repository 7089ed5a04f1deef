using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING1019: makes a method that is called like a hook that hook.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class GeneratedNameTakenFix() : HintFix(Descriptors.GeneratedNameTaken);
