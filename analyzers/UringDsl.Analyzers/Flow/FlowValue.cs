using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace UringDsl.Analyzers.Flow;

/// <summary>
/// What a local, a field or an expression denotes, as far as it is known. Two values that are equal denote the same thing at run time; of two
/// that differ nothing follows. What an operation makes is its site: when the operation runs again, the walk forgets what it made before.
/// </summary>
internal sealed class FlowValue : IEquatable<FlowValue>
{
    public static readonly FlowValue Unknown = new(FlowValueKind.Unknown, null, null, null);

    public static readonly FlowValue This = new(FlowValueKind.This, null, null, null);

    private readonly int _hash;

    private FlowValue(FlowValueKind kind, FlowValue? of, object? key, FlowSite? site)
    {
        (Kind, Of, Key, Site) = (kind, of, key, site);
        int keyHash = key switch
        {
            null => 0,
            ISymbol symbol => SymbolEqualityComparer.Default.GetHashCode(symbol),
            IOperation operation => RuntimeHelpers.GetHashCode(operation.Syntax),
            ImmutableArray<FlowValue> items => items.Length,
            _ => key.GetHashCode(),
        };
        _hash = unchecked((((((int)kind * 31) + (of?._hash ?? 0)) * 31) + keyHash) * 31) + (site?.GetHashCode() ?? 0);
    }

    public FlowValueKind Kind { get; }

    public FlowValue? Of { get; }

    public object? Key { get; }

    /// <summary>Where it was made; of a member or an element, the last await or unknown call before it was read first.</summary>
    public FlowSite? Site { get; }

    public bool IsKnown => Kind != FlowValueKind.Unknown;

    /// <summary>The value whose memory this one is a view of, itself where it is none.</summary>
    public FlowValue Root => Kind == FlowValueKind.View ? Of! : this;

    /// <summary>The part of the memory of <see cref="Root"/> that it shows.</summary>
    public FlowRange Range => Kind == FlowValueKind.View ? (FlowRange)Key! : FlowRange.Whole;

    public bool IsConstant(object? constant) => Kind == FlowValueKind.Constant && Equals(Key, constant);

    public static FlowValue Constant(object? constant) => new(FlowValueKind.Constant, null, constant, null);

    public static FlowValue Parameter(IParameterSymbol parameter) => new(FlowValueKind.Parameter, null, parameter, null);

    public static FlowValue Member(FlowValue of, ISymbol member, FlowSite? since = null) =>
        of.IsKnown ? new(FlowValueKind.Member, of, member, since) : Unknown;

    public static FlowValue Element(FlowValue of, FlowValue index, FlowSite? since = null) =>
        of.IsKnown && index.IsKnown ? new(FlowValueKind.Element, of, index, since) : Unknown;

    public static FlowValue Result(FlowSite site, OperationKind kind) => new(FlowValueKind.Result, null, kind, site);

    public static FlowValue Out(FlowSite site, int ordinal) => new(FlowValueKind.Out, null, ordinal, site);

    public static FlowValue View(FlowValue of, FlowSite site, FlowRange part) =>
        of.IsKnown ? new(FlowValueKind.View, of.Root, of.Range.Part(part), site) : Unknown;

    public static FlowValue Reference(FlowPlace place) => new(FlowValueKind.Reference, null, place, null);

    public static FlowValue Function(object function) => new(FlowValueKind.Function, null, function, null);

    public static FlowValue Tuple(ImmutableArray<FlowValue> items) => new(FlowValueKind.Tuple, null, items, null);

    /// <summary>All of these. One that is not known is kept as such, so that nothing follows when the whole is false.</summary>
    public static FlowValue All(IEnumerable<FlowValue> conditions)
    {
        ImmutableArray<FlowValue> all = [.. conditions];
        bool isExact = all.All(c => c.IsKnown);
        all = [.. all.Where(c => c.IsKnown && !c.IsConstant(true))];
        return all.Any(c => c.IsConstant(false)) ? Constant(false)
            : all.Length switch
            {
                0 => isExact ? Constant(true) : Unknown,
                1 when isExact => all[0],
                _ => new(FlowValueKind.All, null, isExact ? all : all.Add(Unknown), null),
            };
    }

    public static FlowValue Test(FlowValue of, FlowTest test)
    {
        if (!of.IsKnown) return Unknown;
        if (test is { Operator: BinaryOperatorKind.Equals, Constant: bool wanted }) return wanted ? of : of.Not();
        if (of.Kind == FlowValueKind.Constant && test.Passes(of.Key) is { } known) return Constant(known);
        return new(FlowValueKind.Test, of, test, null);
    }

    /// <summary>The negation of a condition.</summary>
    public FlowValue Not() => Kind switch
    {
        FlowValueKind.Unknown => Unknown,
        FlowValueKind.Not => Of!,
        FlowValueKind.Constant when Key is bool constant => Constant(!constant),
        _ => new(FlowValueKind.Not, this, null, null),
    };

    /// <summary>True when this value is made of <paramref name="value"/>, or is it.</summary>
    public bool Mentions(FlowValue value)
    {
        if (Equals(value) || Of?.Mentions(value) == true) return true;
        bool isSameSite = value.Kind == FlowValueKind.Result && Kind != FlowValueKind.View && value.Site!.Equals(Site);
        if (isSameSite) return true;
        return Key switch
        {
            FlowValue index => index.Mentions(value),
            FlowPlace place => place.Mentions(value),
            FlowRange range => range.Mentions(value),
            ImmutableArray<FlowValue> items => items.Any(item => item.Mentions(value)),
            _ => false,
        };
    }

    public bool Equals(FlowValue? other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (other is null || _hash != other._hash || Kind != other.Kind) return false;
        if (!(Of is null ? other.Of is null : Of.Equals(other.Of))) return false;
        if (!(Site is null ? other.Site is null : Site.Equals(other.Site))) return false;
        return Key switch
        {
            ISymbol symbol => SymbolEqualityComparer.Default.Equals(symbol, other.Key as ISymbol),
            IOperation operation => other.Key is IOperation same && ReferenceEquals(operation.Syntax, same.Syntax),
            ImmutableArray<FlowValue> items => other.Key is ImmutableArray<FlowValue> others && items.SequenceEqual(others),
            _ => Equals(Key, other.Key),
        };
    }

    public override bool Equals(object? obj) => Equals(obj as FlowValue);

    public override int GetHashCode() => _hash;

    public override string ToString() =>
        $"{Kind}({Of}{(Of is null || Key is null ? "" : ", ")}{(Key is IOperation operation ? operation.Syntax : Key)}{Site?.Syntax.SpanStart})";
}
