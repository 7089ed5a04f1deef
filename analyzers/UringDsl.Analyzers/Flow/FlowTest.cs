using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace UringDsl.Analyzers.Flow;

/// <summary>A comparison of a value with a constant: <c>x == 3</c>, <c>x &lt; 0</c>, <c>x is null</c>, <c>x is T</c>.</summary>
/// <param name="Operator">Equals, LessThan or LessThanOrEqual; the others are negations of these.</param>
/// <param name="Constant">The constant; an enum as its number, null for null, a type for <c>is T</c>.</param>
internal sealed record FlowTest(BinaryOperatorKind Operator, object? Constant)
{
    /// <summary>Whether a value passes, as a condition.</summary>
    public static FlowValue Of(FlowValue value, BinaryOperatorKind comparison, object? constant) => comparison switch
    {
        BinaryOperatorKind.NotEquals => FlowValue.Test(value, new(BinaryOperatorKind.Equals, constant)).Not(),
        BinaryOperatorKind.GreaterThan => FlowValue.Test(value, new(BinaryOperatorKind.LessThanOrEqual, constant)).Not(),
        BinaryOperatorKind.GreaterThanOrEqual => FlowValue.Test(value, new(BinaryOperatorKind.LessThan, constant)).Not(),
        BinaryOperatorKind.Equals or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual => FlowValue.Test(value, new(comparison, constant)),
        _ => FlowValue.Unknown,
    };

    /// <summary>Whether a value of which <paramref name="constant"/> is known passes; null where that cannot be told.</summary>
    public bool? Passes(object? constant)
    {
        if (Constant is ITypeSymbol) return null;
        if (Operator == BinaryOperatorKind.Equals) return Equals(Normal(Constant), Normal(constant));
        if (Normal(Constant) is not long right || Normal(constant) is not long left) return null;
        return Operator switch
        {
            BinaryOperatorKind.LessThan => left < right,
            BinaryOperatorKind.LessThanOrEqual => left <= right,
            _ => null,
        };
    }

    private static object? Normal(object? constant) => constant is sbyte or byte or short or ushort or int or uint or long
        ? Convert.ToInt64(constant, System.Globalization.CultureInfo.InvariantCulture)
        : constant;
}
