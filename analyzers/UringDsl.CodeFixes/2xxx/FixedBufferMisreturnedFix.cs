using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING2029: writes the call that takes it back.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class FixedBufferMisreturnedFix() : UringFix(Descriptors.FixedBufferMisreturned)
{
    private protected override IEnumerable<Remedy> Remedies(FixTarget target)
    {
        if (target.Node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } call) yield break;
        string? right = member.Name.Identifier.ValueText switch
        {
            "Return" => $"Ring.UnregisterBuffer({member.Expression})",
            "UnregisterBuffer" when call.ArgumentList.Arguments.Count == 1 => $"{call.ArgumentList.Arguments[0].Expression}.Return()",
            _ => null, // What UpdateBuffer gives is another one.
        };
        if (right is not null) yield return target.Remedy($"Write '{right}'", "Right", target.Replace(call.Span, right));
    }
}
