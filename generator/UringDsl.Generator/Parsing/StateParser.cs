using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Parsing;

/// <summary>The [ConnectionState] struct.</summary>
internal static class StateParser
{
    public static ConnectionStateSpec? Parse(HandlerContext context)
    {
        foreach (INamedTypeSymbol type in context.Handler.GetTypeMembers())
        {
            if (!IsState(type, context.Known)) continue;
            string? problem = context.State is { } first ? $"'{first.Name}' is one already, and each connection has one"
                : type.IsRefLikeType ? "a ref struct cannot live in the table of states"
                : type.Arity > 0 ? "it is generic, and the table has one type"
                : null;
            if (problem is null) context.State = type;
            else
            {
                AttributeData attribute = type.GetAttributes().First(a => KnownSymbols.Same(a, context.Known.ConnectionStateAttribute));
                Hint hint = context.State is not null ? Hint.Remove(Hint.Whole).On(new AttributeReader(attribute).Location)
                    : type.IsRefLikeType ? Hint.None.With(Hint.Modifiers, "-ref")
                    : Hint.None;
                context.Sink.Report(
                    Descriptors.ConnectionStateMisplaced, HierarchyParser.IdentifierOf(type), hint, type.Name, problem, "Keep one plain nested struct");
            }
        }

        return context.State is { } state
            ? new(state.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), SyntaxFacts.GetText(state.DeclaredAccessibility))
            : null;
    }

    public static bool IsState(INamedTypeSymbol type, KnownSymbols known) =>
        type.GetAttributes().Any(a => KnownSymbols.Same(a, known.ConnectionStateAttribute));
}
