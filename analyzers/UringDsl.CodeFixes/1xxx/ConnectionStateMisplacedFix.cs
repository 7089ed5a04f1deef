using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING1024: removes what a state cannot be.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ConnectionStateMisplacedFix() : HintFix(Descriptors.ConnectionStateMisplaced);
