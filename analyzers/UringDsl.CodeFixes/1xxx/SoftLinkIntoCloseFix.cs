using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING1016: makes the link hard.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SoftLinkIntoCloseFix() : HintFix(Descriptors.SoftLinkIntoClose);
