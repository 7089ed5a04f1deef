using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UringDsl.Analyzers.Memory;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>
/// URING2005: writes the method that hears of the release and moves the statement there, or sends a copy, whose completion frees the memory.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReleaseUnheardFix() : UringFix(Descriptors.ReleaseUnheard)
{
    private protected override IEnumerable<Remedy> Remedies(FixTarget target)
    {
        if (target.Handler is not { } handler) yield break;
        var trial = new Trial(target, new MemoryAnalyzer());
        foreach (IMethodSymbol send in handler.Submissions.Where(s => s.Value.Released is null && target.Names(s.Key)).Select(s => s.Key))
        {
            AttributeSyntax? attribute = (send.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as MethodDeclarationSyntax)?
                .AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(a => a.Argument("ZeroCopy") is not null);
            if (attribute is null || attribute.SyntaxTree != target.Node.SyntaxTree) continue;
            if (target.Find<ExpressionStatementSyntax>() is { } statement && ReleaseEdits.CanMove(target, statement) && target.HandlerSyntax is { } type)
            {
                string name = $"On{send.Name}Released";
                TextEdit[] heard =
                [
                    target.SetArgument(attribute, "Released", $"nameof({name})"), target.RemoveStatement(statement),
                    .. target.AddMethod(type, Completions.Header(target, name, "Released", ["Connection"]), statement.ToString()),
                ];
                if (handler.Handler.GetMembers(name).IsEmpty && trial.Succeeds(heard)) yield return target.Remedy($"Do this in '{name}'", "Released", heard);
            }

            TextEdit[] copied = [.. target.RemoveArgument(attribute, "ZeroCopy")];
            if (trial.Succeeds(copied)) yield return target.Remedy($"Let '{send.Name}' send a copy", "Copy", copied);
        }
    }
}
