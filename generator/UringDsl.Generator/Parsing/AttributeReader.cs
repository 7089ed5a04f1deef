using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace UringDsl.Generator.Parsing;

/// <summary>The arguments of one attribute, each with the place where the user would edit it.</summary>
internal sealed class AttributeReader(AttributeData data)
{
    private readonly AttributeSyntax? _syntax = (AttributeSyntax?)data.ApplicationSyntaxReference?.GetSyntax();

    public int Position => _syntax?.SpanStart ?? 0;

    /// <summary>The attribute without its brackets.</summary>
    public Location? Location => _syntax?.GetLocation();

    public bool Has(string property) => data.NamedArguments.Any(a => a.Key == property) || SyntaxOf(property) is not null;

    public bool Flag(string property) => Value(property) is true;

    /// <summary>An int, or an enum as its number.</summary>
    public int Number(string property, int otherwise = 0) => Value(property) switch
    {
        int number => number,
        byte number => number,
        _ => otherwise,
    };

    /// <summary>A number of any size, or an enum as its number, with the same 64 bits; null when it is not written.</summary>
    public long? Wide(string property) => Value(property) switch
    {
        sbyte number => number,
        byte number => number,
        short number => number,
        ushort number => number,
        int number => number,
        uint number => number,
        long number => number,
        ulong number => unchecked((long)number),
        _ => null,
    };

    /// <summary>The members that make up the value of an enum, as a comment behind its number; empty for another value.</summary>
    public string MembersIn(string property)
    {
        TypedConstant constant = data.NamedArguments.FirstOrDefault(a => a.Key == property).Value;
        if (constant is not { Kind: TypedConstantKind.Enum, Type: INamedTypeSymbol type } || Wide(property) is not { } value) return "";
        IReadOnlyList<string> names = EnumText.MembersOf(type, unchecked((ulong)value), out ulong unknown);
        return unknown == 0 && names.Count > 0 ? $" /* {string.Join(" | ", names)} */" : "";
    }

    /// <summary>The properties that are enums, with the 64 bits of their values.</summary>
    public IEnumerable<(string Property, INamedTypeSymbol Type, ulong Value)> Enums()
    {
        foreach (KeyValuePair<string, TypedConstant> argument in data.NamedArguments)
        {
            if (argument.Value is not { Kind: TypedConstantKind.Enum, Type: INamedTypeSymbol type }) continue;
            if (Wide(argument.Key) is { } value) yield return (argument.Key, type, unchecked((ulong)value));
        }
    }

    /// <summary>What is written as the value of a property.</summary>
    public string TextOf(string property) => SyntaxOf(property)?.Expression.ToString() ?? "";

    /// <summary>A name; that of <c>nameof(Missing)</c> too, which has no constant value because it does not compile.</summary>
    public string? Text(string property) => Value(property) as string ?? NameIn(SyntaxOf(property)?.Expression);

    /// <summary>The names in an array.</summary>
    public IReadOnlyList<string> Texts(string property)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in data.NamedArguments)
        {
            if (argument.Key != property || argument.Value.Kind != TypedConstantKind.Array || argument.Value.IsNull) continue;
            return argument.Value.Values.Select(value => value.Value as string ?? "").ToList();
        }

        return [];
    }

    public object? Positional(int index)
    {
        if (index < data.ConstructorArguments.Length && data.ConstructorArguments[index] is { Kind: not TypedConstantKind.Error } constant)
        {
            return constant.Value;
        }

        return NameIn(PositionalSyntax(index)?.Expression);
    }

    /// <summary>The value of the property where it is written, else the attribute.</summary>
    public Location? At(string property) => SyntaxOf(property)?.Expression.GetLocation() ?? Location;

    /// <summary>The whole <c>Property = value</c>, else the attribute.</summary>
    public Location? Around(string property) => SyntaxOf(property)?.GetLocation() ?? Location;

    public Location? AtPositional(int index) => PositionalSyntax(index)?.Expression.GetLocation() ?? Location;

    private object? Value(string property)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in data.NamedArguments)
        {
            if (argument.Key == property && argument.Value.Kind is TypedConstantKind.Primitive or TypedConstantKind.Enum) return argument.Value.Value;
        }

        return null;
    }

    private AttributeArgumentSyntax? SyntaxOf(string property) =>
        _syntax?.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == property);

    private AttributeArgumentSyntax? PositionalSyntax(int index) =>
        _syntax?.ArgumentList?.Arguments.Where(a => a.NameEquals is null).ElementAtOrDefault(index);

    private static string? NameIn(ExpressionSyntax? expression) => expression switch
    {
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } call
            when call.ArgumentList.Arguments.FirstOrDefault()?.Expression is { } argument => RightmostName(argument),
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal => literal.Token.ValueText,
        _ => null,
    };

    private static string? RightmostName(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        _ => null,
    };
}
