using System;
using System.Globalization;

namespace UringDsl.Core;

/// <summary>A kernel release, major and minor.</summary>
internal readonly record struct KernelRelease(int Major, int Minor) : IComparable<KernelRelease>
{
    /// <summary>The oldest that the runtime runs on.</summary>
    public static readonly KernelRelease Oldest = new(5, 19);

    /// <summary>Reads <c>6.1</c>, and nothing longer.</summary>
    public static bool TryParse(string text, out KernelRelease release)
    {
        release = default;
        string[] parts = text.Trim().Split('.');
        if (parts.Length != 2) return false;
        if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int major)) return false;
        if (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int minor)) return false;
        release = new(major, minor);
        return true;
    }

    public static bool operator >(KernelRelease left, KernelRelease right) => left.CompareTo(right) > 0;

    public static bool operator >=(KernelRelease left, KernelRelease right) => left.CompareTo(right) >= 0;

    public static bool operator <=(KernelRelease left, KernelRelease right) => left.CompareTo(right) <= 0;

    public static bool operator <(KernelRelease left, KernelRelease right) => left.CompareTo(right) < 0;

    public int CompareTo(KernelRelease other) => Major != other.Major ? Major.CompareTo(other.Major) : Minor.CompareTo(other.Minor);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");
}
