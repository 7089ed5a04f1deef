using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING3006: returns a RingTask.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AsyncVoidOnRingFix() : UringFix(Descriptors.AsyncVoidOnRing)
{
    private protected override IEnumerable<Remedy> Remedies(FixTarget target)
    {
        TypeSyntax? returned = target.Node switch
        {
            MethodDeclarationSyntax method => method.ReturnType,
            LocalFunctionStatementSyntax local => local.ReturnType,
            _ => null, // A lambda has the type that it is given to.
        };
        if (returned is null || target.Model.GetDeclaredSymbol(target.Node) is not { } function) yield break;
        TextEdit[] edits = [.. target.ReturnTask(returned, function)];
        if (new Trial(target).Succeeds(edits)) yield return target.Remedy("Return RingTask", "RingTask", edits);
    }
}
