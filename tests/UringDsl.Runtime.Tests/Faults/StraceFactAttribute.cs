using System.IO;
using System.Linq;

namespace UringDsl.Runtime.Tests.Faults;

/// <summary>A test that counts system calls from outside; where strace is missing it is skipped, and says so.</summary>
internal sealed class StraceFactAttribute : FactAttribute
{
    public StraceFactAttribute()
    {
        if (Path is null) Skip = "strace is not installed (package strace): system calls cannot be counted from outside";
    }

    public static string? Path { get; } = new[] { "/usr/bin/strace", "/usr/local/bin/strace" }.FirstOrDefault(File.Exists);
}
