using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UringDsl.Analyzers.Ownership;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>
/// URING2021: gives it back once: the second time goes, or happens only where the first did not. Which of two sends is meant is not known.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class BufferPassedOnTwiceFix() : UringFix(Descriptors.BufferPassedOnTwice)
{
    private protected override IEnumerable<Remedy> Remedies(FixTarget target)
    {
        if (target.Find<InvocationExpressionSyntax>() is not { } call || call.Span != target.Node.Span || !IsGivingBack(call)) yield break;
        if (Whole(call) is not { } statement) yield break;
        var trial = new Trial(target, new OwnershipAnalyzer());
        TextEdit otherwise = target.Insert(statement, statement.SpanStart, "else ");
        if (StandsBehindIf(statement) && trial.Succeeds(otherwise))
        {
            yield return target.Remedy("Do it where it was not passed on", "Else", otherwise);
            yield break;
        }

        TextEdit removed = Finally(statement) is { } unwrapped ? target.Unwrap(unwrapped) : target.RemoveStatement(statement);
        if (trial.Succeeds(removed)) yield return target.Remedy($"Remove '{call}'", "Remove", removed);
    }

    private static bool IsGivingBack(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax
    {
        Name.Identifier.ValueText: "Return" or "Release" or "UnregisterBuffer",
    };

    // The statement that it is, or of which it is the lambda that is given to Post.
    private static StatementSyntax? Whole(InvocationExpressionSyntax call) => call.Parent switch
    {
        ExpressionStatementSyntax statement => statement,
        LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Parent: ExpressionStatementSyntax post } } } => post,
        _ => null,
    };

    // A finally that does nothing else is for nothing.
    private static TryStatementSyntax? Finally(StatementSyntax statement) =>
        statement.Parent is BlockSyntax { Statements.Count: 1, Parent: FinallyClauseSyntax { Parent: TryStatementSyntax { Catches.Count: 0 } attempt } }
            ? attempt
            : null;

    private static bool StandsBehindIf(StatementSyntax statement)
    {
        SyntaxList<StatementSyntax> siblings = statement.Siblings();
        int at = siblings.IndexOf(statement);
        return at > 0 && siblings[at - 1] is IfStatementSyntax { Else: null, Statement: BlockSyntax or ExpressionStatementSyntax };
    }
}
