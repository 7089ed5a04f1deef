using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING1011: names the ring that is meant, or declares it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UnknownBufferRingFix() : HintFix(Descriptors.UnknownBufferRing)
{
    private protected override IEnumerable<Remedy> Remedies(FixTarget target)
    {
        if (target.Node is ExpressionSyntax expression and not (ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax))
        {
            int choice = 0;
            foreach (string name in Nearest.Of(Nearest.Written(expression), target.Read(Hint.Names)))
            {
                string literal = SymbolDisplay.FormatLiteral(name, quote: true);
                yield return target.Remedy($"Write {literal}", $"Name:{choice++}", target.Replace(expression, expression.Span, literal));
            }
        }

        // A ring's name is no member's, which nameof could name.
        foreach (Remedy remedy in base.Remedies(target).Where(remedy => !remedy.Key.Contains(":Name:"))) yield return remedy;
    }
}
