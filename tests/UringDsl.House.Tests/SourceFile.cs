using System;
using System.IO;
using System.Linq;

namespace UringDsl.House.Tests;

/// <summary>A text file of the repository. Every check is a function of it, so that a test can show the check a file that breaks it.</summary>
/// <param name="Path">Relative to the repository's root, with '/'.</param>
/// <param name="Text">With '\n' only.</param>
internal sealed record SourceFile(string Path, string Text)
{
    public string Name => System.IO.Path.GetFileName(Path);

    public bool IsCSharp => Path.EndsWith(".cs", StringComparison.Ordinal);

    /// <summary>Written by a renderer or accepted from a generator, not by hand.</summary>
    public bool IsRendered => Path.EndsWith(".g.cs", StringComparison.Ordinal) || Path.EndsWith(".verified.cs", StringComparison.Ordinal);

    public bool IsIn(params string[] folders) => folders.Any(folder => Path.StartsWith(folder + "/", StringComparison.Ordinal));

    public string[] Lines => Text.TrimEnd('\n').Split('\n');

    public static SourceFile Read(string root, string path) => new(path, File.ReadAllText(System.IO.Path.Combine(root, path)).ReplaceLineEndings("\n"));
}
