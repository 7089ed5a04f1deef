using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace UringDsl.Analyzers.Threads;

/// <summary>Whether a compilation has handlers at all: looked for in the syntax, once, when somebody needs to know.</summary>
internal static class HandlerSyntax
{
    /// <summary>True when an attribute of a class, or an alias, is called RingHandler.</summary>
    public static bool IsIn(Compilation compilation, CancellationToken cancellation) => compilation.SyntaxTrees.Any(tree => tree
        .GetRoot(cancellation)
        .DescendantNodes(node => node is not (MemberDeclarationSyntax or StatementSyntax) || node is BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
        .Any(node => node is IdentifierNameSyntax { Identifier.ValueText: "RingHandler" or "RingHandlerAttribute" }));
}
