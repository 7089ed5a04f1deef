using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UringDsl.Analyzers.Costs;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING4007: returns a RingTask, where nobody stores it or waits for it in another way.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class TaskPerMessageFix() : UringFix(Descriptors.TaskPerMessage)
{
    private protected override IEnumerable<Remedy> Remedies(FixTarget target)
    {
        if (target.Find<InvocationExpressionSyntax>() is not { } call || target.Model.GetSymbolInfo(call).Symbol is not IMethodSymbol method) yield break;
        SyntaxNode? declared = method.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax())
            .FirstOrDefault(syntax => syntax.SyntaxTree == call.SyntaxTree);
        TypeSyntax? returned = declared switch
        {
            MethodDeclarationSyntax own => own.ReturnType,
            LocalFunctionStatementSyntax local => local.ReturnType,
            _ => null, // It stands in another file.
        };
        if (returned is null) yield break;
        string result = returned is GenericNameSyntax { TypeArgumentList: var arguments } ? arguments.ToString() : "";
        TextEdit edit = target.Replace(returned, returned.Span, target.TypeName("RingTask") + result);
        if (new Trial(target, new CostAnalyzer()).Succeeds(edit)) yield return target.Remedy("Return RingTask", "RingTask", edit);
    }
}
