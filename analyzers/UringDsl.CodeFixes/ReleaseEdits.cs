using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace UringDsl.CodeFixes;

/// <summary>What belongs where memory has been released.</summary>
internal static class ReleaseEdits
{
    /// <summary>True for a statement that means the same in another method of the handler: it uses nothing but members.</summary>
    public static bool CanMove(FixTarget target, StatementSyntax statement) =>
        statement.Parent is BlockSyntax { Parent: MethodDeclarationSyntax } && !statement.DescendantNodes().Any(node => node is AwaitExpressionSyntax
            || (node is IdentifierNameSyntax name && target.Model.GetSymbolInfo(name).Symbol is ILocalSymbol or IParameterSymbol));
}
