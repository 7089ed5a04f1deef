using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING1050: adds the mode that another needs, or removes one of two.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RingModesConflictFix() : HintFix(Descriptors.RingModesConflict);
