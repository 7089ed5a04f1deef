using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING2031: awaits it into a variable; what would only be closed again is dropped on purpose.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AwaitedResultLostFix() : UringFix(Descriptors.AwaitedResultLost)
{
    private static readonly string[] s_bytes = ["ReceivedBuffer", "FilledMessage", "Transferred"];

    private protected override IEnumerable<Remedy> Remedies(FixTarget target)
    {
        if (target.Node is not InvocationExpressionSyntax call) yield break;
        if (target.Model.GetTypeInfo(call).Type is not INamedTypeSymbol { TypeArguments: { Length: 1 } results } || results[0] is not { } result) yield break;
        bool isBytes = s_bytes.Contains(result.Name);
        SyntaxNode whole = call.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } discard ? discard : call;
        bool isStatement = whole.Parent is ExpressionStatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax };
        if (isBytes && isStatement && target.MakeAsync(call) is { } async)
        {
            string name = target.FreeName(Completions.ParameterName(result.Name));
            TextEdit[] awaited = [.. async, target.Replace(whole, whole.Span, $"{target.TypeName(result.Name)} {name} = await {call}")];
            if (new Trial(target).Succeeds(awaited)) yield return target.Remedy("Await it", "Await", awaited);
        }
        else if (!isBytes && call.Parent is ExpressionStatementSyntax or ArrowExpressionClauseSyntax)
        {
            yield return target.Remedy("Let it be closed again on purpose", "Discard", target.Insert(call.SpanStart, "_ = "));
        }
    }
}
