using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Flow;

namespace UringDsl.Analyzers.Ownership;

/// <summary>What the members of a result say of it: that there are bytes, or a file.</summary>
internal static class OwnershipTests
{
    /// <summary>The same condition without <c>== true</c>.</summary>
    public static (FlowValue Asked, bool Answer) Plain(FlowValue condition, bool truth) =>
        condition is { Kind: FlowValueKind.Test, Of: { } of, Key: FlowTest { Operator: BinaryOperatorKind.Equals, Constant: bool constant } }
            ? Plain(of, truth == constant)
            : condition is { Kind: FlowValueKind.Not, Of: { } negated } ? Plain(negated, !truth) : (condition, truth);

    /// <summary>What a condition says of a result: true for success, false for an error or the end, null for nothing.</summary>
    public static bool? Succeeds(FlowValue asked, bool answer, FlowValue source)
    {
        if (IsMember(asked, source, "IsSuccess")) return answer;
        if (IsMember(asked, source, "IsEndOfStream")) return answer ? false : null;
        if (asked is not { Kind: FlowValueKind.Test, Of: { } of, Key: FlowTest test }) return null;
        if (IsMember(of, source, "Error")) return IsZero(test) == answer ? null : false;
        if (IsMember(of, source, "Kind")) return IsZero(test) ? answer : answer ? false : null;
        return IsMember(of, source, "Length") ? IsPositive(test, answer) : null;
    }

    /// <summary>What a condition says of a value itself: by its length, or by comparing it with null.</summary>
    public static bool? IsPresent(FlowValue asked, bool answer, FlowValue token)
    {
        if (asked is not { Kind: FlowValueKind.Test, Of: { } of, Key: FlowTest test }) return null;
        if (of.Equals(token) && test is { Operator: BinaryOperatorKind.Equals, Constant: null }) return !answer;
        return IsMember(of, token, "Length") ? IsPositive(test, answer) : null;
    }

    /// <summary>Whether this path knows already that there are bytes. A message may have succeeded without any.</summary>
    public static bool? Decided(FlowValue source, bool isMessage, FlowContext<Holdings> context)
    {
        bool notEnded = false, noError = false;
        foreach (KeyValuePair<FlowValue, bool> fact in context.State.Facts)
        {
            (FlowValue asked, bool answer) = Plain(fact.Key, fact.Value);
            if (Succeeds(asked, answer, source) is { } success && !(isMessage && success && IsMember(asked, source, "IsSuccess"))) return success;
            notEnded |= IsMember(asked, source, "IsEndOfStream") && !answer;
            noError |= answer && asked is { Kind: FlowValueKind.Test, Of: { } of, Key: FlowTest test } && IsMember(of, source, "Error") && IsZero(test);
        }

        return notEnded && noError ? true : null;
    }

    private static bool IsMember(FlowValue value, FlowValue of, string name) =>
        value is { Kind: FlowValueKind.Member, Key: ISymbol member } && member.Name == name && of.Equals(value.Of);

    private static bool IsZero(FlowTest test) => test.Operator == BinaryOperatorKind.Equals && NumberOf(test) == 0;

    // A length is never negative.
    private static bool? IsPositive(FlowTest test, bool answer) => (test.Operator, NumberOf(test)) switch
    {
        (BinaryOperatorKind.Equals, 0) => !answer,
        (BinaryOperatorKind.Equals, > 0) => answer ? true : null,
        (BinaryOperatorKind.LessThan, 1) => !answer,
        (BinaryOperatorKind.LessThan, > 1) => answer ? null : true,
        (BinaryOperatorKind.LessThanOrEqual, 0) => !answer,
        (BinaryOperatorKind.LessThanOrEqual, > 0) => answer ? null : true,
        _ => null,
    };

    private static long? NumberOf(FlowTest test) => test.Constant switch
    {
        sbyte or byte or short or ushort or int or uint or long =>
            System.Convert.ToInt64(test.Constant, System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };
}
