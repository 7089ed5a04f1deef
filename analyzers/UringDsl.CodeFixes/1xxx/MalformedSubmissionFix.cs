using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING1003: makes it a partial method that the generator can implement.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MalformedSubmissionFix() : HintFix(Descriptors.MalformedSubmission)
{
    private protected override IEnumerable<Remedy> Remedies(FixTarget target)
    {
        if (target.Find<MethodDeclarationSyntax>() is not { } submission) return [];
        if (target.Read(Hint.Value) is { Count: 1 } awaited) return ReturnTypes(target, submission, awaited[0]);
        bool isPart = target.Read(Hint.Modifiers).Count == 0 && target.Node is MethodDeclarationSyntax;
        return isPart ? Body(target, submission) : base.Remedies(target);
    }

    private static IEnumerable<Remedy> ReturnTypes(FixTarget target, MethodDeclarationSyntax submission, string awaited)
    {
        TextEdit Returns(string type) => target.Replace(submission, submission.ReturnType.Span, type);
        IEnumerable<TextEdit> access = submission.Modifiers.Any(IsAccess) ? [] : [target.Insert(submission, FirstModifier(submission), "private ")];
        string pending = target.TypeName($"Pending<{awaited}>");
        Remedy waits = target.Remedy($"Return '{pending}'", "Pending", [.. access, Returns(pending)]);
        Remedy calls = target.Remedy("Return void", "Void", Returns("void"));
        bool isObserved = submission.AttributeLists.SelectMany(list => list.Attributes).Any(a => a.Argument("Completed") is not null);
        return isObserved ? [calls, waits] : [waits, calls];
    }

    // A body that does something is the user's to throw away.
    private static IEnumerable<Remedy> Body(FixTarget target, MethodDeclarationSyntax submission)
    {
        bool doesNothing = (submission.Body, submission.ExpressionBody) switch
        {
            ({ } block, _) => block.Statements.All(statement => statement is ThrowStatementSyntax),
            (_, { } arrow) => arrow.Expression is ThrowExpressionSyntax,
            _ => true,
        };
        if (!doesNothing) yield break;
        var edits = target.Modify("+partial").ToList();
        SyntaxNode? body = (SyntaxNode?)submission.Body ?? submission.ExpressionBody;
        if (body is not null)
        {
            int end = submission.SemicolonToken.IsKind(SyntaxKind.SemicolonToken) ? submission.SemicolonToken.Span.End : body.Span.End;
            edits.Add(target.Replace(submission, TextSpan.FromBounds(body.GetFirstToken().GetPreviousToken().Span.End, end), ";"));
        }

        yield return target.Remedy("Let the generator write the body", "Body", edits);
    }

    private static int FirstModifier(MethodDeclarationSyntax method) =>
        method.Modifiers.Count > 0 ? method.Modifiers[0].SpanStart : method.ReturnType.SpanStart;

    private static bool IsAccess(SyntaxToken modifier) => SyntaxFacts.IsAccessibilityModifier(modifier.Kind());
}
