using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING2040: submits it again where the kernel has ended it after a good result, or leaves that to the runtime.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MultishotNotRearmedFix() : UringFix(Descriptors.MultishotNotRearmed)
{
    private protected override IEnumerable<Remedy> Remedies(FixTarget target)
    {
        if (target.Find<MethodDeclarationSyntax>() is not { } completed || target.Model.GetDeclaredSymbol(completed) is not IMethodSymbol symbol) yield break;
        if (target.Handler is not { } handler || RearmEdits.MultishotOf(handler, symbol) is not var (multishot, _)) yield break;
        TextEdit[] again = [.. target.Rearm(handler, completed, symbol, multishot)];
        if (again.Length > 0) yield return target.Remedy($"Submit '{multishot.Name}' again", "Again", again);
        AttributeSyntax? attribute = (multishot.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as MethodDeclarationSyntax)?
            .AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(a => a.Argument("Rearm") is not null);
        if (attribute is null) yield break;
        yield return target.Remedy("Leave that to the runtime", "Automatic", target.RemoveArgument(attribute, "Rearm"));
    }
}
