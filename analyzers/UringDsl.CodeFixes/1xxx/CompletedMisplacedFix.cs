using System.Collections.Generic;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING1023: moves Completed to where it belongs, or removes it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class CompletedMisplacedFix() : HintFix(Descriptors.CompletedMisplaced)
{
    private protected override IEnumerable<Remedy> Remedies(FixTarget target)
    {
        if (target.Read(Hint.Move) is not { Count: 1 } moved || target.Find<AttributeSyntax>() is not { } from)
        {
            foreach (Remedy remedy in base.Remedies(target)) yield return remedy;
            yield break;
        }

        // From [Chain] to the operation, or from a step to [Chain], which may have to be written.
        bool isChain = target.Diagnostic.Location.SourceSpan == from.Span;
        IEnumerable<TextEdit> removal = isChain ? [target.RemoveAttribute(from)] : target.RemoveArgument(from, moved[0]);
        if (from.Argument(moved[0]) is not { } argument || target.Find<MethodDeclarationSyntax>() is not { } submission) yield break;
        string value = argument.Expression.ToString();
        bool hasTarget = target.Diagnostic.AdditionalLocations.Count > 0;
        TextEdit written = hasTarget
            ? target.SetArgument(target.Attribute!, moved[0], value)
            : target.AddAttribute(submission, $"[{target.TypeName("Chain")}({moved[0]} = {value})]");
        string to = hasTarget ? target.Attribute!.ShortName() : "Chain";
        yield return target.Remedy($"Move '{moved[0]}' to [{to}]", "Move", [written, .. removal]);
    }
}
