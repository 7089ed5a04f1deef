using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING1028: writes what the kernel takes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class FlagsRefusedFix() : HintFix(Descriptors.FlagsRefused);
