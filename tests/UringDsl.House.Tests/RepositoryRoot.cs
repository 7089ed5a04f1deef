using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;

namespace UringDsl.House.Tests;

/// <summary>The working tree that these tests were compiled from.</summary>
internal static class RepositoryRoot
{
    private static readonly string[] NotOurs = [".git", ".vs", ".idea", "bin", "obj", "TestResults"];

    public static string Path { get; } = Find();

    /// <summary>Every text file that is, or could be, checked in.</summary>
    public static IReadOnlyList<SourceFile> TextFiles { get; } = [.. Walk(new DirectoryInfo(Path)).Order(StringComparer.Ordinal).Select(Read)];

    public static SourceFile Read(string path) => SourceFile.Read(Path, path);

    public static bool Exists(string path) => File.Exists(System.IO.Path.Combine(Path, path));

    private static string Find([CallerFilePath] string here = "")
    {
        string? folder = System.IO.Path.GetDirectoryName(here);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder, "UringDsl.sln"))) folder = System.IO.Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException($"no UringDsl.sln above {here}");
    }

    private static IEnumerable<string> Walk(DirectoryInfo folder)
    {
        foreach (FileInfo file in folder.EnumerateFiles())
            if (!file.Name.Contains(".received.", StringComparison.Ordinal) && IsText(file)) yield return System.IO.Path.GetRelativePath(Path, file.FullName);
        foreach (DirectoryInfo child in folder.EnumerateDirectories().Where(child => !NotOurs.Contains(child.Name)))
            foreach (string path in Walk(child)) yield return path;
    }

    // As git decides it: a zero byte near the start is what no text has.
    private static bool IsText(FileInfo file)
    {
        Span<byte> start = stackalloc byte[4096];
        using FileStream stream = file.OpenRead();
        return !start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)].Contains((byte)0);
    }
}
