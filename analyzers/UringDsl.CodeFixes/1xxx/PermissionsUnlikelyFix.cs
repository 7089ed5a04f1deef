using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING1033: writes the permissions in binary.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class PermissionsUnlikelyFix() : HintFix(Descriptors.PermissionsUnlikely);
