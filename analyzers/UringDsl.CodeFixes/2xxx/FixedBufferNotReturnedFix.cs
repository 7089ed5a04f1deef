using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING2025: returns it on each path that leaves it behind; one that the handler has registered is unregistered.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class FixedBufferNotReturnedFix() : UringFix(Descriptors.FixedBufferNotReturned)
{
    private protected override IEnumerable<Remedy> Remedies(FixTarget target)
    {
        bool isRegistered = target.Node.DescendantNodesAndSelf().OfType<SimpleNameSyntax>()
            .Any(name => name.Identifier.ValueText is "RegisterBuffer" or "CloneBuffer" or "UpdateBuffer");
        IReadOnlyList<TextEdit> edits = GiveBack.Find(target, name => isRegistered ? $"Ring.UnregisterBuffer({name});" : $"{name}.Return();");
        if (edits.Count > 0) yield return target.Remedy($"Return '{GiveBack.VariableOf(target.Node)}' where it is left behind", "Return", edits);
    }
}
