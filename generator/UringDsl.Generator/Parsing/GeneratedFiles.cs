using System;
using System.IO;
using Microsoft.CodeAnalysis;

namespace UringDsl.Generator.Parsing;

/// <summary>Which files the generator wrote: Roslyn puts them in a folder that is called after it.</summary>
internal static class GeneratedFiles
{
    private static readonly string s_folder = typeof(UringGenerator).FullName;

    /// <summary>True for one of them.</summary>
    public static bool Has(SyntaxTree tree) => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)
        && Path.GetFileName(Path.GetDirectoryName(tree.FilePath)) == s_folder;
}
