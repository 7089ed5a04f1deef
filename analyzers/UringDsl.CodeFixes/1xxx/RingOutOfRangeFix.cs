using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING1021: writes the nearest number that is possible, or takes the default.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RingOutOfRangeFix() : HintFix(Descriptors.RingOutOfRange);
