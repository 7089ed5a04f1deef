using System.Globalization;

namespace UringDsl.Analyzers.Flow;

/// <summary>The part of some memory that a view shows.</summary>
/// <param name="Start">Its first element, as a value; unknown where that cannot be told.</param>
/// <param name="Length">How many elements; unknown for as many as there are, or for a number that cannot be told.</param>
internal sealed record FlowRange(FlowValue Start, FlowValue Length)
{
    public static readonly FlowRange Whole = new(FlowValue.Constant(0), FlowValue.Unknown), Anywhere = new(FlowValue.Unknown, FlowValue.Unknown);

    /// <summary>From the first element on; to the end, as far as is known.</summary>
    public bool IsWhole => Start.IsConstant(0) && !Length.IsKnown;

    /// <summary>A part of this part.</summary>
    public FlowRange Part(FlowRange part) => new(Sum(Start, part.Start), part.Length.IsKnown ? part.Length : part.IsWhole ? Length : FlowValue.Unknown);

    /// <summary>Both have an element in common, as far as can be told: what is not known has none.</summary>
    public bool Overlaps(FlowRange other)
    {
        if (Start.IsKnown && Start.Equals(other.Start)) return true;
        if (Number(Start) is not { } left || Number(other.Start) is not { } right) return IsWhole || other.IsWhole;
        (long first, long second, FlowValue length) = left < right ? (left, right, Length) : (right, left, other.Length);
        return Number(length) is { } known ? first + known > second : (left < right ? IsWhole : other.IsWhole);
    }

    /// <summary>The numbers are constants: they are the same in every method.</summary>
    public bool IsConstant => Number(Start) is not null && (!Length.IsKnown || Number(Length) is not null);

    /// <summary>Elements that are certainly part of it: its first, where only the length is not known; null where that is not known either.</summary>
    public FlowRange? Sure => Number(Start) is null ? null : IsConstant ? this : new(Start, FlowValue.Constant(1));

    public bool Mentions(FlowValue value) => Start.Mentions(value) || Length.Mentions(value);

    private static FlowValue Sum(FlowValue left, FlowValue right) => left.IsConstant(0) ? right
        : right.IsConstant(0) ? left
        : Number(left) is { } first && Number(right) is { } second ? FlowValue.Constant((int)(first + second))
        : FlowValue.Unknown;

    private static long? Number(FlowValue value) => value.Kind == FlowValueKind.Constant && value.Key is int or long or uint or short or byte
        ? System.Convert.ToInt64(value.Key, CultureInfo.InvariantCulture)
        : null;
}
