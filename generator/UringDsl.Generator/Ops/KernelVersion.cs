using System;
using System.Globalization;

namespace UringDsl.Generator.Ops;

/// <summary>A kernel release, major and minor.</summary>
internal readonly record struct KernelVersion(int Major, int Minor) : IComparable<KernelVersion>
{
    /// <summary>Reads <c>6.18</c> or <c>6.18.44-name</c>.</summary>
    public static KernelVersion Parse(string text)
    {
        string[] parts = text.Split('.', '-');
        return new(int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    public static implicit operator KernelVersion(string text) => Parse(text);

    public static bool operator <=(KernelVersion left, KernelVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(KernelVersion left, KernelVersion right) => left.CompareTo(right) >= 0;

    public int CompareTo(KernelVersion other) => Major != other.Major ? Major.CompareTo(other.Major) : Minor.CompareTo(other.Minor);

    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0}.{1}", Major, Minor);
}
