using System.Collections.Generic;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING1026: names a method, and writes it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ResultUnclaimedFix() : UringFix(Descriptors.ResultUnclaimed)
{
    private protected override IEnumerable<Remedy> Remedies(FixTarget target)
    {
        if (target.Find<MethodDeclarationSyntax>() is not { Parent: TypeDeclarationSyntax handler } submission) yield break;
        if (target.Attribute is not { } attribute || target.Read(Hint.Settings) is not { Count: 1 } settings) yield break;
        string property = settings[0].TrimEnd('='), value = target.Read(Hint.Value)[0], called = submission.Identifier.ValueText;
        bool isChain = value == called + "Outcome";
        string name = isChain ? $"On{called}Completed" : "On" + value;
        if (IsTaken(target, handler, name)) name = isChain ? $"On{called}Outcome" : $"On{called}{value}";
        if (IsTaken(target, handler, name)) yield break;
        string argument = $"nameof({name})";
        TextEdit claim = isChain && target.Diagnostic.AdditionalLocations.Count == 0
            ? target.AddAttribute(submission, $"[{target.TypeName("Chain")}({property} = {argument})]")
            : target.SetArgument(attribute, property, argument);
        yield return target.Remedy($"Let '{name}' get the result", "Add", [claim, .. target.AddMethod(handler, Completions.Header(target, name))]);
    }

    private static bool IsTaken(FixTarget target, TypeDeclarationSyntax handler, string name) =>
        target.Model.GetDeclaredSymbol(handler) is not INamedTypeSymbol type || !type.GetMembers(name).IsEmpty;
}
