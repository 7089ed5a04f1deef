using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UringDsl.Analyzers.Ownership;

namespace UringDsl.CodeFixes;

/// <summary>
/// Gives back what a local variable holds, on each path that leaves it behind: in front of a jump, at the end of a block, in an else. Which paths
/// these are, the rule knows: of all places only those are taken where it says nothing new, and without which it still says what it said.
/// </summary>
internal static class GiveBack
{
    private const int MostPlaces = 16;

    /// <param name="write">What is written for a variable of that name.</param>
    public static IReadOnlyList<TextEdit> Find(FixTarget target, System.Func<string, string?> write)
    {
        if (VariableOf(target.Node) is not { } name || write(name) is not { } statement) return [];
        if (ScopeOf(target, name) is not { } scope || !IsPlain(target, scope, name)) return [];
        var trial = new Trial(target, new OwnershipAnalyzer());
        List<TextEdit> taken = [];
        foreach (TextEdit place in Places(target, scope, name, statement).Take(MostPlaces))
        {
            if (!trial.DoesNoHarm([.. taken, place])) continue;
            taken.Add(place);
            if (trial.Succeeds(taken)) return Needed(taken, trial);
        }

        return [];
    }

    /// <summary>The local variable that something is put into where it is made.</summary>
    public static string? VariableOf(SyntaxNode made)
    {
        SyntaxNode node = made;
        while (node.Parent is ParenthesizedExpressionSyntax or AwaitExpressionSyntax or CastExpressionSyntax) node = node.Parent;
        return node switch
        {
            ArgumentSyntax { Expression: DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax named } } => named.Identifier.ValueText,
            ArgumentSyntax { Expression: IdentifierNameSyntax name } => name.Identifier.ValueText,
            _ when node.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => variable.Identifier.ValueText,
            _ when node.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax name, Parent: ExpressionStatementSyntax } =>
                name.Identifier.ValueText,
            _ => null,
        };
    }

    private static IReadOnlyList<TextEdit> Needed(List<TextEdit> taken, Trial trial)
    {
        for (int i = taken.Count - 1; i >= 0 && taken.Count > 1; i--)
        {
            List<TextEdit> others = [.. taken.Where((_, at) => at != i)];
            if (trial.Succeeds(others)) taken = others;
        }

        return taken;
    }

    private static BlockSyntax? ScopeOf(FixTarget target, string name)
    {
        ISymbol? local = target.Model.LookupSymbols(target.Node.Span.End, name: name).FirstOrDefault();
        SyntaxNode? declared = (local as ILocalSymbol)?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        StatementSyntax? statement = declared?.FirstAncestorOrSelf<StatementSyntax>(s => s is not BlockSyntax);
        return statement switch
        {
            WhileStatementSyntax { Statement: BlockSyntax body } => body,
            ForStatementSyntax { Statement: BlockSyntax body } => body,
            _ => statement?.Parent as BlockSyntax,
        };
    }

    // Where it is stored, captured or handed to another method, giving it back may be somebody else's.
    private static bool IsPlain(FixTarget target, BlockSyntax scope, string name) => scope.DescendantNodes().OfType<IdentifierNameSyntax>()
        .Where(identifier => identifier.Identifier.ValueText == name)
        .All(identifier => identifier.Parent switch
        {
            MemberAccessExpressionSyntax member => member.Expression == identifier,
            ArgumentSyntax { RefOrOutKeyword.RawKind: not 0 } => true,
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } =>
                target.Handler?.SubmissionOf(target.Model.GetSymbolInfo(call).Symbol as IMethodSymbol) is not null,
            AssignmentExpressionSyntax assignment => assignment.Left == identifier,
            _ => false,
        }) && !scope.DescendantNodes().OfType<AnonymousFunctionExpressionSyntax>().Any(lambda => Mentions(lambda, name));

    // The end of the scope first, and the parts of it last.
    private static IEnumerable<TextEdit> Places(FixTarget target, BlockSyntax scope, string name, string statement)
    {
        if (scope.FallsThrough()) yield return target.Append(scope, statement);
        List<SyntaxNode> behind = [.. StatementEdits.Running(scope).Where(node => node.SpanStart > target.Node.Span.End)];
        List<StatementSyntax> jumps = [.. behind.Where(StatementEdits.IsJump).OfType<StatementSyntax>()];
        foreach (StatementSyntax jump in jumps.OrderBy(jump => jump is not (ReturnStatementSyntax or ThrowStatementSyntax)))
        {
            yield return target.InsertBefore(jump, statement);
        }

        foreach (BlockSyntax block in behind.OfType<BlockSyntax>().Where(block => block.FallsThrough())) yield return target.Append(block, statement);
        foreach (IfStatementSyntax choice in behind.OfType<IfStatementSyntax>().Where(choice => choice.Else is null && Mentions(choice.Statement, name)))
        {
            bool hasLine = Layout.BeginsLine(choice, choice.SpanStart);
            string before = hasLine ? Layout.LineBreak(choice) + Layout.Indentation(choice, choice.SpanStart) : " ";
            yield return target.Insert(choice, choice.Span.End, $"{before}else {statement}");
        }
    }

    private static bool Mentions(SyntaxNode node, string name) =>
        node.DescendantNodes().OfType<IdentifierNameSyntax>().Any(identifier => identifier.Identifier.ValueText == name);
}
