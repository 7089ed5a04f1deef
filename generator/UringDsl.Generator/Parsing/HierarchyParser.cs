using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Parsing;

/// <summary>The namespace and the nesting, and whether a second part can be added there.</summary>
internal static class HierarchyParser
{
    public static HierarchySpec Parse(INamedTypeSymbol handler, DiagnosticSink sink)
    {
        if (KindProblem(handler) is { } problem)
        {
            sink.Report(Descriptors.UnsupportedHandler, IdentifierOf(handler), handler.Name, problem);
        }


        var types = new List<TypeSpec>();
        for (INamedTypeSymbol? type = handler; type is not null; type = type.ContainingType)
        {
            if (NonPartialPart(type) is { } part)
            {
                sink.Report(Descriptors.HandlerNotPartial, part.Identifier.GetLocation(), type.Name, handler.Name);
            }

            types.Insert(0, new(Keyword(type), Escape(type.Name), TypeParameters(type)));
        }

        string ns = handler.ContainingNamespace.IsGlobalNamespace ? "" : handler.ContainingNamespace.ToDisplayString(EscapedName);
        return new(ns, types.ToEquatableArray(), handler.ToDisplayString(PlainName), HintName(handler));
    }

    /// <summary>The first name of the type that the user wrote.</summary>
    public static Location? IdentifierOf(INamedTypeSymbol type) => Parts(type).FirstOrDefault()?.Identifier.GetLocation() ?? type.Locations.FirstOrDefault();

    /// <summary>A name as it must be written: <c>@class</c>.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>True for a type that is, or is nested in, a <c>file</c> type: it has no other part in another file.</summary>
    public static bool IsFileLocal(INamedTypeSymbol? type) => type is not null && (type.IsFileLocal || IsFileLocal(type.ContainingType));

    private static readonly SymbolDisplayFormat EscapedName = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    private static readonly SymbolDisplayFormat PlainName = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters);

    private static IEnumerable<TypeDeclarationSyntax> Parts(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(r => r.GetSyntax()).OfType<TypeDeclarationSyntax>();

    private static TypeDeclarationSyntax? NonPartialPart(INamedTypeSymbol type) =>
        Parts(type).FirstOrDefault(p => !p.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static string? KindProblem(INamedTypeSymbol handler) => handler switch
    {
        { IsRecord: true } => "it is a record",
        { TypeKind: TypeKind.Struct } => "it is a struct",
        { TypeKind: not TypeKind.Class } => "it is not a class",
        { IsStatic: true } => "it is static",
        { IsAbstract: true } => "it is abstract",
        { IsSealed: false } => "it is not sealed",
        _ when IsFileLocal(handler) => "it is local to its file, and generated code is another file",
        _ => null,
    };

    private static string Keyword(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
        { IsRecord: true } => "record",
        { TypeKind: TypeKind.Struct } => "struct",
        { TypeKind: TypeKind.Interface } => "interface",
        _ => "class",
    };

    private static string TypeParameters(INamedTypeSymbol type) => type.TypeParameters.Length == 0
        ? ""
        : "<" + string.Join(", ", type.TypeParameters.Select(p => Variance(p) + Escape(p.Name))) + ">";

    private static string Variance(ITypeParameterSymbol parameter) => parameter.Variance switch
    {
        VarianceKind.In => "in ",
        VarianceKind.Out => "out ",
        _ => "",
    };

    /// <summary>A character as it may stand in the name of a file, whatever it is.</summary>
    public static string Escaped(char c) => "-" + ((int)c).ToString("x4", CultureInfo.InvariantCulture);

    // The full metadata name, Demo.Outer`1+Inner, with the kinds of what is no class: unique, also in code with errors, where a class and a
    // record may have one name. Every character of it may stand in a hint name but exotic ones.
    private static string HintName(INamedTypeSymbol handler)
    {
        string name = HintPart(handler);
        for (INamedTypeSymbol? type = handler.ContainingType; type is not null; type = type.ContainingType) name = HintPart(type) + "+" + name;
        if (!handler.ContainingNamespace.IsGlobalNamespace) name = handler.ContainingNamespace.ToDisplayString(PlainName) + "." + name;

        var hint = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            if (char.IsLetterOrDigit(c) || c is '.' or '+' or '`' or '_') hint.Append(c);
            else hint.Append(Escaped(c));
        }

        return hint.ToString();
    }

    private static string HintPart(INamedTypeSymbol type) =>
        Keyword(type) is var kind and not "class" ? type.MetadataName + "." + kind.Replace(" ", "_") : type.MetadataName;
}
